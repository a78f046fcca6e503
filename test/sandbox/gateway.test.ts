import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { control, customerOf, gateway, NOW, newActKey, type Started, signed, startHere, submit } from './start.ts';

let sandbox: Awaited<ReturnType<typeof startHere>>;
beforeEach(async () => {
  sandbox = await startHere();
});
afterEach(() => sandbox.stop());

const idOf = async (accountName: string): Promise<string> => (await customerOf(sandbox, accountName)).customer_id;
const advance = (milliseconds: number) => control(sandbox, 'POST', '/clock', { advance_ms: milliseconds });
const set = (named: string, change: Record<string, unknown>) => control(sandbox, 'POST', `/customers/${named}/set`, change);
const check = async (customer_id: string, initiated_by: string, step: string) =>
  (await gateway(sandbox, 'POST', '/account-checks', { customer_id, initiated_by, step })).body;
const failed = (body: { items: { code: string; passed: boolean }[] }): string[] =>
  body.items.filter((item) => !item.passed).map((item) => item.code);
const lastCode = async (): Promise<string> => (await control(sandbox, 'GET', '/codes')).body.codes.at(-1).code;

describe('a gateway that does not publish how it counts', () => {
  it('names no counting and refuses no fourth request, as it does when it publishes', async () => {
    const customerId = await idOf('acme-hk-014');
    expect((await submit(sandbox, customerId)).body.error_code).toBe('GW.0422.QUOTA');
    await control(sandbox, 'POST', '/settings', { publish_counting: false });
    expect((await gateway(sandbox, 'GET', '/capabilities')).body.counting).toBeNull();
    expect((await submit(sandbox, customerId)).status).toBe(201);
  });
});

describe('a request of the partner', () => {
  it('is answered by the scripted customer after its delay, and by nobody before', async () => {
    const submitted = await submit(sandbox, await idOf('acme-hk-001'));
    expect(submitted.status).toBe(201);
    expect(submitted.body).toMatchObject({ account_name: 'acme-hk-001', initiated_by: 'partner', state: 'pending', submitted_at: NOW });
    const path = `/requests/${submitted.body.request_id}`;
    await advance(3_999);
    expect((await gateway(sandbox, 'GET', path)).body.state).toBe('pending');
    await advance(1);
    const answered = (await gateway(sandbox, 'GET', path)).body;
    expect(answered).toMatchObject({ state: 'disassociated', decided_at: '2026-11-22T01:30:04Z' });
    expect(answered.change).toBeGreaterThan(submitted.body.change);
    expect(
      (
        await signed(
          sandbox,
          'POST',
          '/v2/partners/sub-customers/query',
          { customer_id: await idOf('acme-hk-001') },
          { date: '20261122T013004Z' },
        )
      ).body.count,
    ).toBe(0);
  });

  it('can be rejected, or wait for ever', async () => {
    const rejecting = await submit(sandbox, await idOf('acme-hk-002'));
    const silent = await submit(sandbox, await idOf('acme-hk-003'));
    await advance(400 * 86_400_000);
    expect((await gateway(sandbox, 'GET', `/requests/${rejecting.body.request_id}`)).body.state).toBe('rejected');
    expect((await gateway(sandbox, 'GET', `/requests/${silent.body.request_id}`)).body.state).toBe('pending');
  });

  it('passes the check at submission and fails it at agreement: it stays open until the customer has handled it', async () => {
    const customerId = await idOf('acme-hk-004');
    expect((await check(customerId, 'partner', 'submit')).passed).toBe(true);
    expect(failed(await check(customerId, 'partner', 'agree'))).toEqual(['R11']);
    const { request_id } = (await submit(sandbox, customerId)).body;
    await advance(60_000);
    expect((await gateway(sandbox, 'GET', `/requests/${request_id}`)).body.state).toBe('pending');
    const records = (await gateway(sandbox, 'GET', `/records?customer_id=${customerId}`)).body.records;
    expect(records.at(-1)).toMatchObject({ operation: 'agree', result: 'The account check failed: R11.' });
    await set('acme-hk-004', { currency: 'USD' });
    expect((await control(sandbox, 'POST', `/requests/${request_id}/answer`, { answer: 'agree' })).body).toEqual({
      failed: [],
      state: 'disassociated',
    });
  });

  it.each(['acme-hk-005', 'acme-hk-006'])('to %s disassociates at once, whatever the association type', async (accountName) => {
    const customerId = await idOf(accountName);
    const { status, body } = await submit(sandbox, customerId);
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'disassociated', decided_at: NOW });
    const again = await submit(sandbox, customerId);
    expect([again.status, again.body.error_code]).toEqual([404, 'GW.0404.NOT_CUSTOMER']);
  });

  it('is refused with the failed items while the customer is blocked', async () => {
    const { status, body } = await submit(sandbox, await idOf('acme-hk-007'));
    expect([status, body.error_code]).toEqual([422, 'GW.0422.CHECK_FAILED']);
    expect(body.details.items.map((item: { code: string }) => item.code)).toEqual(['R05', 'R07']);
  });

  it('is refused while one is open, without the confirmed statement, and for strangers', async () => {
    const customerId = await idOf('acme-hk-003');
    expect((await submit(sandbox, customerId, { understood: false })).body.error_code).toBe('GW.0422.NOT_UNDERSTOOD');
    await submit(sandbox, customerId);
    expect((await submit(sandbox, customerId)).body.error_code).toBe('GW.0409.PENDING');
    expect((await submit(sandbox, 'a'.repeat(32))).body.error_code).toBe('GW.0404.NOT_CUSTOMER');
  });

  it.each([
    ['no reason', { reason: ' ' }],
    ['a wrong type', { understood: 'yes' }],
    ['an unknown field', { surprise: 1 }],
    ['a short key', { act_key: 'x' }],
    ['a code of letters', { verification_code: 'abcdef' }],
  ])('is refused as malformed with %s', async (_, wrong) => {
    const { status, body } = await submit(sandbox, await idOf('acme-hk-001'), wrong);
    expect([status, body.error_code]).toEqual([400, 'GW.0400']);
  });
});

describe('act keys', () => {
  it('carry out an act once: the same key and body give the same request, another body is refused', async () => {
    const customer_id = await idOf('acme-hk-003');
    const act = { act_key: newActKey(), customer_id, reason: 'Contract ended', understood: true };
    const unknown = await gateway(sandbox, 'GET', `/acts/${act.act_key}`);
    expect([unknown.status, unknown.body.error_code]).toEqual([404, 'GW.0404.ACT']);
    const first = await gateway(sandbox, 'POST', '/requests', act);
    const second = await gateway(sandbox, 'POST', '/requests', act);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    expect((await gateway(sandbox, 'GET', '/requests?state=pending&initiated_by=partner')).body.count).toBe(1);
    const other = await gateway(sandbox, 'POST', '/requests', { ...act, reason: 'Something else' });
    expect([other.status, other.body.error_code]).toEqual([409, 'GW.0409.ACT_KEY']);
    expect((await gateway(sandbox, 'GET', `/acts/${act.act_key}`)).body).toEqual({
      act_key: act.act_key,
      kind: 'submit',
      request: first.body,
    });
  });

  it('of refused acts stay free', async () => {
    const act = { act_key: newActKey(), customer_id: await idOf('acme-hk-017'), reason: 'Contract ended', understood: true };
    expect((await gateway(sandbox, 'POST', '/requests', act)).status).toBe(422);
    expect((await gateway(sandbox, 'GET', `/acts/${act.act_key}`)).status).toBe(404);
    await set('acme-hk-017', { partner_support_plan: false });
    expect((await gateway(sandbox, 'POST', '/requests', act)).status).toBe(201);
  });
});

describe('the request limit by the published counting', () => {
  const reject = async (requestId: string): Promise<void> => {
    await control(sandbox, 'POST', `/requests/${requestId}/answer`, { answer: 'reject' });
  };

  it('refuses the fourth request and names the day of the next, and frees it on that day', async () => {
    const customerId = await idOf('acme-hk-014');
    const { status, body } = await submit(sandbox, customerId);
    expect([status, body.error_code]).toEqual([422, 'GW.0422.QUOTA']);
    expect(body.details).toEqual({ limit: 3, months: 3, used: 3, next_free_at: '2026-12-23T01:30:00Z' });
    expect(failed(await check(customerId, 'partner', 'submit'))).toEqual(['R02']);
    await control(sandbox, 'POST', '/clock', { now: '2026-12-23T01:29:59Z' });
    expect((await submit(sandbox, customerId)).body.error_code).toBe('GW.0422.QUOTA');
    await control(sandbox, 'POST', '/clock', { now: '2026-12-23T01:30:00Z' });
    expect((await submit(sandbox, customerId)).status).toBe(201);
  });

  it('leaves one request to a partner that asked twice, and counts it whatever becomes of it', async () => {
    const customerId = await idOf('acme-hk-013');
    const third = await submit(sandbox, customerId);
    expect(third.status).toBe(201);
    await reject(third.body.request_id);
    expect((await submit(sandbox, customerId)).body.error_code).toBe('GW.0422.QUOTA');
  });

  it("counts each side alone: the customer's three requests leave the partner its own", async () => {
    const customerId = await idOf('acme-hk-036');
    expect(failed(await check(customerId, 'customer', 'submit'))).toEqual(['R02']);
    expect((await check(customerId, 'partner', 'submit')).passed).toBe(true);
  });

  it('clamps the day to the end of the month: of 30 November counts until 28 February', async () => {
    const customerId = await idOf('acme-hk-003');
    await control(sandbox, 'POST', '/clock', { now: '2026-11-30T12:00:00Z' });
    for (let number = 0; number < 3; number += 1) await reject((await submit(sandbox, customerId)).body.request_id);
    expect((await submit(sandbox, customerId)).body.details.next_free_at).toBe('2027-02-28T12:00:00Z');
  });
});

describe("the partner's verification code", () => {
  const turnOn = () => control(sandbox, 'POST', '/settings', { partner_verification_code: true });
  const sendCode = (customer_id: string, purpose = 'submit') => gateway(sandbox, 'POST', '/verification-codes', { customer_id, purpose });

  it('is not there unless the function is on', async () => {
    const customerId = await idOf('acme-hk-001');
    expect((await gateway(sandbox, 'GET', '/capabilities')).body.partner_verification_code).toBe(false);
    expect((await sendCode(customerId)).body.error_code).toBe('GW.0409.CODE_OFF');
    await turnOn();
    expect((await gateway(sandbox, 'GET', '/capabilities')).body.partner_verification_code).toBe(true);
    expect((await submit(sandbox, customerId)).body.error_code).toBe('GW.0422.CODE_REQUIRED');
  });

  it('lets one act through, once', async () => {
    await turnOn();
    const customerId = await idOf('acme-hk-003');
    expect((await sendCode(customerId)).body).toEqual({ sent_to: 'p•••@example.com', expires_at: '2026-11-22T01:40:00Z' });
    const code = await lastCode();
    const submitted = await submit(sandbox, customerId, { verification_code: code });
    expect(submitted.status).toBe(201);
    await control(sandbox, 'POST', `/requests/${submitted.body.request_id}/answer`, { answer: 'reject' });
    expect((await submit(sandbox, customerId, { verification_code: code })).body.error_code).toBe('GW.0422.CODE_USED');
  });

  it('expires after ten minutes, and is void after five wrong tries', async () => {
    await turnOn();
    const customerId = await idOf('acme-hk-003');
    await sendCode(customerId);
    await advance(600_000);
    expect((await submit(sandbox, customerId, { verification_code: await lastCode() })).body.error_code).toBe('GW.0422.CODE_EXPIRED');
    await sendCode(customerId);
    const code = await lastCode();
    const wrong = code === '000000' ? '000001' : '000000';
    const left: number[] = [];
    for (let number = 0; number < 5; number += 1)
      left.push((await submit(sandbox, customerId, { verification_code: wrong })).body.details.tries_left);
    expect(left).toEqual([4, 3, 2, 1, 0]);
    expect((await submit(sandbox, customerId, { verification_code: code })).body.error_code).toBe('GW.0422.CODE_WRONG');
  });

  it('is bound to its customer and its purpose', async () => {
    await turnOn();
    const [customerId, other] = [await idOf('acme-hk-003'), await idOf('acme-hk-001')];
    await sendCode(customerId, 'reject');
    expect((await submit(sandbox, customerId, { verification_code: await lastCode() })).body.error_code).toBe('GW.0422.CODE_WRONG');
    expect((await submit(sandbox, other, { verification_code: await lastCode() })).body.error_code).toBe('GW.0422.CODE_WRONG');
  });
});

describe('a request of the customer', () => {
  const waiting = async (accountName: string) =>
    (await gateway(sandbox, 'GET', `/requests?state=pending&initiated_by=customer&customer_id=${await idOf(accountName)}`)).body
      .requests[0];

  it('whose check fails cannot be approved, but rejected', async () => {
    const { request_id } = await waiting('acme-hk-031');
    const approval = await gateway(sandbox, 'POST', `/requests/${request_id}/approve`, { act_key: newActKey(), understood: true });
    expect([approval.status, approval.body.error_code]).toEqual([422, 'GW.0422.CHECK_FAILED']);
    const act_key = newActKey();
    const rejection = await gateway(sandbox, 'POST', `/requests/${request_id}/reject`, { act_key });
    expect(rejection.body).toMatchObject({ state: 'rejected', decided_at: NOW, act_key });
    expect((await gateway(sandbox, 'GET', `/acts/${act_key}`)).body.kind).toBe('reject');
    expect((await gateway(sandbox, 'POST', `/requests/${request_id}/reject`, { act_key })).status).toBe(200);
    expect((await gateway(sandbox, 'POST', `/requests/${request_id}/reject`, { act_key: newActKey() })).body.error_code).toBe(
      'GW.0409.CLOSED',
    );
  });

  it('whose check passes can be approved, with the statement confirmed', async () => {
    const { request_id, customer_id } = await waiting('acme-hk-032');
    const approve = (understood: boolean) =>
      gateway(sandbox, 'POST', `/requests/${request_id}/approve`, { act_key: newActKey(), understood });
    expect((await approve(false)).body.error_code).toBe('GW.0422.NOT_UNDERSTOOD');
    expect((await approve(true)).body.state).toBe('disassociated');
    const records = (await gateway(sandbox, 'GET', `/records?customer_id=${customer_id}`)).body.records;
    expect(records.map((record: { operation: string }) => record.operation)).toEqual(['associate', 'request', 'approve', 'disassociated']);
  });

  it("is not the partner's to decide when the partner made it", async () => {
    const { request_id } = (await submit(sandbox, await idOf('acme-hk-003'))).body;
    expect((await gateway(sandbox, 'POST', `/requests/${request_id}/reject`, { act_key: newActKey() })).body.error_code).toBe(
      'GW.0409.OWN',
    );
  });
});

describe('the list of requests', () => {
  it('tells by change numbers what is new, page by page, and misses nothing', async () => {
    const ask = async (path: string) => (await gateway(sandbox, 'GET', path)).body;
    const all = await ask('/requests');
    expect(all.count).toBe(all.requests.length);
    expect(await ask(`/requests?changed_after=${all.next_change}`)).toMatchObject({ count: 0, requests: [], next_change: all.next_change });
    const paged: string[] = [];
    for (let after = 0; ; ) {
      const page = await ask(`/requests?changed_after=${after}&limit=3`);
      paged.push(...page.requests.map((request: { request_id: string }) => request.request_id));
      after = page.next_change;
      if (page.requests.length === 0) break;
    }
    expect(paged).toEqual(all.requests.map((request: { request_id: string }) => request.request_id));
    await submit(sandbox, await idOf('acme-hk-001'));
    const news = await ask(`/requests?changed_after=${all.next_change}`);
    expect(news.requests).toMatchObject([{ account_name: 'acme-hk-001' }]);
    await advance(5_000);
    expect((await ask(`/requests?changed_after=${news.next_change}`)).requests).toMatchObject([
      { account_name: 'acme-hk-001', state: 'disassociated' },
    ]);
  });
});

describe('requests that arrive by themselves', () => {
  it('arrive half a minute, two and five minutes after the start, then rarely', async () => {
    await control(sandbox, 'POST', '/settings', { incoming: true });
    const arrived = async () =>
      (await gateway(sandbox, 'GET', '/requests?state=pending&initiated_by=customer&changed_after=20')).body.requests.map(
        (request: { account_name: string }) => request.account_name,
      );
    await advance(29_000);
    expect(await arrived()).not.toContain('acme-hk-033');
    await advance(1_000);
    expect(await arrived()).toContain('acme-hk-033');
    await advance(300_000);
    expect(await arrived()).toEqual(expect.arrayContaining(['acme-hk-033', 'acme-hk-034', 'acme-hk-035']));
    const before = (await arrived()).length;
    await advance(2 * 3_600_000);
    expect((await arrived()).length).toBeGreaterThan(before);
  });
});

describe('every rule of the account check', () => {
  // Rule, what violates it, and whether it counts at [partner submit, partner agree, customer submit, customer agree].
  const cases: readonly (readonly [string, Record<string, unknown>, readonly [boolean, boolean, boolean, boolean]])[] = [
    ['R04', { independent_members: 1 }, [true, true, true, true]],
    ['R05', { frozen: 'account', frozen_manually: true }, [true, true, true, true]],
    ['R05', { frozen: 'account', frozen_manually: false }, [false, true, true, false]],
    ['R06', { frozen: 'account_and_resource', frozen_manually: true }, [true, true, true, true]],
    ['R07', { reserved_instances: 1 }, [true, true, true, true]],
    ['R08', { partner_support_plan: true }, [true, true, true, true]],
    ['R09', { service_support_plan: true }, [true, true, false, false]],
    ['R10', { members_with_service_plan: 1 }, [true, true, false, false]],
    ['R11', { currency: null }, [false, true, true, true]],
    ['R12', { special_contract: true }, [false, true, true, true]],
    ['R13', { named_account: true }, [true, true, true, true]],
    ['R14', { arrears: 5 }, [true, true, true, true]],
    ['R15', { unpaid_orders: 1 }, [true, true, true, true]],
  ];
  const places = [
    ['partner', 'submit'],
    ['partner', 'agree'],
    ['customer', 'submit'],
    ['customer', 'agree'],
  ] as const;

  it.each(cases)('%s is found for %j at exactly the sides and steps it is documented for', async (code, violation, expected) => {
    const customerId = await idOf('acme-hk-001');
    for (const [side, step] of places) expect(failed(await check(customerId, side, step))).toEqual([]);
    await set('acme-hk-001', violation);
    for (const [index, [side, step]] of places.entries()) {
      const result = await check(customerId, side, step);
      expect([side, step, failed(result)]).toEqual([side, step, expected[index] ? [code] : []]);
      expect(result.passed).toBe(!expected[index] || ['R13', 'R14', 'R15'].includes(code));
    }
  });

  it('R33: nothing is possible while the partner itself is frozen', async () => {
    await control(sandbox, 'POST', '/settings', { partner_frozen: true });
    for (const [side, step] of places) expect(failed(await check(await idOf('acme-hk-001'), side, step))).toEqual(['R33']);
  });
});

it('refuses calls without the token', async () => {
  const stranger: Started = { ...sandbox, gatewayToken: 'wrong' };
  for (const path of ['/capabilities', '/requests', '/acts/anything']) {
    expect((await gateway(stranger, 'GET', path)).body.error_code).toBe('GW.0401');
  }
});
