import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CaseId } from '../../src/core/case/case.ts';
import { Fault } from '../../src/core/fault.ts';
import { mintCaseId } from '../../src/engine/desk/identity.ts';
import { createPoller } from '../../src/engine/jobs/poller/poller.ts';
import { createSync, type Sync } from '../../src/engine/jobs/sync/sync.ts';
import { account, type DeskUnderTest, deskUnderTest, readyDraft, submission } from './handlers/desk-under-test.ts';

let desk: DeskUnderTest;
let sync: Sync;

beforeEach(async () => {
  desk = await deskUnderTest();
  sync = createSync({
    store: desk.store,
    partnerCenter: desk.partner,
    clock: desk.time,
    timer: desk.time.timer,
    tell: () => undefined,
    sourceName: 'simulated',
    partnerType: 'csp',
  });
  await list();
});
afterEach(async () => {
  await sync.stop();
  await desk.stop();
});

async function list(): Promise<void> {
  desk.time.advance(1_000);
  await sync.start();
  await sync.running;
}
const state = (what: 'agreed' | 'disassociated') =>
  desk.client.requests.record({ account, customerId: desk.customer(0), caseId: null, what, seenOn: '2026-11-20', note: '' });
const visibility = async () => (await desk.store.customer(desk.customer(0)))?.visibility;
const noticesOf = async (kind: string) =>
  (await desk.client.notices.page({ account, unreadOnly: false, before: null, limit: 50 })).rows.filter((notice) => notice.kind === kind);
const entries = async (operation: 'customer-still-listed' | 'customer-returned') =>
  (await desk.client.log.page({ account, search: '', filters: { operation }, before: null, limit: 50 })).rows;

describe('a customer stated to be disassociated', () => {
  it.each(['agreed', 'disassociated'] as const)(
    'stays so while the site lists the same association, which is told once: %s',
    async (what) => {
      const { caseId } = await state(what);
      await list();
      await list();
      expect(await visibility()).toBe('disassociated');
      expect((await desk.client.requests.get({ account, caseId })).case).toMatchObject({ state: 'disassociated', stated: true });
      expect(await entries('customer-still-listed')).toMatchObject([{ customerId: desk.customer(0), accountName: 'customer-1' }]);
      expect(await entries('customer-returned')).toEqual([]);
      const [told, ...more] = await noticesOf('still-listed');
      expect(more).toEqual([]);
      expect(told?.title).toContain('is still listed');
      expect(told?.body).not.toBe('');
    },
  );

  it('has returned when the site lists a new association, and the case stays as it was stated', async () => {
    const { caseId } = await state('agreed');
    await list();
    desk.partner.change(desk.customer(0), { associatedOn: '2026-11-22T09:00:00Z' });
    await list();
    expect(await visibility()).toBe('visible');
    expect(await entries('customer-returned')).toHaveLength(1);
    expect(await noticesOf('returned')).toHaveLength(1);
    expect((await desk.client.requests.get({ account, caseId })).case.state).toBe('disassociated');
  });

  it('is not undone by a check of this one customer either', async () => {
    await state('disassociated');
    desk.time.advance(1_000);
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    expect(await visibility()).toBe('disassociated');
    expect(await noticesOf('still-listed')).toHaveLength(1);
  });
});

describe('an answer that is first heard when the outcome is asked for', () => {
  it.each([
    ['agree', 'disassociated', 'agreed'],
    ['reject', 'rejected', 'rejected'],
  ] as const)('is a notice like any other: %s', async (answer, outcome, words) => {
    const caseId = await readyDraft(desk);
    desk.gateway.fail = (operation) => (operation === 'submit' ? { fault: new Fault('timeout'), after: true } : null);
    await desk.client.requests.submit(submission(desk, caseId));
    desk.gateway.fail = null;
    desk.gateway.answer(desk.gateway.requests[0]?.requestId ?? '', answer);
    await expect(desk.client.requests.settle({ account, caseId })).resolves.toEqual({ state: outcome });
    const notices = await noticesOf('answer');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ tag: `answer:${caseId}`, caseId });
    expect(notices[0]?.title).toContain(words);
  });

  it('is no notice when it is our own decision', async () => {
    desk.gateway.ask(desk.customer(1));
    const poller = createPoller({
      store: desk.store,
      gateway: desk.gateway,
      clock: desk.time,
      timer: desk.time.timer,
      tell: () => undefined,
      sourceName: 'simulated',
      newCaseId: mintCaseId,
    });
    poller.start();
    const [open] = await vi.waitFor(async () => {
      const { rows } = await desk.client.requests.inbox({ account, tab: 'partner', search: '', offset: 0, limit: 1 });
      expect(rows).toHaveLength(1);
      return rows;
    });
    await poller.stop();
    const caseId = open?.id ?? CaseId.parse('');
    desk.gateway.fail = (operation) => (operation === 'decide' ? { fault: new Fault('timeout'), after: true } : null);
    const given = submission(desk, caseId, 1);
    await desk.client.requests.decide({ ...given, decision: 'reject' });
    desk.gateway.fail = null;
    await expect(desk.client.requests.settle({ account, caseId })).resolves.toEqual({ state: 'rejected' });
    expect(await noticesOf('answer')).toEqual([]);
  });
});
