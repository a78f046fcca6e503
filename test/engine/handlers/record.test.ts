import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { account, type DeskUnderTest, deskUnderTest, refusal } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

const record = (what: 'submitted-by-us' | 'incoming' | 'agreed' | 'rejected' | 'disassociated', seenOn = '2026-11-20') =>
  desk.client.requests.record({ account, customerId: desk.customer(0), caseId: null, what, seenOn, note: 'seen in Partner Center' });
const detail = async (caseId: string) => desk.client.requests.get({ account, caseId: caseId as never });

describe('recording by hand', () => {
  it('stands as stated by NAME, seen on DATE', async () => {
    const { caseId } = await record('submitted-by-us');
    const { case: each, events, row } = await detail(caseId);
    expect(each).toMatchObject({ state: 'awaiting-customer', stated: true });
    expect(each.pendingSince).toMatch(/^2026-11-2[01]T/);
    expect(row.owes).toBe('customer');
    expect(events.at(-1)).toMatchObject({ kind: 'submitted', source: 'person', by: 'Ann Lee', note: 'seen in Partner Center' });
    const { rows } = await desk.client.log.page({ account, search: '', filters: { caseId }, before: null, limit: 9 });
    expect(rows[0]).toMatchObject({
      entry: { operation: 'case-submitted', result: 'stated', source: 'person', detail: { seenOn: '2026-11-20' } },
    });
  });

  it('counts against the limit', async () => {
    await record('submitted-by-us');
    await desk.client.requests.record({
      account,
      customerId: desk.customer(1),
      caseId: null,
      what: 'incoming',
      seenOn: '2026-11-20',
      note: '',
    });
    const used = async (place: number) =>
      (await desk.client.customers.card({ account, customerId: desk.customer(place) })).quota.map(({ side, used: count }) => [side, count]);
    expect(await used(0)).toEqual([
      ['partner', 1],
      ['customer', 0],
    ]);
    expect(await used(1)).toEqual([
      ['partner', 0],
      ['customer', 1],
    ]);
  });

  it('takes an answer to the request it recorded', async () => {
    const { caseId } = await record('submitted-by-us', '2026-11-18');
    await record('rejected');
    expect((await detail(caseId)).case).toMatchObject({ state: 'rejected', stated: true });
  });

  it('is one transaction, whatever the statement says happened before', async () => {
    let writes = 0;
    const real = desk.store.writeCase;
    desk.store.writeCase = (written) => {
      writes += 1;
      return real(written);
    };
    const { caseId } = await record('rejected');
    expect(writes).toBe(1);
    const { case: each, events } = await detail(caseId);
    expect(each).toMatchObject({ state: 'rejected', stated: true });
    expect(events.map(({ kind }) => kind)).toEqual(['prepared', 'submitted', 'rejected']);
    const { rows } = await desk.client.log.page({ account, search: '', filters: { caseId }, before: null, limit: 9 });
    expect(rows.map(({ entry }) => entry.operation).reverse()).toEqual(['case-prepared', 'case-submitted', 'case-rejected']);
    expect(await desk.store.quota(desk.customer(0))).toMatchObject([{ side: 'partner', source: 'person', caseId }]);
  });

  it('leaves nothing behind when it cannot be written', async () => {
    const real = desk.store.writeCase;
    desk.store.writeCase = async () => {
      throw new Fault('disk-full');
    };
    expect(await refusal(record('agreed'))).toEqual({ code: 'disk-full' });
    desk.store.writeCase = real;
    expect(await desk.store.casesOf(desk.customer(0))).toEqual([]);
    expect(await desk.store.quota(desk.customer(0))).toEqual([]);
  });

  it('does not count one request twice, though it is stated twice', async () => {
    await record('submitted-by-us');
    expect(await refusal(record('submitted-by-us'))).toMatchObject({ code: 'case-forbids' });
    expect(await desk.store.quota(desk.customer(0))).toHaveLength(1);
  });

  it('makes a customer disassociated when a person states it, also without a request', async () => {
    const { caseId } = await record('disassociated');
    expect((await detail(caseId)).case.state).toBe('disassociated');
    expect((await desk.client.customers.card({ account, customerId: desk.customer(0) })).row.visibility).toBe('disassociated');
  });

  it('takes an incoming request once', async () => {
    const { caseId } = await record('incoming');
    expect((await detail(caseId)).row.owes).toBe('us');
    expect(await refusal(record('incoming'))).toEqual({ code: 'request-already-open', detail: { caseId } });
  });

  it('offers no decision on a request that the connection has never seen', async () => {
    const { caseId } = await record('incoming');
    expect((await detail(caseId)).why).toMatchObject({ approve: 'capability-missing', reject: 'capability-missing' });
  });

  it('needs a named person', async () => {
    await desk.client.settings.setPerson({ account, role: 'administrator', operator: ' ' });
    expect(await refusal(record('incoming'))).toEqual({ code: 'operator-missing' });
  });

  it.each(['2026-11-23', '2026-02-30'])('is not seen on %s', async (seenOn) => {
    expect(await refusal(record('incoming', seenOn))).toMatchObject({ code: 'invalid-input', detail: { field: 'seenOn' } });
  });
});

describe('the inbox', () => {
  it('shows who owes what, how long in working days, and that no deadline is documented', async () => {
    const { caseId } = await record('submitted-by-us', '2026-11-16');
    const inbox = await desk.client.requests.inbox({ account, tab: 'customer', search: '', offset: 0, limit: 10 });
    expect(inbox).toMatchObject({ total: 1, counts: { customer: 1, partner: 0, draft: 0 } });
    expect(inbox.rows[0]).toMatchObject({ id: caseId, owes: 'customer', accountName: 'customer-1', maskedName: 'C••••••• 1' });
    expect(inbox.rows[0]?.workingDays).toBeGreaterThanOrEqual(3);
    expect((await detail(caseId)).deadline).toBeNull();
  });

  it('keeps notes, snoozes with a reason, and reminders', async () => {
    const { caseId } = await record('submitted-by-us');
    await desk.client.requests.note({ account, caseId, note: 'Called, asked to wait' });
    expect(await refusal(desk.client.requests.snooze({ account, caseId, until: '2026-12-01T08:00:00Z', reason: '' }))).toMatchObject({
      code: 'invalid-input',
      detail: { field: 'reason' },
    });
    await desk.client.requests.snooze({ account, caseId, until: '2026-12-01T08:00:00Z', reason: 'On holiday' });
    await desk.client.requests.remind({ account, caseId, at: '2026-12-02T08:00:00Z' });
    const { case: each } = await detail(caseId);
    expect(each).toMatchObject({
      note: 'Called, asked to wait',
      snoozedUntil: '2026-12-01T08:00:00Z',
      snoozeReason: 'On holiday',
      remindAt: '2026-12-02T08:00:00Z',
      state: 'awaiting-customer',
    });
  });

  it('gives up a draft, and only a draft', async () => {
    const { caseId } = await desk.client.requests.prepare({ account, customerId: desk.customer(0) });
    await desk.client.requests.cancel({ account, caseId, reason: 'Changed our mind' });
    expect((await detail(caseId)).case.state).toBe('cancelled-here');
    expect(await refusal(desk.client.requests.cancel({ account, caseId, reason: '' }))).toMatchObject({ code: 'case-forbids' });
  });

  it('opens the draft that is there instead of a second one', async () => {
    const first = await desk.client.requests.prepare({ account, customerId: desk.customer(0) });
    await desk.client.requests.saveReason({ account, caseId: first.caseId, reason: 'half a sen' });
    await expect(desk.client.requests.prepare({ account, customerId: desk.customer(0) })).resolves.toEqual(first);
    expect((await detail(first.caseId)).case.reason).toBe('half a sen');
  });
});
