import { Fault } from '../../src/core/fault.ts';
import type { AssociationGateway, RemoteRequest } from '../../src/core/ports.ts';

/** An association gateway in memory; the test plays the customer. */
export interface FakeGateway extends AssociationGateway {
  readonly requests: RemoteRequest[];
  /** Customers that are not this partner's. */
  readonly strangers: Set<string>;
  /** Rule ids that fail for a customer. */
  readonly failing: Map<string, readonly string[]>;
  /** Customers that are disassociated as soon as it is asked for. */
  readonly atOnce: Set<string>;
  /** What a call fails with: before it is carried out, or after it (its answer is lost). */
  fail: ((operation: keyof AssociationGateway) => { readonly fault: Fault; readonly after: boolean } | null) | null;
  /** What the code function takes; null: it is off. */
  code: string | null;
  now: () => string;
  ask(customerId: string): RemoteRequest;
  answer(requestId: string, answer: 'agree' | 'reject'): RemoteRequest;
}

const limit = 3;

export function fakeGateway(now: () => string): FakeGateway {
  const acts = new Map<string, { readonly what: string; readonly requestId: string }>();
  let change = 0;

  const find = (requestId: string): RemoteRequest => {
    const found = fake.requests.find((each) => each.requestId === requestId);
    if (found === undefined) throw new Fault('not-found', { apiCode: 'GW.0404.REQUEST' });
    return found;
  };
  const put = (request: RemoteRequest): RemoteRequest => {
    change += 1;
    const changed = { ...request, change };
    const index = fake.requests.findIndex(({ requestId }) => requestId === request.requestId);
    if (index < 0) fake.requests.push(changed);
    else fake.requests[index] = changed;
    return changed;
  };
  const begin = (customerId: string, side: RemoteRequest['side'], reason: string): RemoteRequest => {
    const requestId = `DR-${fake.requests.length + 1}`;
    return put({ requestId, customerId, side, state: 'pending', reason, submittedAt: fake.now(), decidedAt: null, change: 0 });
  };
  const decided = (request: RemoteRequest, state: RemoteRequest['state']) => put({ ...request, state, decidedAt: fake.now() });
  const call = async <Result>(operation: keyof AssociationGateway, work: () => Result): Promise<Result> => {
    const failure = fake.fail?.(operation) ?? null;
    if (failure !== null && !failure.after) throw failure.fault;
    const result = work();
    if (failure !== null) throw failure.fault;
    return result;
  };
  const refuseStranger = (customerId: string): void => {
    if (fake.strangers.has(customerId)) throw new Fault('not-this-partners-customer');
  };
  const takeCode = (code: string | null): void => {
    if (fake.code === null) return;
    if (code === null) throw new Fault('code-required');
    if (code !== fake.code) throw new Fault('code-wrong', { triesLeft: 4 });
  };
  const refuseFailing = (customerId: string): void => {
    const items = fake.failing.get(customerId) ?? [];
    if (items.length > 0) throw new Fault('check-failed', { items: items.join(',') });
  };
  const earlier = (actKey: string, what: string): RemoteRequest | null => {
    const act = acts.get(actKey);
    if (act === undefined) return null;
    if (act.what !== what) throw new Fault('act-key-reused');
    return find(act.requestId);
  };

  const fake: FakeGateway = {
    requests: [],
    strangers: new Set(),
    failing: new Map(),
    atOnce: new Set(),
    fail: null,
    code: null,
    now,
    ask: (customerId) => begin(customerId, 'customer', 'We move to another partner'),
    answer: (requestId, answer) => decided(find(requestId), answer === 'agree' ? 'disassociated' : 'rejected'),
    capabilities: () =>
      call('capabilities', () => ({
        read: true,
        request: 'api' as const,
        decide: 'api' as const,
        partnerCode: fake.code !== null,
        answersVisible: true,
        counting: { limit, months: 3, timeZone: 'UTC', text: 'every submission' },
      })),
    check: (customerId) =>
      call('check', () => {
        refuseStranger(customerId);
        const failing = fake.failing.get(customerId) ?? [];
        const items = ['R05', 'R07'].map((code) => ({ code, passed: !failing.includes(code), statement: code }));
        return { checkedAt: fake.now(), passed: failing.length === 0, items };
      }),
    sendCode: (customerId) =>
      call('sendCode', () => {
        refuseStranger(customerId);
        if (fake.code === null) throw new Fault('capability-missing');
        return { sentTo: 'p•••@example.com', expiresAt: fake.now() };
      }),
    submit: ({ actKey, customerId, reason, code }) =>
      call('submit', () => {
        const what = JSON.stringify(['submit', customerId, reason]);
        const known = earlier(actKey, what);
        if (known !== null) return known;
        refuseStranger(customerId);
        const mine = fake.requests.filter((each) => each.customerId === customerId);
        const open = mine.find(({ state }) => state === 'pending');
        if (open !== undefined) throw new Fault('request-already-open', { requestId: open.requestId });
        const counted = mine.filter(({ side }) => side === 'partner').length;
        if (counted >= limit) throw new Fault('quota-reached', { limit, used: counted, months: 3, nextFreeAt: fake.now() });
        refuseFailing(customerId);
        takeCode(code);
        const request = begin(customerId, 'partner', reason);
        acts.set(actKey, { what, requestId: request.requestId });
        return fake.atOnce.has(customerId) ? decided(request, 'disassociated') : request;
      }),
    decide: ({ actKey, requestId, decision, code }) =>
      call('decide', () => {
        const what = JSON.stringify([decision, requestId]);
        const known = earlier(actKey, what);
        if (known !== null) return known;
        const request = find(requestId);
        if (request.side === 'partner' || request.state !== 'pending') throw new Fault('case-forbids');
        if (decision === 'approve') refuseFailing(request.customerId);
        takeCode(code);
        acts.set(actKey, { what, requestId });
        return decided(request, decision === 'approve' ? 'disassociated' : 'rejected');
      }),
    act: (actKey) =>
      call('act', () => {
        const act = acts.get(actKey);
        return act === undefined ? null : find(act.requestId);
      }),
    request: (requestId) => call('request', () => find(requestId)),
    changes: ({ after, limit: most }) =>
      call('changes', () => {
        const found = fake.requests.filter((each) => each.change > after).sort((one, other) => one.change - other.change);
        const requests = found.slice(0, most);
        return { requests, next: requests.length === found.length ? Math.max(change, after) : (requests.at(-1)?.change ?? after) };
      }),
  };
  return fake;
}
