import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActKey, type Case, CaseId } from '../../src/core/case/case.ts';
import { advance, newCase } from '../../src/core/case/machine.ts';
import { Fault } from '../../src/core/fault.ts';
import type { Store } from '../../src/core/ports.ts';
import { beginHere, readSeen, writeSeen } from '../../src/engine/desk/home-seen.ts';
import { createPoller, type Poller } from '../../src/engine/jobs/poller/poller.ts';
import { type FakeTime, fakeTime } from '../fakes/clock.ts';
import { type FakeGateway, fakeGateway } from '../fakes/gateway.ts';
import { type FakeHost, fakeHost } from '../fakes/host.ts';
import { type FakeCustomer, type FakePartnerCenter, fakePartnerCenter } from '../fakes/partner-center.ts';
import { type DeskStore, deskStore } from './desk-store.ts';

let time: FakeTime;
let desk: DeskStore;
let store: Store;
let gateway: FakeGateway;
let site: FakePartnerCenter;
let host: FakeHost;
let poller: Poller;
let faults: unknown[];
let minted: number;

const newPoller = (change: Partial<Parameters<typeof createPoller>[0]> = {}): Poller =>
  createPoller({
    store,
    gateway,
    clock: time,
    timer: time.timer,
    tell: () => undefined,
    sourceName: 'simulated',
    newCaseId: () => {
      minted += 1;
      return CaseId.parse(`case-${minted}`);
    },
    onPower: host.onPower,
    failed: (error) => faults.push(error),
    ...change,
  });

beforeEach(async () => {
  time = fakeTime();
  desk = await deskStore(time);
  store = desk.store;
  gateway = fakeGateway(time.now);
  site = fakePartnerCenter(5);
  host = fakeHost();
  faults = [];
  minted = 0;
  const state = { phase: 'idle', progress: null, lastCompleteAt: time.now(), missing: 0 } as const;
  const { customers } = await site.customers({ offset: 0, limit: 100 });
  await store.writeSyncPage({ passId: 'p', observedAt: time.now(), source: 'simulated', customers, state, log: [], notices: [] });
  poller = newPoller();
});
afterEach(async () => {
  await poller.stop();
  expect(time.waiting()).toEqual([]);
  await desk.remove();
});

const customer = (index: number): FakeCustomer => site.present[index] ?? site.join();
const notices = async () => (await store.notices({ unreadOnly: false, before: null, limit: 100 })).rows.toReversed();
const casesOf = (index: number) => store.casesOf(customer(index).customerId);
const logged = async () =>
  (await store.log({ search: '', filters: {}, before: null, limit: 100 })).rows.map(({ entry }) => entry.operation).reverse();

/** Waits until the poller waits for its timer again. */
const settled = () => vi.waitFor(() => expect(time.waiting().length).toBe(1));
async function poll(): Promise<void> {
  if (time.waiting().length === 0) poller.start();
  else time.advance(time.waiting()[0] ?? 0);
  await settled();
}

async function write(each: Case, expected: Case['state'] | null, kind: 'prepared' | 'submitted' | 'submit-intended'): Promise<Case> {
  const event = { kind, at: time.now(), source: 'app', by: '', note: '' } as const;
  await store.writeCase({
    case: each,
    expected: expected === null ? null : { state: expected },
    event,
    quota: null,
    visibility: null,
    log: [],
    notices: [],
  });
  return each;
}
const draft = (index: number): Case =>
  newCase({
    id: CaseId.parse(`ours-${index}`),
    customerId: customer(index).customerId,
    side: 'partner',
    at: time.now(),
    kind: 'prepared',
    stated: false,
  });

/** A request of ours that the customer has not answered. */
async function waiting(index: number): Promise<Case> {
  const request = await gateway.submit({
    actKey: ActKey.parse(`act-key-${index}`),
    customerId: customer(index).customerId,
    reason: '',
    code: null,
  });
  return write(advance(draft(index), { kind: 'submitted', at: time.now(), remoteId: request.requestId }), null, 'submitted');
}
/** A submission that was begun; what became of it is not written. */
async function begun(index: number): Promise<Case> {
  const actKey = ActKey.parse(`act-key-${index}`);
  return write(advance(draft(index), { kind: 'submit-intended', at: time.now(), actKey }), null, 'submit-intended');
}

describe("Watching for the other side's answers", () => {
  it('closes a request that the customer agreed to: the customer is disassociated, one notice, one log entry', async () => {
    const open = await waiting(0);
    await poll();
    gateway.answer(open.remoteId ?? '', 'agree');
    await poll();
    expect((await casesOf(0)).map(({ state }) => state)).toEqual(['disassociated']);
    expect((await store.customer(open.customerId))?.visibility).toBe('disassociated');
    expect(await notices()).toMatchObject([{ kind: 'answer', caseId: open.id, values: { state: 'disassociated', name: 'C••••••• 1' } }]);
    await poll();
    expect(await notices()).toHaveLength(1);
    expect(await logged()).toEqual(['case-agreed']);
  });

  it('closes a request that the customer rejected, and leaves the customer where it is', async () => {
    const open = await waiting(0);
    await poll();
    gateway.answer(open.remoteId ?? '', 'reject');
    await poll();
    expect((await casesOf(0))[0]?.state).toBe('rejected');
    expect((await store.customer(open.customerId))?.visibility).toBe('visible');
    expect(await notices()).toMatchObject([{ kind: 'answer', values: { state: 'rejected' } }]);
  });

  it('makes a case of an incoming request and counts it for the customer', async () => {
    await poll();
    gateway.ask(customer(1).customerId);
    await poll();
    await poll();
    expect(await casesOf(1)).toMatchObject([{ side: 'customer', state: 'awaiting-partner', reason: 'We move to another partner' }]);
    expect(await notices()).toMatchObject([{ kind: 'incoming', values: { side: 'customer' } }]);
    expect(await store.quota(customer(1).customerId)).toMatchObject([{ side: 'customer', source: 'gateway' }]);
  });

  it('takes over a request of ours that was made elsewhere', async () => {
    await poll();
    await gateway.submit({ actKey: ActKey.parse('made-elsewhere'), customerId: customer(1).customerId, reason: 'x', code: null });
    await poll();
    expect(await casesOf(1)).toMatchObject([{ side: 'partner', state: 'awaiting-customer' }]);
    expect(await store.quota(customer(1).customerId)).toMatchObject([{ side: 'partner' }]);
  });

  it('takes what was decided before it first looked as history: kept, counted, and no news', async () => {
    const past = gateway.ask(customer(1).customerId);
    gateway.answer(past.requestId, 'reject');
    gateway.ask(customer(2).customerId);
    await poll();
    expect((await casesOf(1))[0]?.state).toBe('rejected');
    expect(await store.quota(customer(1).customerId)).toHaveLength(1);
    expect(await notices()).toMatchObject([{ kind: 'incoming', customerId: customer(2).customerId }]);
  });

  it('begins where it first looked: what was there is no news on the first page, what comes after is', async () => {
    await poller.stop();
    poller = newPoller({ begun: () => beginHere(store) });
    const past = gateway.ask(customer(1).customerId);
    gateway.answer(past.requestId, 'reject');
    gateway.ask(customer(2).customerId);
    await poll();
    const begun = await readSeen(store);
    expect(begun).toEqual({ sequence: (await logged()).length, at: null });
    expect((await store.newsSince(begun?.sequence ?? 0, 10)).total).toBe(0);
    gateway.ask(customer(3).customerId);
    await poll();
    expect(await readSeen(store)).toEqual(begun);
    const { rows } = await store.newsSince(begun?.sequence ?? 0, 10);
    expect(rows.map(({ entry }) => entry.operation)).toEqual(['case-incoming']);
  });

  it('leaves the mark alone that a person has set', async () => {
    await poller.stop();
    const mark = { sequence: 0, at: time.now() };
    await writeSeen(store, mark);
    poller = newPoller({ begun: () => beginHere(store) });
    gateway.ask(customer(2).customerId);
    await poll();
    expect(await readSeen(store)).toEqual(mark);
  });

  it('does not take a customer for gone that has come back since', async () => {
    const past = gateway.ask(customer(1).customerId);
    gateway.answer(past.requestId, 'agree');
    site.change(customer(1).customerId, { associatedOn: '2026-11-22T02:00:00Z' });
    const { customers } = await site.customers({ offset: 0, limit: 100 });
    const state = await store.syncState();
    await store.writeSyncPage({ passId: 'p2', observedAt: time.now(), source: 'simulated', customers, state, log: [], notices: [] });
    await poll();
    expect((await casesOf(1))[0]?.state).toBe('disassociated');
    expect((await store.customer(customer(1).customerId))?.visibility).toBe('visible');
  });

  it('knows requests of customers that were never listed here', async () => {
    gateway.answer(gateway.ask('a-stranger').requestId, 'agree');
    await poll();
    expect((await store.casesOf('a-stranger'))[0]?.state).toBe('disassociated');
    expect(faults).toEqual([]);
  });

  it.each([
    ['customer', 'incoming', 'awaiting-partner'],
    ['partner', 'submitted', 'awaiting-customer'],
  ] as const)('knows again a request of the %s that a person had recorded by hand, and counts it once', async (side, kind, state) => {
    await poll();
    const { customerId } = customer(0);
    const at = '2026-11-21T10:00:00Z';
    const id = CaseId.parse('by-hand');
    const begun = newCase({ id, customerId, side, at, kind: side === 'customer' ? 'incoming' : 'prepared', stated: true });
    const each = { ...(side === 'customer' ? begun : advance(begun, { kind: 'submitted', at })), note: 'Called' };
    const event = { kind, at, source: 'person', by: 'Ann', note: '' } as const;
    const quota = { customerId, side, at, source: 'person', caseId: id } as const;
    await store.writeCase({ case: each, expected: null, event, quota, visibility: null, log: [], notices: [] });

    const actKey = ActKey.parse('made-elsewhere');
    const { submittedAt } =
      side === 'customer' ? gateway.ask(customerId) : await gateway.submit({ actKey, customerId, reason: '', code: null });
    await poll();
    expect(await casesOf(0)).toMatchObject([{ id, state, remoteId: 'DR-1', stated: false, pendingSince: submittedAt, note: 'Called' }]);
    expect((await store.case(id))?.events.map(({ source }) => source)).toEqual(['person', 'simulated']);
    expect(await store.quota(customerId)).toHaveLength(1);
    gateway.answer('DR-1', 'reject');
    await poll();
    expect(await casesOf(0)).toMatchObject([{ id, state: 'rejected' }]);
    expect(await store.quota(customerId)).toHaveLength(1);
  });

  it('takes the answer to a request that a person had recorded by hand, and counts it once', async () => {
    await poll();
    const { customerId } = customer(0);
    const id = CaseId.parse('by-hand');
    const each = newCase({ id, customerId, side: 'customer', at: time.now(), kind: 'incoming', stated: true });
    const event = { kind: 'incoming', at: time.now(), source: 'person', by: 'Ann', note: '' } as const;
    const quota = { customerId, side: 'customer', at: time.now(), source: 'person', caseId: id } as const;
    await store.writeCase({ case: each, expected: null, event, quota, visibility: null, log: [], notices: [] });
    gateway.answer(gateway.ask(customerId).requestId, 'agree');
    await poll();
    expect(await casesOf(0)).toMatchObject([{ id, state: 'disassociated', remoteId: 'DR-1' }]);
    expect(await store.quota(customerId)).toHaveLength(1);
  });

  it('waits for our own act that is still being sent, and does not make a second case of it', async () => {
    await poll();
    const each = await begun(0);
    await gateway.submit({ actKey: each.actKey ?? ActKey.parse('no-act-key'), customerId: each.customerId, reason: '', code: null });
    gateway.ask(customer(1).customerId);
    await poll();
    expect(await casesOf(0)).toMatchObject([{ id: each.id, state: 'submitting' }]);
    expect(await casesOf(1)).toEqual([]);
    const submitted = advance(each, { kind: 'submitted', at: time.now(), remoteId: gateway.requests[0]?.requestId ?? '' });
    await write(submitted, 'submitting', 'submitted');
    await poll();
    expect(await casesOf(0)).toMatchObject([{ id: each.id, state: 'awaiting-customer' }]);
    expect(await casesOf(1)).toHaveLength(1);
  });

  it('finds by its key a submission that a crash cut off', async () => {
    const each = await begun(0);
    await gateway.submit({ actKey: each.actKey ?? ActKey.parse('no-act-key'), customerId: each.customerId, reason: '', code: null });
    time.advance(10 * 60_000);
    await poll();
    expect(await casesOf(0)).toMatchObject([{ id: each.id, state: 'awaiting-customer', remoteId: 'DR-1' }]);
    expect(await store.quota(each.customerId)).toMatchObject([{ side: 'partner', source: 'app', caseId: each.id }]);
  });

  it('repeats nothing and loses nothing when it crashes between a case and its place in the list', async () => {
    await poll();
    const first = gateway.ask(customer(0).customerId);
    gateway.ask(customer(1).customerId);
    const { writeValue } = store;
    const crashing = { ...store, writeValue: async () => Promise.reject(new Error('killed')) };
    await poller.stop();
    poller = newPoller({ store: crashing });
    await poll();
    expect(faults).toHaveLength(1);
    await poller.stop();
    store = await desk.reopen();
    expect(writeValue).not.toBe(store.writeValue);
    gateway.answer(first.requestId, 'agree');
    poller = newPoller();
    await poll();
    expect(await casesOf(0)).toHaveLength(1);
    expect(await casesOf(1)).toHaveLength(1);
    expect((await notices()).map(({ kind }) => kind)).toEqual(['incoming', 'incoming', 'answer']);
    expect(await store.quota(customer(0).customerId)).toHaveLength(1);
  });

  it('reads many changes in pages', async () => {
    for (let count = 0; count < 250; count += 1) gateway.ask(`customer-${count}`);
    await poll();
    expect((await store.openCases()).length).toBe(250);
  });
});

describe('How often it looks', () => {
  it('every 30 seconds when nothing is open, every 3 while something is or a window is visible', async () => {
    await poll();
    expect(time.waiting()).toEqual([30_000]);
    poller.setVisible(true);
    await vi.waitFor(() => expect(time.waiting()).toEqual([3000]));
    poller.setVisible(false);
    gateway.ask(customer(0).customerId);
    await poll();
    expect(time.waiting()).toEqual([3000]);
  });

  it('ever less often while the other side is away, and at once when it is woken', async () => {
    gateway.fail = () => ({ fault: new Fault('unreachable'), after: false });
    for (const expected of [3000, 6000, 12_000, 24_000, 48_000, 60_000, 60_000]) {
      await poll();
      expect(time.waiting()).toEqual([expected]);
    }
    expect(faults).toHaveLength(7);
    gateway.fail = null;
    poller.wake();
    await vi.waitFor(() => expect(time.waiting()).toEqual([30_000]));
  });

  it('not at all while the machine sleeps, and at once when it wakes', async () => {
    await poll();
    host.power(true);
    time.advance(30_000);
    await vi.waitFor(() => expect(time.waiting()).toEqual([]));
    gateway.ask(customer(0).customerId);
    host.power(false);
    await settled();
    expect(await casesOf(0)).toHaveLength(1);
  });
});

describe('Reminders', () => {
  it('come once when they are due, also where the connection cannot act, and a lapsed snooze says so', async () => {
    const each = await waiting(0);
    await poller.stop();
    poller = newPoller({ gateway: null });
    const remindAt = '2026-11-22T01:31:00Z';
    const change = { remindAt, snoozedUntil: remindAt, snoozeReason: 'call back' };
    await store.annotateCase({ caseId: each.id, change, expected: {}, log: [], notices: [] });
    await poll();
    expect(await notices()).toEqual([]);
    time.advance(57_000);
    await settled();
    await poll();
    await poll();
    expect(await notices()).toMatchObject([
      { kind: 'reminder', caseId: each.id, values: { why: 'reminder', due: remindAt } },
      { kind: 'reminder', caseId: each.id, values: { why: 'snooze' } },
    ]);
    expect((await store.case(each.id))?.case).toMatchObject({ remindAt: null, snoozedUntil: null, state: 'awaiting-customer' });
  });
});
