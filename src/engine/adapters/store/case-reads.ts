import { type CaseEvent, type CaseState, caseStates, closedCaseStates } from '../../../core/case/case.ts';
import { tabOf } from '../../../core/case/tabs.ts';
import type { CaseQuery, CaseTab, Store } from '../../../core/ports.ts';
import type { QuotaEntry } from '../../../core/quota/quota.ts';
import { caseOf } from './case-rows.ts';
import type { StoreContext } from './context.ts';
import { countedCustomers } from './counted.ts';
import { customerOf } from './customer-row.ts';
import { customerRows } from './customer-rows.ts';
import { holdsWord, type TextIndex } from './text-index.ts';

interface TabRow {
  readonly id: string;
  readonly folded: string;
  readonly customerId: string;
}

export function caseReads(
  context: StoreContext,
  customers: TextIndex,
): Pick<Store, 'cases' | 'case' | 'caseByRemoteId' | 'casesOf' | 'openCases' | 'quota'> {
  const { database } = context;
  const one = database.prepare<[string], string>('SELECT body FROM cases WHERE id = ?').pluck();
  const events = database.prepare<[string], string>('SELECT body FROM case_event WHERE case_id = ? ORDER BY number').pluck();
  const byRemoteId = database.prepare<[string], string>('SELECT body FROM cases WHERE remote_id = ?').pluck();
  const ofCustomer = database
    .prepare<[string], string>('SELECT body FROM cases WHERE customer_id = ? ORDER BY opened_ms DESC, id DESC')
    .pluck();
  const closed = closedCaseStates.map((state) => `'${state}'`).join(', ');
  const open = database.prepare<[], string>(`SELECT body FROM cases WHERE state NOT IN (${closed}) ORDER BY opened_ms, id`).pluck();
  const counts = database.prepare<[], { state: CaseState; total: number }>('SELECT state, count(*) AS total FROM cases GROUP BY state');
  const customerRow = customerRows(context);
  const counting = countedCustomers(context);
  const quota = database.prepare<[string, string], Omit<QuotaEntry, 'customerId'>>(
    'SELECT side, at, source, case_id AS caseId FROM quota WHERE customer_id IN (?, ?) ORDER BY at_ms, id',
  );
  const inTab = (tab: CaseTab) => {
    const states = caseStates.filter((state) => tabOf[state] === tab).map((state) => `'${state}'`);
    // Open ones: who waits longest first. Closed ones: last closed first.
    const order = tab === 'closed' ? 'o.closed_ms DESC, o.id DESC' : 'o.waits_ms, o.id';
    return database.prepare<[], TabRow>(
      `SELECT o.id, o.folded, o.customer_id AS customerId FROM cases o
       WHERE o.state IN (${states.join(', ')}) ORDER BY ${order}`,
    );
  };
  const tabs = {
    partner: inTab('partner'),
    customer: inTab('customer'),
    administrator: inTab('administrator'),
    draft: inTab('draft'),
    closed: inTab('closed'),
  };

  /** A word may stand in the case's own texts or in a field of its customer. */
  function matching(query: CaseQuery): readonly TabRow[] {
    const words = customers.words(query.search, context.revisions.rows);
    const listed = tabs[query.tab].all();
    if (words.length === 0) return listed;
    const ids = context.ids.many(listed.map(({ customerId }) => customerId));
    // Row numbers begin at 1, so that 0 is nobody's.
    return listed.filter((row) => words.every((word) => word.hits.has(ids.get(row.customerId) ?? 0) || holdsWord(row.folded, word)));
  }

  return {
    async cases(query) {
      const found = matching(query);
      const rows = found.slice(query.offset, query.offset + query.limit).map((row) => {
        const listed = caseOf(one.get(row.id) ?? '');
        const about = customerRow.of(listed.customerId);
        return { case: listed, customer: about === null ? null : customerOf(about) };
      });
      const totals: Record<CaseTab, number> = { partner: 0, customer: 0, administrator: 0, draft: 0, closed: 0 };
      for (const { state, total } of counts.all()) totals[tabOf[state]] += total;
      return { total: found.length, rows, counts: totals };
    },
    async case(id) {
      const body = one.get(id);
      if (body === undefined) return null;
      return { case: caseOf(body), events: events.all(id).map((event) => JSON.parse(event) as CaseEvent) };
    },
    async caseByRemoteId(remoteId) {
      const body = byRemoteId.get(remoteId);
      return body === undefined ? null : caseOf(body);
    },
    async casesOf(customerId) {
      return ofCustomer.all(customerId).map(caseOf);
    },
    async openCases() {
      return open.all().map(caseOf);
    },
    async quota(customerId) {
      const [erased = customerId] = counting.digestsOf([customerId]).keys();
      return quota.all(customerId, erased).map((entry) => ({ customerId, ...entry }));
    },
  };
}
