import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActKey, CaseId } from '../../../src/core/case/case.ts';
import { Fault } from '../../../src/core/fault.ts';
import type { RemoteRequest } from '../../../src/core/ports.ts';
import { mintCaseId } from '../../../src/engine/desk/identity.ts';
import { createPoller, type Poller } from '../../../src/engine/jobs/poller/poller.ts';
import { account, type DeskUnderTest, deskUnderTest, freshKey, readyDraft, refusal, submission } from '../handlers/desk-under-test.ts';

let desk: DeskUnderTest;
let poller: Poller;
let caseId: CaseId;
let actKey: ActKey;

beforeEach(async () => {
  desk = await deskUnderTest();
  poller = createPoller({
    store: desk.store,
    gateway: desk.gateway,
    clock: desk.time,
    timer: desk.time.timer,
    tell: () => undefined,
    sourceName: 'simulated',
    newCaseId: mintCaseId,
  });
  poller.start();
  await polled();
  caseId = await readyDraft(desk);
  actKey = freshKey();
  desk.gateway.fail = (operation) => (operation === 'submit' ? { fault: new Fault('timeout'), after: false } : null);
  await desk.client.requests.submit({ ...submission(desk, caseId), actKey });
  desk.gateway.fail = null;
  await desk.client.requests.settle({ account, caseId });
  expect(await stateOf()).toBe('draft');
});
afterEach(async () => {
  await poller.stop();
  await desk.stop();
});

const stateOf = async () => (await desk.client.requests.get({ account, caseId })).case.state;
const operations = async () => {
  const { rows } = await desk.client.log.page({ account, search: '', filters: { caseId }, before: null, limit: 50 });
  return rows.map(({ entry }) => entry.operation).reverse();
};
const polled = () => vi.waitFor(() => expect(desk.time.waiting()).toHaveLength(1));
async function poll(): Promise<void> {
  desk.time.advance(desk.time.waiting()[0] ?? 0);
  await polled();
}
/** What was on its way reaches the other side at last. */
const arrive = (): Promise<RemoteRequest> =>
  desk.gateway.submit({ actKey, customerId: desk.customer(0), reason: 'The contract has ended', code: null });
const onlyCase = async () => {
  const cases = await desk.store.casesOf(desk.customer(0));
  expect(cases).toHaveLength(1);
  return cases[0];
};

describe('a submission that arrives after the other side said that it does not know it', () => {
  it('is the same request: the draft waits for the customer, and is counted once', async () => {
    const { requestId } = await arrive();
    await poll();
    expect(await onlyCase()).toMatchObject({ id: caseId, state: 'awaiting-customer', remoteId: requestId });
    expect(await desk.store.quota(desk.customer(0))).toMatchObject([{ caseId, source: 'app' }]);
  });

  it.each([
    ['agree', 'disassociated', ['case-agreed']],
    ['reject', 'rejected', ['case-submitted', 'case-rejected']],
  ] as const)('is closed by the customer that answers it before we look: %s', async (answer, state, last) => {
    const { requestId } = await arrive();
    desk.gateway.answer(requestId, answer);
    await poll();
    expect(await onlyCase()).toMatchObject({ state, remoteId: requestId });
    expect((await operations()).slice(-last.length)).toEqual(last);
    expect(await desk.store.quota(desk.customer(0))).toHaveLength(1);
  });

  it('is not joined by a second one, when the person clicks again', async () => {
    await arrive();
    expect(await refusal(desk.client.requests.submit(submission(desk, caseId)))).toMatchObject({ code: 'request-already-open' });
    expect(desk.gateway.requests).toHaveLength(1);
    await poll();
    expect(await onlyCase()).toMatchObject({ state: 'awaiting-customer' });
  });

  it('is known again although a second one was begun meanwhile, and was refused beside it', async () => {
    const ask = desk.gateway.act;
    desk.gateway.act = async () => null;
    await arrive();
    expect(await refusal(desk.client.requests.submit(submission(desk, caseId)))).toMatchObject({ code: 'request-already-open' });
    desk.gateway.act = ask;
    await poll();
    expect(await onlyCase()).toMatchObject({ state: 'awaiting-customer', remoteId: desk.gateway.requests[0]?.requestId });
  });
});
