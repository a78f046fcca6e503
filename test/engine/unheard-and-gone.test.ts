import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseId } from '../../src/core/case/case.ts';
import { Fault } from '../../src/core/fault.ts';
import { mintCaseId } from '../../src/engine/desk/identity.ts';
import { createPoller, type Poller } from '../../src/engine/jobs/poller/poller.ts';
import { createSync, type Sync } from '../../src/engine/jobs/sync/sync.ts';
import { type FakeTime, fakeTime } from '../fakes/clock.ts';
import { account, type DeskUnderTest, deskUnderTest, freshKey, readyDraft, submission } from './handlers/desk-under-test.ts';

let desk: DeskUnderTest;
let sync: Sync;
let poller: Poller;
/** The poller's timer alone. */
let rounds: FakeTime;
let customerId: ReturnType<DeskUnderTest['customer']>;
let caseId: CaseId;

beforeEach(async () => {
  desk = await deskUnderTest({ customers: 200 });
  rounds = fakeTime();
  const common = { store: desk.store, clock: desk.time, tell: () => undefined, sourceName: 'simulated' } as const;
  sync = createSync({ ...common, timer: desk.time.timer, partnerCenter: desk.partner, partnerType: 'csp' });
  poller = createPoller({ ...common, timer: rounds.timer, gateway: desk.gateway, newCaseId: mintCaseId });
  poller.start();
  await polled();
  customerId = desk.customer(0);
  desk.gateway.atOnce.add(customerId);
});
afterEach(async () => {
  await sync.stop();
  await poller.stop();
  await desk.stop();
});

const polled = () => vi.waitFor(() => expect(rounds.waiting()).toHaveLength(1));
/** One more look at the other side, to its end. */
async function poll(): Promise<void> {
  rounds.advance(rounds.waiting()[0] ?? 0);
  await polled();
}
/** The customer is gone, with the record that the end of an association leaves, and a listing finds that before anybody asks the gateway. */
function leave(): void {
  desk.partner.leave(customerId, { at: desk.time.now(), operator: 'admin' });
}
async function list(): Promise<void> {
  await sync.start();
  await sync.running;
}
const cases = () => desk.store.casesOf(customerId);
const visibility = async () => (await desk.store.customer(customerId))?.visibility;
const answers = async () =>
  (await desk.client.notices.page({ account, unreadOnly: false, before: null, limit: 50 })).rows
    .filter(({ kind }) => kind === 'answer')
    .map(({ tag }) => tag);

async function expectOneEndedCase(): Promise<void> {
  const [request] = desk.gateway.requests;
  expect(await cases()).toMatchObject([{ id: caseId, state: 'disassociated', remoteId: request?.requestId }]);
  expect(await desk.store.quota(customerId)).toMatchObject([{ caseId, source: 'app' }]);
  expect(await visibility()).toBe('disassociated');
}

describe('a listing that sees the customer gone before the answer to our submission is heard', () => {
  it('leaves a request whose answer was lost to the question by its key', async () => {
    caseId = await readyDraft(desk);
    desk.gateway.fail = (operation) => (operation === 'submit' ? { fault: new Fault('timeout'), after: true } : null);
    await desk.client.requests.submit(submission(desk, caseId));
    desk.gateway.fail = null;
    leave();
    await list();
    expect(await visibility()).toBe('disassociated');
    expect(await cases()).toMatchObject([{ state: 'needs-check', remoteId: null }]);
    await desk.client.requests.settle({ account, caseId });
    await expectOneEndedCase();
    expect(await answers()).toEqual([`answer:${caseId}`]);
  });

  it('leaves a draft whose submission arrived late to the other side, which knows the request', async () => {
    caseId = await readyDraft(desk);
    const actKey = freshKey();
    desk.gateway.fail = (operation) => (operation === 'submit' ? { fault: new Fault('timeout'), after: false } : null);
    await desk.client.requests.submit({ ...submission(desk, caseId), actKey });
    desk.gateway.fail = null;
    await expect(desk.client.requests.settle({ account, caseId })).resolves.toEqual({ state: 'draft' });
    await desk.gateway.submit({ actKey, customerId, reason: 'The contract has ended', code: null });
    leave();
    // A person's check of this one customer concludes as a listing does.
    await desk.client.customers.recheck({ account, customerId });
    expect(await visibility()).toBe('disassociated');
    expect(await cases()).toMatchObject([{ id: caseId, state: 'draft' }]);
    await poll();
    await expectOneEndedCase();
    expect(await answers()).toEqual([`answer:${caseId}`]);
  });

  it('leaves an act in flight to its own answer', async () => {
    caseId = await readyDraft(desk);
    const submit = desk.gateway.submit;
    desk.gateway.submit = async (given) => {
      const answer = await submit(given);
      leave();
      await list();
      expect(await cases()).toMatchObject([{ state: 'submitting' }]);
      return answer;
    };
    await expect(desk.client.requests.submit(submission(desk, caseId))).resolves.toEqual({ state: 'disassociated' });
    await poll();
    await expectOneEndedCase();
  });

  it('ends the request that was pending, not a draft beside it', async () => {
    const incoming = desk.gateway.ask(customerId);
    desk.time.advance(1_000);
    caseId = await readyDraft(desk);
    await poll();
    expect(await cases()).toHaveLength(2);
    leave();
    await list();
    const [ended] = (await cases()).filter(({ state }) => state === 'disassociated');
    expect(ended).toMatchObject({ remoteId: incoming.requestId, side: 'customer' });
    expect((await desk.client.requests.get({ account, caseId })).case.state).toBe('draft');
  });
});

describe('an outcome that a person stated before the other side told of it', () => {
  it('is no second case when the submission is found by its key', async () => {
    caseId = await readyDraft(desk);
    desk.gateway.fail = (operation) => (operation === 'submit' ? { fault: new Fault('timeout'), after: true } : null);
    await desk.client.requests.submit(submission(desk, caseId));
    desk.gateway.fail = null;
    await desk.client.requests.record({ account, customerId, caseId, what: 'disassociated', seenOn: '2026-11-22', note: '' });
    await poll();
    expect(await cases()).toMatchObject([{ id: caseId, state: 'disassociated', stated: true }]);
  });
});
