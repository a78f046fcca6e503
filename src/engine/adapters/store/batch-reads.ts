import type { BatchCounts, BatchGroup, BatchRow, Prepared } from '../../../core/batch/batch.ts';
import { batchGroups } from '../../../core/batch/groups.ts';
import type { BatchListQuery, Store } from '../../../core/ports.ts';
import { type BatchRowColumns, batchColumns, batchRowOf, wordsOf } from './batch-row.ts';
import { Bits } from './bits.ts';
import type { StoreContext } from './context.ts';
import { type CustomerRow, customerColumns, customerOf, customerTables } from './customer-row.ts';
import type { TextIndex } from './text-index.ts';

interface CountRow {
  readonly state: BatchRow['state'];
  readonly grouped: BatchGroup | null;
  readonly prepared: Prepared | null;
  readonly customers: number;
}

/** What the page shows of a check: counts, rows by group, and what has to be learned or done, by whom. */
export function batchReads(context: StoreContext, index: TextIndex): Pick<Store, 'batchCounts' | 'batchRows' | 'batchTallies'> {
  const { database, revisions } = context;
  const counts = database.prepare<[string], CountRow>(
    `SELECT state, grouped, prepared, count(*) AS customers FROM batch_row WHERE batch = (SELECT number FROM batch WHERE id = ?) GROUP BY 1, 2, 3`,
  );
  const wanted = `b.batch = (SELECT number FROM batch WHERE id = :batchId) AND (:group IS NULL OR b.grouped = :group) AND b.state <> 'pending'
    AND (NOT :failedOnly OR b.fault IS NOT NULL) AND (NOT :preparedOnly OR b.prepared IS NOT NULL)`;
  const listed = database.prepare<Wanted, string | null>(`SELECT group_concat(b.id) FROM batch_row b WHERE ${wanted}`).pluck();
  const counted = database.prepare<Wanted, number>(`SELECT count(*) FROM batch_row b WHERE ${wanted}`).pluck();
  const slice = database
    .prepare<Wanted & { readonly limit: number; readonly offset: number }, number>(
      `SELECT b.id FROM batch_row b WHERE ${wanted} ORDER BY b.id LIMIT :limit OFFSET :offset`,
    )
    .pluck();
  const rows = database.prepare<[string, string], CustomerRow & BatchRowColumns>(
    `SELECT ${customerColumns}, ${batchColumns} FROM json_each(?) j CROSS JOIN batch_row b CROSS JOIN ${customerTables}
     WHERE b.batch = (SELECT number FROM batch WHERE id = ?) AND b.id = j.value AND c.id = j.value ORDER BY j.key`,
  );
  const tallies = database.prepare<
    [string],
    { readonly grouped: BatchGroup; readonly rules: string; readonly asks: string; readonly manager: string; readonly customers: number }
  >(
    `SELECT b.grouped, b.rules, b.asks, c.manager, count(*) AS customers FROM batch_row b CROSS JOIN customer c ON c.id = b.id
     WHERE b.batch = (SELECT number FROM batch WHERE id = ?) AND b.grouped IS NOT NULL AND b.state <> 'pending' GROUP BY 1, 2, 3, 4`,
  );
  const highest = database.prepare<[], number | null>('SELECT max(id) FROM customer_seen').pluck();

  function idsOf(query: BatchListQuery): { readonly total: number; readonly ids: readonly number[] } {
    const { batchId, group, offset, limit } = query;
    const asked = { batchId, group, failedOnly: Number(query.failedOnly), preparedOnly: Number(query.preparedOnly) };
    const words = index.search(query.search, revisions.rows);
    if (words === null) return { total: counted.get(asked) ?? 0, ids: slice.all({ ...asked, limit, offset }) };
    const found = words.and(Bits.parse(listed.get(asked) ?? '', highest.get() ?? 0));
    return { total: found.count(), ids: found.upwards().drop(offset).take(limit).toArray() };
  }

  return {
    async batchCounts(batchId) {
      return countsOf(counts.all(batchId));
    },
    async batchRows(query) {
      const { total, ids } = idsOf(query);
      const found = rows.all(JSON.stringify(ids), query.batchId);
      return { total, rows: found.map((row) => ({ row: batchRowOf(row), customer: customerOf(row) })) };
    },
    async batchTallies(batchId) {
      return tallies.all(batchId).map(({ grouped, rules, asks, manager, customers }) => ({
        group: grouped,
        rules: wordsOf(rules),
        asks: wordsOf(asks),
        manager,
        customers,
      }));
    },
  };
}

interface Wanted {
  readonly batchId: string;
  readonly group: BatchGroup | null;
  readonly failedOnly: number;
  readonly preparedOnly: number;
}

function countsOf(rows: readonly CountRow[]): BatchCounts {
  const sum = (meant: (row: CountRow) => boolean) => rows.filter(meant).reduce((total, { customers }) => total + customers, 0);
  const settled = (group: BatchGroup) => sum(({ state, grouped }) => state !== 'pending' && grouped === group);
  const kinds = new Set(rows.flatMap(({ prepared }) => (prepared === null ? [] : [prepared])));
  return {
    total: sum(() => true),
    pending: sum(({ state }) => state === 'pending'),
    failed: sum(({ state }) => state === 'failed'),
    groups: Object.fromEntries(batchGroups.map((group) => [group, settled(group)])) as Record<BatchGroup, number>,
    prepared: Object.fromEntries([...kinds].map((kind) => [kind, sum(({ prepared }) => prepared === kind)])),
  };
}
