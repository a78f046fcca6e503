import type { Case } from '../../../core/case/case.ts';
import { closedCaseStates } from '../../../core/case/case.ts';
import type { CustomerListRow, CustomerQuery, Store } from '../../../core/ports.ts';
import type { StoreContext } from './context.ts';
import { CustomerFacets } from './customer-facets.ts';
import { CustomerFilter } from './customer-filters.ts';
import { CustomerOrder } from './customer-order.ts';
import { type CustomerRow, customerColumns, customerOf, customerTables } from './customer-row.ts';
import { customerRows } from './customer-rows.ts';
import type { OldestSeen } from './oldest-seen.ts';
import type { TextIndex } from './text-index.ts';
import { type VerdictRow, verdictOf } from './verdicts.ts';

type CustomerReads = Pick<Store, 'customers' | 'customer' | 'customerFacets'>;
type ListRow = CustomerRow & VerdictRow & { readonly open_case: string | null };

/** Texts that are read sooner than the rows of a common word are listed. */
const fewSteps = 300;

/** The list, one customer, and what the filters can offer. */
export function customerReads(context: StoreContext, index: TextIndex, oldest: OldestSeen): CustomerReads {
  const { database, revisions, journal } = context;
  const order = new CustomerOrder(context);
  const filter = new CustomerFilter(context);
  const facets = new CustomerFacets(database, revisions);
  const closed = closedCaseStates.map((state) => `'${state}'`).join(', ');
  const count = database.prepare<[number], { total: number; highest: number | null }>(
    'SELECT count(*) AS total, max(id) AS highest FROM customer_seen WHERE id > ?',
  );
  const page = database.prepare<[string], ListRow>(
    `SELECT ${customerColumns}, v.submit, v.agree, v.violated, v.unknown, v.computed_at, v.valid_until, v.pack_id,
       (SELECT o.body FROM cases o WHERE o.customer_id = c.customer_id AND o.state NOT IN (${closed}) ORDER BY o.opened_ms DESC, o.id DESC LIMIT 1) AS open_case
     FROM json_each(?) j CROSS JOIN ${customerTables} LEFT JOIN verdict v ON v.id = c.id WHERE c.id = j.value ORDER BY j.key`,
  );
  const rows = customerRows(context);
  const none = { revision: -1, total: 0, highest: 0, mark: journal.mark() };
  let counted = none;

  function size() {
    if (counted.revision === revisions.rows) return counted;
    // While rows only join, which a first listing does a thousand times, only they are counted.
    const { total, highest } = journal.since(counted.mark)?.length === 0 ? counted : none;
    const joined = count.get(highest);
    counted = {
      revision: revisions.rows,
      total: total + (joined?.total ?? 0),
      highest: joined?.highest ?? highest,
      mark: journal.mark(),
    };
    return counted;
  }

  function ids(query: CustomerQuery): { readonly total: number; readonly ids: readonly number[] } {
    const { total: all, highest } = size();
    const slice = { ...query.sort, offset: query.offset, limit: query.limit };
    if (Object.values(query.filters).every((wanted) => wanted === undefined)) {
      const common = index.common(query.search, revisions.rows);
      const first = common && order.of(common, slice, fewSteps);
      if (first) return { total: common.total, ids: first };
    }
    const words = index.search(query.search, revisions.rows);
    const passing = filter.passing(query.filters, highest);
    const found = words === null ? passing : passing === null ? words : words.and(passing);
    if (found === null) return { total: all, ids: order.ofAll(slice) };
    return { total: found.count(), ids: order.of(found, slice) ?? [] };
  }

  return {
    async customers(query) {
      const found = ids(query);
      return { total: found.total, rows: page.all(JSON.stringify(found.ids)).map(listRowOf) };
    },
    async customer(id) {
      const row = rows.of(id);
      return row === null ? null : customerOf(row);
    },
    async customerFacets() {
      return { total: size().total, ...facets.read(size().highest), oldestSeenAt: oldest.at() };
    },
  };
}

function listRowOf(row: ListRow): CustomerListRow {
  const open = row.open_case === null ? null : (JSON.parse(row.open_case) as Case);
  return {
    customer: customerOf(row),
    verdict: verdictOf(row),
    openCase: open === null ? null : { id: open.id, state: open.state, side: open.side },
  };
}
