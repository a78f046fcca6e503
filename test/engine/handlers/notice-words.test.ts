import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { mintCaseId } from '../../../src/engine/desk/identity.ts';
import { createPoller } from '../../../src/engine/jobs/poller/poller.ts';
import { account, type DeskUnderTest, deskUnderTest, readyDraft, submission } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

/** Looks at the other side once, to the end. */
async function look(): Promise<void> {
  const tell = () => undefined;
  const { store, gateway, time } = desk;
  const poller = createPoller({ store, gateway, clock: time, timer: time.timer, tell, sourceName: 'simulated', newCaseId: mintCaseId });
  poller.start();
  await vi.waitFor(() => expect(time.waiting()).toHaveLength(1));
  await poller.stop();
}
const answers = async () => {
  const { rows } = await desk.client.notices.page({ account, unreadOnly: false, before: null, limit: 50 });
  return rows.filter(({ kind }) => kind === 'answer').map(({ title }) => title);
};

describe('what a notice of an answer says', () => {
  it.each([
    ['agree', 'SIMULATED: customer-1 agreed'],
    ['reject', 'SIMULATED: customer-1 rejected the request'],
  ] as const)('the customer answered our request: %s', async (answer, title) => {
    const caseId = await readyDraft(desk);
    await look();
    await desk.client.requests.submit(submission(desk, caseId));
    desk.gateway.answer('DR-1', answer);
    await look();
    expect(await answers()).toEqual([title]);
  });

  it.each([
    ['agree', 'SIMULATED: The request of customer-1 was approved elsewhere'],
    ['reject', 'SIMULATED: The request of customer-1 was rejected elsewhere'],
  ] as const)('our side decided the customer’s request elsewhere, so the customer answered nothing: %s', async (answer, title) => {
    desk.gateway.ask(desk.customer(0));
    await look();
    desk.gateway.answer('DR-1', answer);
    await look();
    expect(await answers()).toEqual([title]);
  });

  it('a decision of this desk whose answer was lost was not made elsewhere', async () => {
    desk.gateway.ask(desk.customer(0));
    await look();
    const open = await desk.store.caseByRemoteId('DR-1');
    if (!open) throw new Error('the request was seen');
    desk.gateway.fail = (operation) => (operation === 'decide' ? { fault: new Fault('timeout'), after: true } : null);
    const { reason: _reason, passQuotaReason: _pass, ...given } = submission(desk, open.id);
    await expect(desk.client.requests.decide({ ...given, decision: 'reject' })).resolves.toEqual({ state: 'needs-check' });
    desk.gateway.fail = null;
    await look();
    expect((await desk.store.case(open.id))?.case.state).toBe('rejected');
    expect(await answers()).toEqual([]);
  });

  it('a budget record says that the customer is disassociated, not that it agreed', async () => {
    const caseId = await readyDraft(desk);
    await desk.client.requests.submit(submission(desk, caseId));
    desk.time.advance(1_000);
    const customerId = desk.customer(0);
    desk.partner.leave(customerId, { at: desk.time.now(), operator: '' });
    await desk.client.customers.recheck({ account, customerId });
    expect((await desk.store.case(caseId))?.case.state).toBe('disassociated');
    expect(await answers()).toEqual(['SIMULATED: customer-1 is disassociated']);
  });
});
