import type { KnownGroup } from '../../../core/batch/calls.ts';
import type { Association, Visibility } from '../../../core/customer/customer.ts';
import { type FactKind, factKinds } from '../../../core/fact/fact.ts';
import { isLocalId } from '../../../core/import/row.ts';
import type { Store } from '../../../core/ports.ts';
import type { StoreContext } from './context.ts';

interface KnownRow {
  readonly one: string;
  readonly visibility: Visibility;
  readonly association: Association;
  readonly frozen: number;
  readonly resold: number;
  readonly listed: number;
  readonly kinds: number;
  readonly checked: number;
  readonly customers: number;
}

/** A power of two for each kind, so that their sum names the kinds of one customer: each is there at most once. */
const bits: ReadonlyMap<FactKind, number> = new Map(factKinds.map((kind, place) => [kind, 2 ** place]));
/** What every check reads comes first: most facts are of these kinds, and each is looked up a million times. */
const common: readonly FactKind[] = ['unpaidOrders', 'yearlyResources', 'payPerUseResources', 'budgetAmount', 'budgetUsed'];
const bitOfKind = `CASE f.kind ${[...common, ...factKinds.filter((kind) => !common.includes(kind))]
  .map((kind) => `WHEN '${kind}' THEN ${bits.get(kind)}`)
  .join(' ')} ELSE 0 END`;

/** What was stated holds for days, what was read for hours (core/fact/validity.ts). */
const isFresh = `CASE WHEN f.source NOT IN ('api', 'gateway', 'simulated') OR (f.source = 'simulated' AND f.by <> '')
  THEN f.observed_ms > :statedAfter AND f.observed_ms <= :statedUntil ELSE f.observed_ms > :after AND f.observed_ms <= :until END`;

/** How much is known and fresh of the customers of a check, a slice at a time: counted by SQL, as a hundred thousand dossiers would take seconds. */
export function batchKnown({ database }: StoreContext): Pick<Store, 'batchKnown'> {
  const reach = database.prepare<
    { batchId: string; pending: number; after: number; limit: number },
    { last: number | null; customers: number; batch: number }
  >(
    `SELECT max(id) AS last, count(*) AS customers, max(batch) AS batch FROM (
       SELECT b.id, b.batch FROM batch_row b WHERE b.batch = (SELECT number FROM batch WHERE id = :batchId) AND b.id > :after
         AND (NOT :pending OR b.state = 'pending') ORDER BY b.id LIMIT :limit)`,
  );
  const known = database.prepare<
    Readonly<Record<'batch' | 'pending' | 'from' | 'to' | 'after' | 'until' | 'statedAfter' | 'statedUntil' | 'checkedMask', number>>,
    KnownRow
  >(
    `SELECT min(customer_id) AS one, visibility, association, frozen, resold, listed, kinds, checked, count(*) AS customers FROM (
       SELECT c.customer_id, c.visibility, c.association, c.frozen, c.reseller_id <> '' AS resold,
         s.seen_ms > :after AND s.seen_ms <= :until AND c.source IN ('api', 'simulated', 'gateway') AS listed,
         coalesce(sum(${bitOfKind}), 0) AS kinds,
         coalesce(max(f.source IN ('gateway', 'simulated') AND f.by = '' AND (${bitOfKind}) & :checkedMask <> 0), 0) AS checked
       FROM batch_row b CROSS JOIN customer c ON c.id = b.id CROSS JOIN customer_seen s ON s.id = b.id
         LEFT JOIN fact f ON f.subject = c.customer_id AND (${isFresh})
       WHERE b.batch = :batch AND b.id > :from AND b.id <= :to AND (NOT :pending OR b.state = 'pending')
       GROUP BY b.id)
     GROUP BY visibility, association, frozen, resold, listed, kinds, checked, substr(customer_id, 1, 8) = 'account:'`,
  );

  return {
    async batchKnown({ batchId, pendingOnly, after, limit, bounds }) {
      const pending = Number(pendingOnly);
      const slice = reach.get({ batchId, pending, after, limit });
      if (!slice || slice.last === null) return { groups: [], next: null };
      const rows = known.all({
        batch: slice.batch,
        pending,
        from: after,
        to: slice.last,
        ...bounds.reading,
        statedAfter: bounds.stated.after,
        statedUntil: bounds.stated.until,
        checkedMask: bounds.checkedKinds.reduce((sum, kind) => sum + (bits.get(kind) ?? 0), 0),
      });
      return { groups: rows.map(groupOf), next: slice.customers < limit ? null : slice.last };
    },
  };
}

function groupOf(row: KnownRow): KnownGroup {
  return {
    customers: row.customers,
    local: isLocalId(row.one),
    listed: row.listed === 1,
    visible: row.visibility === 'visible',
    association: row.association,
    frozen: row.frozen === 1,
    resold: row.resold === 1,
    facts: new Set<FactKind>(factKinds.filter((kind) => (row.kinds & (bits.get(kind) ?? 0)) !== 0)),
    checked: row.checked === 1,
  };
}
