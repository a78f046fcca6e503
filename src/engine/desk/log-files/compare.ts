import type { LogImportCounts, LogImportPreview } from '../../../contract/log-files.ts';
import { Fault } from '../../../core/fault.ts';
import { isMasked, textOf } from '../../../core/import/cell.ts';
import { localCustomerId } from '../../../core/import/row.ts';
import type { Table } from '../../../core/import/table.ts';
import type { LogImportPlan } from '../../../core/log/import-plan.ts';
import { type LogRowReading, readLogRow, repeatKey } from '../../../core/log/import-row.ts';
import type { Desk } from '../desk.ts';
import type { ComparedLog, ComparedLogRow } from './held.ts';
import { alreadyThere } from './there.ts';

const AT_ONCE = 1_000;
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
export const noCounts: LogImportCounts = { new: 0, known: 0, repeated: 0, bad: 0 };

/** Reads every row and holds it against the log; writes nothing. Faults: cancelled, invalid-input {field: columns | timeZone}. */
export async function compareLog(
  desk: Pick<Desk, 'store' | 'files'>,
  file: { readonly table: Table; readonly digest: string },
  plan: LogImportPlan,
  signal: AbortSignal,
): Promise<ComparedLog> {
  demandPlan(plan);
  const read = await readRows(desk, file.table, plan, signal);
  const keys = read.map((row) => (row.kind === 'bad' ? '' : keyOf(row)));
  const there = await alreadyThere(desk, file.digest, new Set(keys), signal);
  const met = new Set<string>();
  const rows = read.map((row, index): ComparedLogRow => {
    if (row.kind === 'bad') return row;
    const key = keys[index] ?? '';
    // The rows of this file that are in the log already stand there as themselves.
    if (there.rows.has(row.reading.row)) return { ...row, kind: 'known' };
    const kind = there.keys.has(key) || met.has(key) ? 'repeated' : 'new';
    met.add(key);
    return { ...row, kind };
  });
  return { plan, rows, preview: await previewOf(desk, rows) };
}

const keyOf = ({ reading, customerId }: { readonly reading: LogRowReading; readonly customerId: string | null }) =>
  repeatKey({ claimedAt: reading.claimedAt, customerId, texts: reading.texts });

function demandPlan({ columns, timeZone }: LogImportPlan): void {
  const fields = columns.filter((field) => field !== null);
  if (new Set(fields).size !== fields.length) throw new Fault('invalid-input', { field: 'columns', reason: 'twice' });
  if (!fields.includes('time')) throw new Fault('invalid-input', { field: 'columns', reason: 'no-time' });
  if (!fields.includes('operation')) throw new Fault('invalid-input', { field: 'columns', reason: 'no-operation' });
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  } catch {
    throw new Fault('invalid-input', { field: 'timeZone' });
  }
}

async function readRows(
  desk: Pick<Desk, 'store' | 'files'>,
  table: Table,
  plan: LogImportPlan,
  signal: AbortSignal,
): Promise<readonly ComparedLogRow[]> {
  const found: ComparedLogRow[] = [];
  for (let from = plan.headerRow + 1; from < table.rows.length; from += AT_ONCE) {
    if (signal.aborted) throw new Fault('cancelled');
    const chunk = table.rows.slice(from, from + AT_ONCE).flatMap((cells, index) => {
      const place = from + index;
      return cells.every((cell) => textOf(cell) === '') ? [] : [{ place, ...readLogRow(cells, place + 1, plan) }];
    });
    const names = new Set(chunk.flatMap((row) => (row.kind === 'read' ? (row.reading.texts.accountName ?? []) : [])));
    const byName = await desk.store.customerIdsByAccountName([...names]);
    const about = chunk.map((row) => (row.kind === 'read' ? customerOf(row.reading, byName) : null));
    const erased = await desk.files.erased.among([...new Set(about.filter((id) => id !== null))]);
    const gone = new Set(erased.map(({ customerId }) => customerId));
    chunk.forEach((row, index) => {
      const customerId = about[index] ?? null;
      if (row.kind === 'bad') found.push(row);
      else if (customerId !== null && gone.has(customerId))
        found.push({ place: row.place, kind: 'bad', problems: [{ code: 'erased', field: null }] });
      else found.push({ place: row.place, kind: 'new', reading: row.reading, customerId });
    });
    await breathe();
  }
  return found;
}

/** Whom a row is about: so that erasing this customer takes the row's texts, too. A name that stars hide is nobody's. */
function customerOf({ customerId, texts }: LogRowReading, byName: ReadonlyMap<string, readonly string[]>): string | null {
  if (customerId !== '') return customerId;
  const name = texts.accountName ?? '';
  if (name === '' || isMasked(name)) return null;
  const known = byName.get(name) ?? [];
  return known.length === 1 ? (known[0] ?? null) : localCustomerId(name);
}

async function previewOf({ store }: Pick<Desk, 'store'>, rows: readonly ComparedLogRow[]): Promise<LogImportPreview> {
  const counts = { ...noCounts };
  let from: string | null = null;
  let until: string | null = null;
  let withoutCustomer = 0;
  const about = new Map<string, number>();
  for (const row of rows) {
    counts[row.kind] += 1;
    if (row.kind === 'bad') continue;
    const { claimedAt } = row.reading;
    if (from === null || claimedAt < from) from = claimedAt;
    if (until === null || claimedAt > until) until = claimedAt;
    if (row.customerId === null) withoutCustomer += 1;
    else about.set(row.customerId, (about.get(row.customerId) ?? 0) + 1);
  }
  let customersKnown = 0;
  const ids = [...about.keys()];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    for (const { customer } of await store.dossiers(ids.slice(at, at + AT_ONCE))) customersKnown += about.get(customer.customerId) ?? 0;
    await breathe();
  }
  return { counts, from, until, customersKnown, withoutCustomer };
}
