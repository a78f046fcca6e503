import { isStill, keepAnnotations } from '../../src/core/case/annotations.ts';
import { type Case, closedCaseStates } from '../../src/core/case/case.ts';
import { tabOf } from '../../src/core/case/tabs.ts';
import { Fault } from '../../src/core/fault.ts';
import type { CaseTab, Store } from '../../src/core/ports.ts';
import { customerFields, putVisibility } from './store-customers.ts';
import { compareText, matches } from './store-search.ts';
import { type FakeContext, milliseconds, withEntry } from './store-state.ts';

type Part = Pick<Store, 'cases' | 'case' | 'caseByRemoteId' | 'casesOf' | 'openCases' | 'writeCase' | 'annotateCase' | 'quota'>;

const opened = (one: Case) => milliseconds(one.openedAt);
const waits = (one: Case) => milliseconds(one.pendingSince ?? one.openedAt);
const closed = (one: Case) => (one.closedAt === null ? Number.NEGATIVE_INFINITY : milliseconds(one.closedAt));

export function fakeCases(context: FakeContext): Part {
  const { state } = context;
  const all = () => [...state.cases.values()].map((one) => one.case);
  const customerOf = (one: Case) => state.customers.get(one.customerId)?.customer ?? null;

  function holds(one: Case, search: string): boolean {
    const about = customerOf(one);
    const own = [one.reason, one.note, one.snoozeReason, one.handedTo ?? '', one.remoteId ?? ''];
    return matches(search, about === null ? own : [...own, ...customerFields(about)]);
  }

  return {
    async cases({ tab, search, offset, limit }) {
      const inTab = all().filter((one) => tabOf[one.state] === tab);
      const order =
        tab === 'closed'
          ? (a: Case, b: Case) => closed(b) - closed(a) || compareText(b.id, a.id)
          : (a: Case, b: Case) => waits(a) - waits(b) || compareText(a.id, b.id);
      const found = inTab.filter((one) => holds(one, search)).sort(order);
      const counts: Record<CaseTab, number> = { partner: 0, customer: 0, administrator: 0, draft: 0, closed: 0 };
      for (const one of all()) counts[tabOf[one.state]] += 1;
      const rows = found.slice(offset, offset + limit).map((one) => ({ case: one, customer: customerOf(one) }));
      return { total: found.length, rows, counts };
    },
    async case(id) {
      return state.cases.get(id) ?? null;
    },
    async caseByRemoteId(remoteId) {
      return all().find((one) => one.remoteId === remoteId) ?? null;
    },
    async casesOf(customerId) {
      return all()
        .filter((one) => one.customerId === customerId)
        .sort((a, b) => opened(b) - opened(a) || compareText(b.id, a.id));
    },
    async openCases() {
      return all()
        .filter((one) => !closedCaseStates.includes(one.state))
        .sort((a, b) => opened(a) - opened(b) || compareText(a.id, b.id));
    },
    async writeCase(change) {
      context.write(() => {
        const known = state.cases.get(change.case.id);
        const before = known?.case ?? null;
        const asExpected = before === null || change.expected === null ? before === change.expected : isStill(before, change.expected);
        const other = all().find((one) => one.remoteId !== null && one.remoteId === change.case.remoteId && one.id !== change.case.id);
        if (!asExpected) throw new Fault('case-forbids', { state: before?.state ?? null, event: change.event.kind });
        if (other !== undefined) throw new Fault('case-forbids', { state: other.state, event: change.event.kind });
        const events = [...(known?.events ?? []), ...(change.earlier ?? []), change.event];
        const after = before === null ? change.case : keepAnnotations(change.case, before, change.event.kind);
        state.cases = withEntry(state.cases, change.case.id, { case: after, events });
        if (change.uncount === true) state.quota = state.quota.filter((one) => one.caseId !== change.case.id || one.source !== 'person');
        if (change.quota !== null) state.quota = [...state.quota, change.quota];
        if (change.visibility !== null) putVisibility(context, change.visibility.customerId, change.visibility.to);
        context.witness(change);
      });
    },
    async annotateCase({ caseId, change, expected, ...told }) {
      context.write(() => {
        const known = state.cases.get(caseId);
        if (known === undefined) throw new Fault('not-found', { caseId });
        if (!isStill(known.case, expected)) throw new Fault('case-forbids', { state: known.case.state, event: 'annotated' });
        state.cases = withEntry(state.cases, caseId, { case: { ...known.case, ...change }, events: known.events });
        context.witness(told);
      });
    },
    async quota(customerId) {
      return state.quota.filter((one) => one.customerId === customerId).sort((a, b) => milliseconds(a.at) - milliseconds(b.at));
    },
  };
}
