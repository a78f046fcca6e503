import type { Batch, BatchGroup, BatchRow } from '../../src/core/batch/batch.ts';
import type { KnownGroup } from '../../src/core/batch/calls.ts';
import { batchGroups } from '../../src/core/batch/groups.ts';
import type { Fact } from '../../src/core/fact/fact.ts';
import { Fault } from '../../src/core/fault.ts';
import { isLocalId } from '../../src/core/import/row.ts';
import type { BatchBounds, Store } from '../../src/core/ports.ts';
import { type FakeContext, milliseconds } from './store-state.ts';

type Part = Pick<
  Store,
  | 'batches'
  | 'beginBatch'
  | 'writeBatch'
  | 'dropBatch'
  | 'batchKnown'
  | 'batchNext'
  | 'settleBatch'
  | 'batchCounts'
  | 'batchRows'
  | 'batchTallies'
  | 'markBatch'
>;
interface Held {
  readonly batch: Batch;
  readonly rows: ReadonlyMap<string, BatchRow>;
}

const waiting = (customerId: string): BatchRow => ({
  customerId: customerId as BatchRow['customerId'],
  state: 'pending',
  group: null,
  rules: [],
  asks: [],
  until: null,
  decides: null,
  fault: null,
  checkedAt: null,
  prepared: null,
  caseId: null,
});

/** Checks of many in memory: the customers themselves are asked of the fake's own list. */
export function fakeBatches({ state, write, witness }: FakeContext, list: Store['customers']): Part {
  let held: readonly Held[] = [];
  const one = (batchId: string): Held => {
    const found = held.find(({ batch }) => batch.id === batchId);
    if (found === undefined) throw new Fault('not-found', { what: 'batch' });
    return found;
  };
  /** Rows in the order in which the customers joined; those of nobody are gone. */
  const rowsOf = (batchId: string): readonly BatchRow[] => {
    const rows = held.find(({ batch }) => batch.id === batchId)?.rows;
    return [...state.customers.keys()].flatMap((id) => rows?.get(id) ?? []);
  };
  const put = (batchId: string, rows: readonly BatchRow[]) => {
    held = held.map((each) =>
      each.batch.id === batchId ? { ...each, rows: new Map([...each.rows, ...rows.map((row) => [row.customerId, row] as const)]) } : each,
    );
  };
  const everybody = { sort: { by: 'accountName', descending: false }, offset: 0, limit: Number.MAX_SAFE_INTEGER } as const;

  return {
    async batches() {
      return held.map(({ batch }) => batch).toReversed();
    },
    async beginBatch(batch, choice) {
      const ids =
        choice.kind === 'ids'
          ? choice.ids.filter((id) => state.customers.has(id))
          : (await list({ ...everybody, search: choice.search, filters: choice.filters })).rows.map(({ customer }) => customer.customerId);
      const rows = new Map(ids.map((id) => [id as string, waiting(id)]));
      const begun = { ...batch, total: rows.size };
      held = [...held.filter((each) => each.batch.state !== 'planned'), { batch: begun, rows }];
      return begun;
    },
    async writeBatch({ batch, ...told }) {
      write(() => {
        one(batch.id);
        witness(told);
        const replaces = ({ batch: other }: Held) => batch.state !== 'planned' && other.id !== batch.id && other.state !== 'planned';
        held = held.filter((each) => !replaces(each)).map((each) => (each.batch.id === batch.id ? { ...each, batch } : each));
      });
    },
    async dropBatch(batchId) {
      held = held.filter(({ batch }) => batch.id !== batchId);
    },
    async batchKnown({ batchId, pendingOnly, after, limit, bounds }) {
      const rows = rowsOf(batchId).filter((row) => !pendingOnly || row.state === 'pending');
      const slice = rows.slice(after, after + limit);
      return { groups: slice.map((row) => known(row.customerId, bounds)), next: slice.length < limit ? null : after + limit };
    },
    async batchNext({ batchId, what, limit }) {
      const waits = ({ state: now, prepared }: BatchRow) =>
        what === 'check' ? now === 'pending' : prepared === 'pending' || prepared === 'intended';
      return rowsOf(batchId).filter(waits).slice(0, limit);
    },
    async settleBatch(batchId, rows) {
      one(batchId);
      put(batchId, rows);
    },
    async batchCounts(batchId) {
      const rows = rowsOf(batchId);
      const count = (meant: (row: BatchRow) => boolean) => rows.filter(meant).length;
      const prepared = [...new Set(rows.flatMap((row) => row.prepared ?? []))];
      return {
        total: rows.length,
        pending: count((row) => row.state === 'pending'),
        failed: count((row) => row.state === 'failed'),
        groups: Object.fromEntries(
          batchGroups.map((group) => [group, count((row) => row.state !== 'pending' && row.group === group)]),
        ) as Record<BatchGroup, number>,
        prepared: Object.fromEntries(prepared.map((kind) => [kind, count((row) => row.prepared === kind)])),
      };
    },
    async batchRows({ batchId, group, failedOnly, preparedOnly, search, offset, limit }) {
      const hits = new Set((await list({ ...everybody, search, filters: {} })).rows.map(({ customer }) => customer.customerId));
      const found = rowsOf(batchId).filter(
        (row) =>
          row.state !== 'pending' &&
          (group === null || row.group === group) &&
          (!failedOnly || row.fault !== null) &&
          (!preparedOnly || row.prepared !== null) &&
          hits.has(row.customerId),
      );
      const rows = found.slice(offset, offset + limit).flatMap((row) => {
        const customer = state.customers.get(row.customerId)?.customer;
        return customer ? [{ row, customer }] : [];
      });
      return { total: found.length, rows };
    },
    async batchTallies(batchId) {
      const tallies = new Map<string, { readonly of: BatchRow & { group: BatchGroup }; readonly manager: string; customers: number }>();
      for (const row of rowsOf(batchId)) {
        const { group } = row;
        if (group === null || row.state === 'pending') continue;
        const manager = state.customers.get(row.customerId)?.customer.manager ?? '';
        const key = JSON.stringify([group, row.rules, row.asks, manager]);
        const tally = tallies.get(key) ?? { of: { ...row, group }, manager, customers: 0 };
        tally.customers += 1;
        tallies.set(key, tally);
      }
      return [...tallies.values()].map(({ of, manager, customers }) => ({
        group: of.group,
        rules: of.rules,
        asks: of.asks,
        manager,
        customers,
      }));
    },
    async markBatch(batchId, mark) {
      one(batchId);
      const done: readonly (string | null)[] = ['drafted', 'intended', 'pending'];
      const marked = rowsOf(batchId).flatMap((row): BatchRow[] => {
        if (mark.kind === 'again') return row.state === 'failed' ? [{ ...row, state: 'pending', fault: null }] : [];
        if (mark.kind !== 'prepare') return row.prepared === 'pending' ? [{ ...row, prepared: null }] : [];
        const takes = row.group === mark.group && row.state !== 'pending' && !done.includes(row.prepared);
        return takes ? [{ ...row, prepared: 'pending', caseId: null }] : [];
      });
      put(batchId, marked);
      return marked.length;
    },
  };

  function known(customerId: string, { reading, stated, checkedKinds }: BatchBounds): KnownGroup {
    const found = state.customers.get(customerId);
    if (found === undefined) throw new Fault('not-found', { what: 'customer' });
    const { customer, source } = found;
    const within = (at: string, { after, until }: BatchBounds['reading']) => milliseconds(at) > after && milliseconds(at) <= until;
    const isStated = ({ source: from, by }: Fact) =>
      from === 'person' || from === 'import' || from.startsWith('customer-') || (from === 'simulated' && by !== '');
    const fresh = [...state.facts.values()].filter(
      (fact) => fact.subject === customerId && within(fact.observedAt, isStated(fact) ? stated : reading),
    );
    return {
      customers: 1,
      local: isLocalId(customerId),
      listed: within(customer.lastSeenAt, reading) && ['api', 'simulated', 'gateway'].includes(source),
      visible: customer.visibility === 'visible',
      association: customer.association,
      frozen: customer.frozen,
      resold: customer.resellerId !== '',
      facts: new Set(fresh.map(({ kind }) => kind)),
      checked: fresh.some((fact) => ['gateway', 'simulated'].includes(fact.source) && fact.by === '' && checkedKinds.includes(fact.kind)),
    };
  }
}
