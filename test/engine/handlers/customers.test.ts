import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { verified } from '../verified.ts';
import { account, clearChecklist, type DeskUnderTest, deskUnderTest, readyDraft, refusal, submission } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

const page = (search = '', filters = {}) =>
  desk.client.customers.page({ account, search, filters, sort: { by: 'accountName', descending: false }, offset: 0, limit: 20 });
const card = () => desk.client.customers.card({ account, customerId: desk.customer(0) });
const state = (kind: 'arrears' | 'frozen' | 'partnerFrozen' | 'freezeKind', value: boolean | string, subject: string = desk.customer(0)) =>
  desk.client.facts.state({ account, subject: subject as never, kind, value, seenOn: '2026-11-22', note: 'looked' });

describe('personal data', () => {
  it('is masked everywhere but in the answer to reveal, which is logged', async () => {
    const shown = JSON.stringify([await page(), await card(), await desk.client.desk.status({ account })]);
    for (const clear of ['Customer 1', '13800000000', 'owner-1@']) expect(shown).not.toContain(clear);
    const clear = await desk.client.customers.reveal({ account, customerId: desk.customer(0) });
    expect(clear).toEqual({ name: 'Customer 1', telephone: '13800000000', email: 'owner-1@customer.example' });
    const { rows } = await desk.client.log.page({
      account,
      search: '',
      filters: { operation: 'personal-data-revealed' },
      before: null,
      limit: 5,
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ customerId: desk.customer(0), personal: { operator: 'Ann Lee', accountName: 'customer-1' } });
  });

  it('is found by search all the same', async () => {
    expect((await page('13800000000')).total).toBe(2);
    expect((await page('owner-2')).rows.map(({ accountName }) => accountName)).toEqual(['customer-2']);
  });
});

describe('the customer’s page', () => {
  it('is unknown until a person has answered the checklist, then allowed', async () => {
    expect((await card()).verdicts.map((verdict) => verdict.state)).toEqual(['unknown', 'unknown']);
    await clearChecklist(desk, desk.customer(0));
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    const { verdicts, row, consequences, checklist } = await card();
    expect(verdicts.map((verdict) => verdict.state)).toEqual(['allowed', 'allowed']);
    expect(row.verdict).toMatchObject({ submit: 'allowed', agree: 'allowed', violated: 0, unknown: 0, lapsed: false });
    expect(checklist.every(({ fact, stale }) => fact !== null && !stale)).toBe(true);
    expect(consequences.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['R24', 'R25']));
  });

  it('shows the money once it was read', async () => {
    expect((await card()).money.unpaidOrders).toBeNull();
    desk.partner.change(desk.customer(0), { unpaidOrders: 4 });
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    expect((await card()).money).toMatchObject({
      unpaidOrders: { value: 4, source: 'simulated' },
      yearlyResources: { value: 1 },
      payPerUseResources: { value: 2 },
      budgetAmount: { value: 1000 },
    });
  });

  it('shows the gateway’s own check where it differs, and keeps our verdict', async () => {
    desk.gateway.failing.set(desk.customer(0), ['R07']);
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    expect((await card()).gatewayDiffers).toEqual([]);
    // Later a person looks, and says that it is gone.
    desk.time.advance(60_000);
    await clearChecklist(desk, desk.customer(0));
    const { gatewayDiffers, verdicts } = await card();
    expect(gatewayDiffers).toMatchObject([
      { side: 'partner', step: 'submit', code: 'R07', gatewayPassed: false },
      { side: 'partner', step: 'agree', code: 'R07', gatewayPassed: false },
    ]);
    expect(verdicts[0]?.state).toBe('allowed');
  });

  it('compares the gateway’s check at each step, and of the customer’s own request, with ours of the same', async () => {
    const customerId = desk.customer(0);
    await desk.client.requests.record({ account, customerId, caseId: null, what: 'incoming', seenOn: '2026-11-22', note: '' });
    const asked: string[] = [];
    desk.gateway.check = async (_, side, step) => {
      asked.push(`${side} ${step}`);
      const passed = side === 'partner';
      return { checkedAt: desk.time.now(), passed, items: [{ code: 'R05', passed, statement: `${side} ${step}` }] };
    };
    await desk.client.customers.recheck({ account, customerId });
    expect(asked.sort()).toEqual(['customer agree', 'partner agree', 'partner submit']);
    const { gatewayDiffers } = await card();
    expect(gatewayDiffers).toEqual([
      { side: 'customer', step: 'agree', code: 'R05', gatewayPassed: false, statement: 'customer agree', checkedAt: desk.time.now() },
    ]);
  });

  it('reads the listing again for this customer alone', async () => {
    desk.partner.change(desk.customer(0), { frozen: true, manager: 'someone.new' });
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    expect((await card()).row).toMatchObject({ frozen: true, manager: 'someone.new' });
    expect(desk.partner.calls.customers).toBe(2);
  });

  it('does not undo a pause of the listing that comes while one customer is read', async () => {
    const paused = { phase: 'paused', progress: null, lastCompleteAt: desk.time.now(), missing: 0 } as const;
    await desk.store.writeSyncState({ ...paused, phase: 'idle' });
    const real = desk.store.writeSyncPage;
    // It comes in the last moment before what was read is written.
    desk.store.writeSyncPage = async (page) => {
      await desk.store.writeSyncState(paused);
      return real(page);
    };
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    expect(await desk.store.syncState()).toEqual(paused);
  });

  it('says no longer visible when the customer is not found alone, and disassociated only with a record', async () => {
    const customerId = desk.customer(0);
    desk.partner.leave(customerId, null);
    await desk.client.customers.recheck({ account, customerId });
    expect((await desk.client.customers.card({ account, customerId })).row.visibility).toBe('no-longer-visible');
    const { rows } = await desk.client.notices.page({ account, unreadOnly: true, before: null, limit: 5 });
    expect(rows[0]).toMatchObject({
      kind: 'no-longer-visible',
      title: 'SIMULATED: customer-1 is no longer visible',
      open: `/customers/${customerId}`,
    });
  });

  it('opens offline from the cache, while reading again says why it cannot', async () => {
    desk.partner.before = () => {
      throw new Fault('timeout');
    };
    expect(await refusal(desk.client.customers.recheck({ account, customerId: desk.customer(0) }))).toEqual({
      code: 'offline',
      detail: { cause: 'timeout' },
    });
    expect((await card()).row.accountName).toBe('customer-1');
    expect((await page()).total).toBe(2);
  });
});

describe('stating a fact', () => {
  const stateSupportPlan = (value: boolean, seenOn: string) =>
    desk.client.facts.state({ account, subject: desk.customer(0), kind: 'partnerSupportPlan', value, seenOn, note: '' });

  it('of an earlier day is no later than what the other side said on that day', async () => {
    await desk.client.settings.setTimeZone({ account, timeZone: 'Asia/Hong_Kong' });
    desk.gateway.failing.set(desk.customer(0), ['R07']);
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    desk.time.advance(24 * 3600_000);
    const subject = desk.customer(0);
    await desk.client.facts.state({ account, subject, kind: 'reservedInstance', value: false, seenOn: '2026-11-22', note: '' });
    const { checklist } = await card();
    expect(checklist.find(({ kind }) => kind === 'reservedInstance')?.fact).toMatchObject({ value: true, source: 'simulated' });
  });

  it('of an earlier day is valid for seven days from the beginning of that day in the desk’s time zone', async () => {
    await desk.client.settings.setTimeZone({ account, timeZone: 'Asia/Hong_Kong' });
    await stateSupportPlan(false, '2026-11-21');
    const stated = async () => (await card()).checklist.find(({ kind }) => kind === 'partnerSupportPlan');
    expect(await stated()).toMatchObject({ fact: { observedAt: '2026-11-20T16:00:00Z' }, stale: false });
    desk.time.advance(Date.parse('2026-11-27T16:00:01Z') - Date.parse(desk.time.now()));
    expect((await stated())?.stale).toBe(true);
  });

  it('of today is as it was seen just now, never later', async () => {
    await stateSupportPlan(false, '2026-11-22');
    const { checklist } = await card();
    expect(checklist.find(({ kind }) => kind === 'partnerSupportPlan')?.fact?.observedAt).toBe(desk.time.now());
  });

  it('is recorded with who said it and when it was seen', async () => {
    await state('arrears', true);
    const { checklist } = await card();
    expect(checklist.find(({ kind }) => kind === 'arrears')?.fact).toMatchObject({
      value: true,
      source: 'person',
      by: 'Ann Lee',
      note: 'looked',
    });
    const { rows } = await desk.client.log.page({ account, search: '', filters: { operation: 'fact-stated' }, before: null, limit: 5 });
    expect(rows[0]?.entry).toMatchObject({
      result: 'stated',
      source: 'person',
      detail: { kind: 'arrears', value: true, seenOn: '2026-11-22' },
    });
  });

  it('about the partner itself weighs on every customer (R33)', async () => {
    await state('partnerFrozen', true, 'partner');
    expect((await card()).verdicts[0]?.findings.find(({ ruleId }) => ruleId === 'R33')?.state).toBe('violated');
  });

  it('is refused for what an API gives, for another subject, and for no answer', async () => {
    expect(await refusal(state('frozen', false))).toMatchObject({ detail: { field: 'kind' } });
    expect(await refusal(state('partnerFrozen', true))).toMatchObject({ detail: { field: 'subject' } });
    expect(await refusal(state('freezeKind', 'a bit'))).toMatchObject({ detail: { field: 'value' } });
  });
});

describe('what changed since the person was last here', () => {
  it('lists it, until the person says seen', async () => {
    const caseId = await readyDraft(desk);
    await desk.client.requests.submit(submission(desk, caseId));
    const since = await desk.client.home.since({ account });
    expect(since.rows.map(({ entry }) => entry.operation)).toContain('case-submitted');
    await desk.client.home.seen({ account, newest: since.newest });
    expect(await desk.client.home.since({ account })).toMatchObject({ total: 0, rows: [], seenAt: desk.time.now() });
  });
});

describe('settings', () => {
  const partner = { accountName: 'acme', accountNameAgain: 'acme', email: 'a@b.example', emailAgain: 'a@b.example' };

  it('takes the partner’s name and address only when typed twice the same, and logs the change', async () => {
    expect(await refusal(desk.client.settings.setPartner({ account, ...partner, emailAgain: 'a@c.example' }))).toEqual({
      code: 'name-mismatch',
      detail: { field: 'emailAgain' },
    });
    expect(await desk.client.settings.setPartner({ account, ...partner })).toMatchObject({
      partnerAccountName: 'acme',
      partnerEmail: 'a@b.example',
    });
    const { rows } = await desk.client.log.page({ account, search: '', filters: { operation: 'setting-changed' }, before: null, limit: 5 });
    expect(rows[0]).toMatchObject({ entry: { detail: { setting: 'partner' } }, personal: { partnerEmail: 'a•••@b•••.example' } });
  });

  it('knows time zones', async () => {
    expect(await refusal(desk.client.settings.setTimeZone({ account, timeZone: 'Mars/Olympus' }))).toMatchObject({ code: 'invalid-input' });
    expect(await desk.client.settings.setTimeZone({ account, timeZone: 'Asia/Shanghai' })).toMatchObject({ timeZone: 'Asia/Shanghai' });
  });

  it('keeps how the app looks', async () => {
    const next = { theme: 'dark', language: 'en', density: 'comfortable' } as const;
    await desk.client.settings.setAppearance(next);
    expect(await desk.client.settings.appearance()).toEqual(next);
  });
});

describe('the log and the simulator', () => {
  it('verifies its chain and opens one entry', async () => {
    await state('arrears', false);
    const check = await verified(desk.client, account);
    expect(check).toMatchObject({ sound: true, firstBroken: null });
    expect((await desk.client.log.entry({ account, sequence: check.entries })).entry.operation).toBe('fact-stated');
    expect(await refusal(desk.client.log.entry({ account, sequence: 999 }))).toMatchObject({ code: 'not-found' });
    expect(await desk.client.log.days({ account, search: '', filters: {} })).toEqual([{ day: '2026-11-22', count: check.entries }]);
  });

  it('opens the customer’s page outside the app', async () => {
    await desk.client.desk.openPlay({ account });
    expect(desk.host.opened).toEqual(['http://127.0.0.1:1/play']);
  });
});
