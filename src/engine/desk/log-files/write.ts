import { z } from 'zod';
import { Fault } from '../../../core/fault.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import type { Desk } from '../desk.ts';
import { namedPerson } from '../person.ts';
import { logged } from '../witness.ts';
import { breathe } from './compare.ts';
import { type ComparedLog, type ComparedLogRow, fileMark, type HeldLog } from './held.ts';

type Taken = Extract<ComparedLogRow, { readonly reading: unknown }>;

/** Rows sealed in one transaction, while which no question is answered. */
const AT_ONCE = 100;
const UNFINISHED = 'log-import-unfinished';
const Unfinished = z.object({ startedAt: z.string(), digest: z.string() });

/** An import of an earlier start that has no end. */
export async function readUnfinishedLog({ store }: Pick<Desk, 'store'>): Promise<z.infer<typeof Unfinished> | null> {
  return Unfinished.safeParse(await store.value(UNFINISHED)).data ?? null;
}

export const takenOf = ({ plan, rows }: ComparedLog): readonly Taken[] =>
  rows.filter((row): row is Taken => row.kind === 'new' || (row.kind === 'repeated' && plan.takeRepeated));

/**
 * Seals the rows of a previewed file. Each transaction holds its rows wholly or not at all, and each entry names its file and row: a run that
 * ended anyhow is gone on with by the same file, without any row twice. Faults of beginning: operator-missing, not-allowed-here, disk-full.
 */
export async function beginLogImport(desk: Desk, file: HeldLog): Promise<() => Promise<void>> {
  const { compared } = file;
  if (file.stage !== 'previewed' || compared === null) throw new Fault('not-allowed-here', { reason: 'not-previewed' });
  // At once: whoever presses twice must not have it written twice.
  file.stage = 'running';
  try {
    return await begun(desk, file, compared);
  } catch (error) {
    file.stage = 'previewed';
    throw error;
  }
}

async function begun(desk: Desk, file: HeldLog, compared: ComparedLog): Promise<() => Promise<void>> {
  const { operator } = await namedPerson(desk);
  const { store, clock, info, news } = desk;
  const rows = takenOf(compared);
  const { counts } = compared.preview;
  const about = (operation: 'log-import-started' | 'log-imported', detail: LogDraft['detail']) => ({
    log: [logged({ at: clock.now(), operation, source: 'import', detail: { digest: file.digest, ...detail }, personal: { operator } })],
    notices: [],
  });
  const started = { startedAt: clock.now(), digest: file.digest };
  await store.writeValue(UNFINISHED, started, about('log-import-started', { rows: rows.length }));
  file.done = 0;
  const end = async (outcome: 'finished' | 'cancelled' | 'failed') => {
    file.result = { outcome, written: file.done, counts, digest: file.digest };
    file.stage = 'ended';
    news.tell('log', info.account);
    await store.writeValue(UNFINISHED, null, about('log-imported', { outcome, written: file.done, ...counts }));
    news.tell('log', info.account);
  };
  return async () => {
    try {
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        if (file.abort.signal.aborted) return await end('cancelled');
        const chunk = rows.slice(from, from + AT_ONCE);
        await store.appendLog(chunk.map((row) => entryOf(row, file.digest, clock.now())));
        file.done = from + chunk.length;
        news.tell('log', info.account);
        await breathe();
      }
      await end('finished');
    } catch (error) {
      // The marker stays where even the end cannot be written: the next start tells it.
      await end('failed').catch(() => {});
      throw error;
    }
  };
}

/** Marked as imported for ever, by its operation, its source and the place in its file; its own time is when it was brought in. */
function entryOf({ reading, customerId }: Taken, digest: string, at: string): LogDraft {
  const { claimedAt, dayOnly, row, texts } = reading;
  const detail = { file: fileMark(digest), row, claimedAt, ...(dayOnly ? { dayOnly } : {}) };
  return {
    at,
    operation: 'log-entry-imported',
    result: 'stated',
    source: 'import',
    customerId,
    caseId: null,
    detail,
    personal: textsOf(texts),
  };
}

const textsOf = (texts: Taken['reading']['texts']): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter((field): field is [string, string] => field[1] !== undefined && field[1] !== ''));
