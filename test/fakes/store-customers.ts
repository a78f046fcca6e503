import { closedCaseStates } from '../../src/core/case/case.ts';
import { changedFields } from '../../src/core/customer/changes.ts';
import type { Customer, CustomerId, CustomerReading } from '../../src/core/customer/customer.ts';
import { fold } from '../../src/core/customer/fold.ts';
import { Fault } from '../../src/core/fault.ts';
import type { CustomerFilters, CustomerListRow, CustomerQuery, Store } from '../../src/core/ports.ts';
import { compareText, matches } from './store-search.ts';
import { type FakeContext, type FakeCustomer, milliseconds, withEntry, without } from './store-state.ts';

type Part = Pick<
  Store,
  | 'customers'
  | 'customer'
  | 'customerIdsByAccountName'
  | 'customerFacets'
  | 'writeSyncPage'
  | 'notMetByPass'
  | 'writeVisibility'
  | 'syncState'
  | 'writeSyncState'
>;
const ranks = ['allowed', 'unknown', 'blocked'];

export const customerFields = (one: CustomerReading): readonly string[] => [
  one.accountName,
  one.name,
  one.customerId,
  one.email,
  one.telephone,
  one.label,
  one.manager,
  one.level,
  one.resellerId,
  one.countryCode,
  one.associatedOn,
];

export function putVisibility(context: FakeContext, customerId: string, to: Customer['visibility']): void {
  const { state } = context;
  const known = state.customers.get(customerId);
  if (known === undefined) throw new Fault('not-found', { customerId });
  const at = context.now();
  state.customers = withEntry(state.customers, customerId, {
    ...known,
    visibilityAt: at,
    customer: { ...known.customer, visibility: to, changedAt: at },
  });
  state.verdicts = without(state.verdicts, customerId);
}

export function fakeCustomers(context: FakeContext): Part {
  const { state } = context;
  const verdictOf = (id: string) => state.verdicts.get(id) ?? null;

  function passes({ customer }: FakeCustomer, filters: CustomerFilters): boolean {
    const { seenBefore, verdict, ...equal } = filters;
    if (seenBefore !== undefined && milliseconds(customer.lastSeenAt) >= milliseconds(seenBefore)) return false;
    if (verdict !== undefined && verdictOf(customer.customerId)?.submit !== verdict) return false;
    return Object.entries(equal).every(([field, wanted]) => wanted === undefined || customer[field as keyof Customer] === wanted);
  }

  function compare(by: CustomerQuery['sort']['by'], a: Customer, b: Customer): number {
    const rank = (one: Customer) => ranks.indexOf(verdictOf(one.customerId)?.submit ?? '');
    if (by === 'verdict') return ((rank(a) + 4) % 4) - ((rank(b) + 4) % 4);
    if (by === 'lastSeenAt') return milliseconds(a.lastSeenAt) - milliseconds(b.lastSeenAt);
    if (by === 'associatedOn') return compareText(a.associatedOn, b.associatedOn);
    return compareText(fold(a[by]), fold(b[by]));
  }

  function listRow(customer: Customer): CustomerListRow {
    const open = [...state.cases.values()]
      .map((one) => one.case)
      .filter((one) => one.customerId === customer.customerId && !closedCaseStates.includes(one.state))
      .sort((a, b) => milliseconds(b.openedAt) - milliseconds(a.openedAt) || compareText(b.id, a.id))[0];
    const openCase = open === undefined ? null : { id: open.id, state: open.state, side: open.side };
    return { customer, verdict: verdictOf(customer.customerId), openCase };
  }

  return {
    async customers({ search, filters, sort, offset, limit }) {
      const found = [...state.customers.values()]
        .filter((one) => passes(one, filters) && matches(search, customerFields(one.customer)))
        .map((one) => one.customer)
        .sort((a, b) => compare(sort.by, a, b));
      if (sort.descending) found.reverse();
      return { total: found.length, rows: found.slice(offset, offset + limit).map(listRow) };
    },
    async customer(id) {
      return state.customers.get(id)?.customer ?? null;
    },
    async customerIdsByAccountName(names) {
      const all = [...state.customers.values()].map((one) => one.customer);
      const named = names.map((name) => [name, all.filter((one) => one.accountName === name).map((one) => one.customerId)] as const);
      return new Map(named.filter(([, ids]) => ids.length > 0));
    },
    async customerFacets() {
      const all = [...state.customers.values()].map((one) => one.customer);
      const distinct = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== '').sort(compareText);
      const oldest = all.toSorted((a, b) => compare('lastSeenAt', a, b))[0];
      return {
        total: all.length,
        managers: distinct(all.map((one) => one.manager)),
        resellers: distinct(all.map((one) => one.resellerId)),
        oldestSeenAt: oldest?.lastSeenAt ?? null,
      };
    },
    async writeSyncPage(page) {
      return context.write(() => {
        const joined: CustomerId[] = [];
        const returned: CustomerId[] = [];
        const changed: { customerId: CustomerId; fields: readonly (keyof CustomerReading)[] }[] = [];
        let unchanged = 0;
        for (const reading of page.customers) {
          const known = state.customers.get(reading.customerId);
          const before = known?.customer;
          const fields = before === undefined ? [] : changedFields(before, reading);
          const back = before?.visibility === 'no-longer-visible' || before?.visibility === 'disassociated';
          if (before === undefined) joined.push(reading.customerId);
          if (back) returned.push(reading.customerId);
          if (fields.length > 0) changed.push({ customerId: reading.customerId, fields });
          if (before !== undefined && !back && fields.length === 0) unchanged += 1;
          const isNews = before === undefined || back || fields.length > 0;
          const customer: Customer = {
            ...reading,
            visibility: 'visible',
            firstSeenAt: before?.firstSeenAt ?? page.observedAt,
            lastSeenAt: page.observedAt,
            changedAt: isNews ? page.observedAt : before.changedAt,
          };
          const shown = before?.visibility === 'visible' ? (known?.visibilityAt ?? '') : page.observedAt;
          const row = {
            customer,
            pass: page.passId,
            source: page.source,
            visibilityAt: shown,
            unread: page.unread?.get(reading.customerId) ?? [],
          };
          state.customers = withEntry(state.customers, reading.customerId, row);
          const said = ['frozen', 'association', 'resellerId'] as const;
          const moved = before?.visibility !== 'visible' || said.some((field) => fields.includes(field));
          if (moved) state.verdicts = without(state.verdicts, reading.customerId);
        }
        state.sync = page.state ?? state.sync;
        context.witness(page);
        return { joined, returned, changed, unchanged };
      });
    },
    async notMetByPass(passId, after, limit) {
      return [...state.customers.values()]
        .filter((one) => one.pass !== passId && one.customer.visibility === 'visible')
        .map((one) => one.customer.customerId)
        .filter((id) => compareText(id, after) > 0)
        .sort(compareText)
        .slice(0, limit);
    },
    async writeVisibility(change) {
      context.write(() => {
        putVisibility(context, change.customerId, change.to);
        context.witness(change);
      });
    },
    async syncState() {
      return state.sync;
    },
    async writeSyncState(next) {
      state.sync = next;
    },
  };
}
