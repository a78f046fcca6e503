import { type Case, closedCaseStates } from '../../src/core/case/case.ts';
import type { CustomerId } from '../../src/core/customer/customer.ts';
import { customerValues } from '../../src/core/customer/value-key.ts';
import type { EndedCustomer, Store } from '../../src/core/ports.ts';
import { type FakeState, milliseconds } from './store-state.ts';

/** What erasing would take, and whose data ended, in memory. */
export function fakeErasure(state: FakeState): Pick<Store, 'erasureCount' | 'endedCustomers'> {
  const casesOf = (customerId: string) => [...state.cases.values()].map((one) => one.case).filter((one) => one.customerId === customerId);
  const isClosed = (one: Pick<Case, 'state'>) => closedCaseStates.includes(one.state);

  function endOf(customerId: string): EndedCustomer | null {
    const cases = casesOf(customerId);
    const known = state.customers.get(customerId);
    if (cases.some((one) => !isClosed(one))) return null;
    if (known !== undefined && !['no-longer-visible', 'disassociated'].includes(known.customer.visibility)) return null;
    const gone = known === undefined ? 0 : milliseconds(known.visibilityAt);
    const closed = Math.max(0, ...cases.map(({ closedAt }) => (closedAt === null ? 0 : milliseconds(closedAt))));
    return {
      customerId: customerId as CustomerId,
      accountName: known?.customer.accountName ?? '',
      endedAt: new Date(Math.max(gone, closed)).toISOString(),
      last: closed > gone ? 'case-closed' : 'not-visible',
    };
  }

  return {
    async erasureCount(customerId) {
      const cases = casesOf(customerId);
      const ids = new Set<string>(cases.map(({ id }) => id));
      const entries = state.log.filter(({ entry }) => entry.subject !== null && entry.subject === state.subjects.get(customerId));
      const mails = [...state.mails.values()]
        .map(({ mail }) => mail)
        .filter((mail) => mail.customerId === customerId || ids.has(mail.caseId ?? ''));
      const first = Math.min(...entries.map(({ entry }) => milliseconds(entry.at)));
      return {
        entries: entries.filter(({ entry, personal }) => personal !== null && Object.keys(entry.digests).length > 0).length,
        firstEntryAt: entries.length === 0 ? null : new Date(first).toISOString(),
        facts: [...state.facts.values()].filter(({ subject }) => subject === customerId).length,
        notices: state.notices.filter((one) => one.customerId === customerId || ids.has(one.caseId ?? '')).length,
        values: [...state.values].filter(([key, text]) => key.startsWith(customerValues(customerId)) && text !== 'null').length,
        mails: mails.length,
        mailBytes: mails.reduce((sum, { bytes }) => sum + bytes, 0),
        mailsWaiting: mails.filter((mail) => mail.state === 'queued').length,
        mailsLeaving: mails.filter((mail) => mail.state === 'sending').length,
        closedCases: cases.filter(isClosed).length,
        openCases: cases.filter((one) => !isClosed(one)).map((one) => one.state),
        countedRequests: state.quota.filter((one) => one.customerId === customerId).length,
      };
    },
    async endedCustomers({ until, except, offset, limit }) {
      const known = new Set([...state.customers.keys(), ...[...state.cases.values()].map((one) => String(one.case.customerId))]);
      const named = [...known].filter((id) => state.customers.has(id) || state.subjects.has(id));
      const all = named
        .flatMap((id) => endOf(id) ?? [])
        .filter((one) => milliseconds(one.endedAt) <= milliseconds(until) && !except.includes(one.customerId))
        .sort((a, b) => milliseconds(a.endedAt) - milliseconds(b.endedAt) || (a.customerId < b.customerId ? -1 : 1));
      return { total: all.length, rows: all.slice(offset, offset + limit) };
    },
  };
}
