import type { ImportCounts } from '../../../contract/imports.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import { pageNews } from '../../jobs/sync/page-news.ts';
import type { Desk } from '../desk.ts';
import { namedPerson } from '../person.ts';
import { judgeForIndex } from '../verdicts.ts';
import { logged } from '../witness.ts';
import { breathe, CHUNK, type ComparedRow, customersOf, noCounts, outcomeOf } from './compare.ts';
import type { Compared, HeldFile } from './held.ts';
import { UNFINISHED } from './unfinished.ts';

type Taken = Extract<ComparedRow, { readonly reading: unknown }>;

/** A pass of the other side's listing must not meet its own customers marked by a file. */
async function demandRest(desk: Desk): Promise<void> {
  const { phase, progress } = await desk.sync.state();
  if (phase !== 'idle' || progress !== null) throw new Fault('not-allowed-here', { reason: 'sync-running' });
}

/**
 * Writes a previewed file, each chunk in one transaction, compared once more with what is known by then. Ends when it is done, when the person
 * cancels, or at the first chunk that cannot be written: what was written stays and is told. Faults of beginning: operator-missing, not-allowed-here.
 */
export async function beginWriting(desk: Desk, file: HeldFile, compared: Compared): Promise<() => Promise<void>> {
  // At once: whoever presses twice must not have it written twice.
  file.stage = 'running';
  try {
    return await begun(desk, file, compared);
  } catch (error) {
    file.stage = 'previewed';
    throw error;
  }
}

async function begun(desk: Desk, file: HeldFile, compared: Compared): Promise<() => Promise<void>> {
  const { operator } = await namedPerson(desk);
  await demandRest(desk);
  const { store, clock } = desk;
  const isFirst = (await store.customerFacets()).total === 0;
  const entry = (operation: 'import-started' | 'import-finished', detail: Record<string, string | number | boolean>) =>
    logged({
      at: clock.now(),
      operation,
      source: 'import',
      detail: { digest: file.digest, exportedOn: compared.exportedOn, ...detail },
      personal: { operator },
    });
  const started = { startedAt: clock.now(), digest: file.digest };
  await store.writeValue(UNFINISHED, started, { log: [entry('import-started', { rows: compared.rows.length })], notices: [] });
  file.done = 0;
  const rows = compared.rows.filter((row): row is Taken => row.kind !== 'bad');
  const bad = compared.rows.length - rows.length;
  const written = { ...noCounts, bad };

  const end = async (outcome: 'finished' | 'cancelled' | 'failed') => {
    const detail = { outcome, ...written, written: file.done };
    file.result = { outcome, written, digest: file.digest };
    file.stage = 'ended';
    tell(desk);
    await store.writeValue(UNFINISHED, null, { log: [entry('import-finished', detail)], notices: [] });
    desk.news.tell('log', desk.info.account);
  };

  return async () => {
    try {
      for (let from = 0; from < rows.length; from += CHUNK) {
        if (file.abort.signal.aborted) return await end('cancelled');
        await demandRest(desk);
        const counts = await writeChunk(desk, file, compared, rows.slice(from, from + CHUNK), isFirst);
        for (const kind of ['new', 'changed', 'unchanged', 'conflict', 'bad'] as const) written[kind] += counts[kind];
        file.done = Math.min(rows.length, from + CHUNK);
        tell(desk);
        await breathe();
      }
      await end('finished');
    } catch (error) {
      await end('failed').catch(() => {});
      throw error;
    }
  };
}

function tell({ news, info }: Desk): void {
  for (const topic of ['customers', 'customer', 'sync', 'log', 'notices'] as const) news.tell(topic, info.account);
}

async function writeChunk(desk: Desk, file: HeldFile, compared: Compared, rows: readonly Taken[], isFirst: boolean): Promise<ImportCounts> {
  const { store, clock } = desk;
  const { observedAt } = compared.preview;
  const names = await store.customerIdsByAccountName(rows.map(({ reading }) => reading.accountName));
  const customers: ReadonlyMap<string, Customer> = await customersOf(
    desk,
    rows.map(({ reading }) => ({ kind: 'read', reading }) as const),
    names,
  );
  const counts = { ...noCounts };
  const outcomes = rows.map(({ reading }) => outcomeOf(reading, customers, names, observedAt, compared.plan));
  for (const { kind } of outcomes) counts[kind] += 1;
  const taken = outcomes.filter((each) => each.kind !== 'conflict' && each.kind !== 'bad');
  const readings = taken.map(({ reading }) => reading);
  const passId = `import-${file.importId}`;
  const page = { readings, askedAt: observedAt, at: clock.now(), source: 'import', passId, first: isFirst } as const;
  const news = await pageNews(store, { ...page, erasedAmong: desk.files.erased.among });
  const unread = new Map(taken.flatMap((each) => (each.unread.length > 0 ? [[each.reading.customerId, each.unread] as const] : [])));
  await store.writeSyncPage({ passId, observedAt, source: 'import', state: null, unread, ...news });
  const partner = await store.facts('partner');
  const dossiers = await store.dossiers(readings.map(({ customerId }) => customerId));
  await store.writeVerdicts(await judgeForIndex(desk, dossiers, partner, clock.now()));
  return counts;
}
