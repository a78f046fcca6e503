import type { ImportCounts, ImportPreview } from '../../../contract/imports.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import { textOf } from '../../../core/import/cell.ts';
import { type ConflictKind, conflictKinds, idOfRow, mergeRow, type Outcome } from '../../../core/import/merge.ts';
import type { ImportPlan } from '../../../core/import/plan.ts';
import { withoutRepeated } from '../../../core/import/repeated.ts';
import { isLocalId, type Problem, type ReadRow, type RowReading, readRow } from '../../../core/import/row.ts';
import type { Table } from '../../../core/import/table.ts';
import type { Desk } from '../desk.ts';

/** One row of the file with what it would do. `place`: its index in the table. */
export type ComparedRow = { readonly place: number } & (
  | { readonly kind: 'bad'; readonly problems: readonly Problem[] }
  | { readonly kind: Exclude<Outcome['kind'], 'bad'>; readonly reading: RowReading; readonly outcome: Exclude<Outcome, { kind: 'bad' }> }
);

/** Rows looked up, compared and written at a time. */
export const CHUNK = 400;
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Whole {
  readonly rows: readonly ComparedRow[];
  readonly preview: Omit<ImportPreview, 'observedAt'>;
}

/** Compares every row with what is known here; writes nothing. Faults: cancelled, invalid-input {field: columns}. */
export async function compareTable(
  desk: Pick<Desk, 'store'>,
  table: Table,
  plan: ImportPlan,
  observedAt: string,
  signal: AbortSignal,
): Promise<Whole> {
  demandPlan(plan);
  const places: number[] = [];
  const read: ReadRow[] = [];
  for (let place = plan.headerRow + 1; place < table.rows.length; place += 1) {
    const cells = table.rows[place] ?? [];
    if (cells.every((cell) => textOf(cell) === '')) continue;
    places.push(place);
    read.push(readRow(cells, place + 1, plan));
    if (places.length % 2_000 === 0) await pause(signal);
  }
  const rows = withoutRepeated(read);
  await pause(signal);
  const names = new Set(rows.flatMap((row) => (row.kind === 'read' && row.reading.accountName !== '' ? [row.reading.accountName] : [])));
  const byName = await desk.store.customerIdsByAccountName([...names]);
  const compared: ComparedRow[] = [];
  const known: Customer[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    const customers = await customersOf(desk, chunk, byName);
    known.push(...customers.values());
    for (const [index, row] of chunk.entries())
      compared.push({ place: places[from + index] ?? 0, ...compareRow(row, customers, byName, observedAt, plan) });
    await pause(signal);
  }
  return { rows: compared, preview: { ...summed(compared), notInFile: await notInFile(desk, known) } };
}

async function pause(signal: AbortSignal): Promise<void> {
  await breathe();
  if (signal.aborted) throw new Fault('cancelled');
}

function demandPlan({ columns }: ImportPlan): void {
  const fields = columns.filter((field) => field !== null);
  if (new Set(fields).size !== fields.length) throw new Fault('invalid-input', { field: 'columns', reason: 'twice' });
  if (!fields.includes('customerId') && !fields.includes('accountName'))
    throw new Fault('invalid-input', { field: 'columns', reason: 'no-customer' });
}

/** The customers that these rows may be about, by id. */
export async function customersOf(
  desk: Pick<Desk, 'store'>,
  rows: readonly ReadRow[],
  byName: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, Customer>> {
  const ids = rows.flatMap((row) => (row.kind === 'read' ? [idOfRow(row.reading, byName.get(row.reading.accountName) ?? [])] : []));
  const found = await desk.store.dossiers([...new Set(ids.filter((id) => id !== null))]);
  return new Map(found.map(({ customer }) => [customer.customerId, customer]));
}

function compareRow(
  row: ReadRow,
  customers: ReadonlyMap<string, Customer>,
  names: ReadonlyMap<string, readonly string[]>,
  observedAt: string,
  plan: ImportPlan,
) {
  if (row.kind === 'bad') return { kind: 'bad', problems: row.problems } as const;
  const { reading } = row;
  const outcome = outcomeOf(reading, customers, names, observedAt, plan);
  if (outcome.kind === 'bad') return { kind: 'bad', problems: [{ code: outcome.code, field: 'accountName' }] } as const;
  return { kind: outcome.kind, reading, outcome };
}

export function outcomeOf(
  reading: RowReading,
  customers: ReadonlyMap<string, Customer>,
  names: ReadonlyMap<string, readonly string[]>,
  observedAt: string,
  plan: ImportPlan,
): Outcome {
  const byName = names.get(reading.accountName) ?? [];
  const id = idOfRow(reading, byName);
  return mergeRow(reading, { byId: id === null ? null : (customers.get(id) ?? null), byName }, observedAt, plan.takeRenamed);
}

export const noCounts: ImportCounts = { new: 0, changed: 0, unchanged: 0, conflict: 0, bad: 0 };

function summed(rows: readonly ComparedRow[]): Omit<ImportPreview, 'observedAt' | 'notInFile'> {
  const counts = { ...noCounts };
  const conflicts = Object.fromEntries(conflictKinds.map((kind) => [kind, 0])) as Record<ConflictKind, number>;
  let [masked, withoutFrozen, withoutAssociation, withoutId] = [0, 0, 0, 0];
  for (const row of rows) {
    counts[row.kind] += 1;
    if (row.kind === 'bad') continue;
    if (row.reading.masked.length > 0) masked += 1;
    const { outcome } = row;
    if (outcome.kind === 'conflict') conflicts[outcome.why] += 1;
    else {
      if (outcome.unread.includes('frozen')) withoutFrozen += 1;
      if (outcome.unread.includes('association')) withoutAssociation += 1;
      if (isLocalId(outcome.reading.customerId)) withoutId += 1;
    }
  }
  return { counts, conflicts, masked, withoutFrozen, withoutAssociation, withoutId };
}

/** Nothing is concluded of them: a file is no listing of the site. */
async function notInFile({ store }: Pick<Desk, 'store'>, met: readonly Customer[]): Promise<number> {
  const sort = { by: 'accountName', descending: false } as const;
  const { total } = await store.customers({ search: '', filters: { visibility: 'visible' }, sort, offset: 0, limit: 1 });
  return Math.max(0, total - met.filter(({ visibility }) => visibility === 'visible').length);
}
