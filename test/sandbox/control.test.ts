import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { control, customerOf, gateway, newActKey, newFolder, signed, startHere, submit } from './start.ts';

const LIST = '/v2/partners/sub-customers/query';
let sandbox: Awaited<ReturnType<typeof startHere>>;
beforeEach(async () => {
  sandbox = await startHere();
});
afterEach(() => sandbox.stop());

const list = (body: unknown = { limit: 2 }) => signed(sandbox, 'POST', LIST, body);
const fault = (body: Record<string, unknown>) => control(sandbox, 'POST', '/faults', body);

describe('the control port', () => {
  it.each(['', '0', 'true'])(
    'is not opened by the flag alone: with CONSENT_DESK_TEST="%s" the program does not start',
    async (variable) => {
      const child = spawn(process.execPath, ['src/sandbox/index.ts', '--data', newFolder(), '--test-control'], {
        env: { ...process.env, CONSENT_DESK_TEST: variable },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
      expect({ said, code }).toEqual({ said: '', code: 2 });
      expect(complained).toContain('--test-control is for tests');
    },
  );

  it('refuses everybody without its token', async () => {
    for (const token of ['wrong', '', sandbox.gatewayToken]) {
      const response = await fetch(`${sandbox.controlUrl}/settings`, { headers: { authorization: `Bearer ${token}` } });
      expect(response.status).toBe(401);
    }
  });

  it('says what is wrong with an act', async () => {
    expect((await control(sandbox, 'POST', '/settings', { surprise: true })).body.error_msg).toContain('surprise is not known here');
    expect((await control(sandbox, 'POST', '/customers/acme-hk-001/set', { frozen: 'perhaps' })).body.error_msg).toContain(
      'frozen must be one of',
    );
    expect((await control(sandbox, 'POST', '/customers/nobody/leave', {})).status).toBe(400);
    expect((await control(sandbox, 'GET', '/nothing')).status).toBe(404);
  });

  it('changes a customer, so that the public API shows it', async () => {
    const { customer_id } = await customerOf(sandbox, 'acme-hk-001');
    await control(sandbox, 'POST', `/customers/${customer_id}/set`, { frozen: 'account', email: null, customer: 'Renamed Ltd' });
    const [info] = (await list({ customer_id })).body.customer_infos;
    expect(info).toMatchObject({ is_frozen: 1, customer: 'Renamed Ltd' });
    expect(info).not.toHaveProperty('email');
  });

  it('lets customers leave, with or without a budget record, and join', async () => {
    const [one, two] = [await customerOf(sandbox, 'acme-hk-001'), await customerOf(sandbox, 'acme-hk-002')];
    const before = (await list()).body.count;
    await control(sandbox, 'POST', '/customers/acme-hk-001/leave', { record: true });
    await control(sandbox, 'POST', '/customers/acme-hk-002/leave', { record: false });
    const deletes = async (id: string) =>
      (
        await signed(sandbox, 'GET', '/v2/partners/sub-customers/budget/records', undefined, {
          query: `customer_id=${id}&operation_type=DELETE`,
        })
      ).body;
    expect((await deletes(one.customer_id)).total_count).toBe(1);
    expect((await deletes(two.customer_id)).total_count).toBe(0);
    await control(sandbox, 'POST', '/settings', { budget_after_leaving: false });
    expect((await deletes(one.customer_id)).error_code).toBe('CBC.99000035');
    const joined = (await control(sandbox, 'POST', '/customers/join', { count: 40 })).body.customer_ids;
    expect(joined).toHaveLength(40);
    const after = (await list()).body.count;
    expect(after).toBeGreaterThan(before);
    expect(after).toBeLessThanOrEqual(before - 2 + 40);
  });

  it('makes a request arrive and tells the codes and the calls', async () => {
    const { body } = await control(sandbox, 'POST', '/customers/acme-hk-001/incoming', { reason: 'We leave' });
    expect((await gateway(sandbox, 'GET', `/requests/${body.request_id}`)).body).toMatchObject({
      initiated_by: 'customer',
      reason: 'We leave',
      state: 'pending',
    });
    await list();
    expect((await control(sandbox, 'GET', '/calls')).body).toMatchObject({ [`POST ${LIST}`]: 1, 'GET /gateway/v1/requests/{id}': 1 });
  });

  it('holds, moves and releases the clock', async () => {
    expect((await control(sandbox, 'POST', '/clock', { now: '2027-02-28T00:00:00Z' })).body.now).toBe('2027-02-28T00:00:00Z');
    expect((await control(sandbox, 'POST', '/clock', { advance_ms: 86_400_000 })).body.now).toBe('2027-03-01T00:00:00Z');
    const released = Date.parse((await control(sandbox, 'POST', '/clock', { auto: true })).body.now);
    expect(released - Date.parse('2027-03-01T00:00:00Z')).toBeLessThan(60_000);
  });
});

describe('faults on demand', () => {
  it.each([
    ['429', 429, 'APIGW.0308'],
    ['500', 500, 'CBC.0999'],
  ] as const)('%s comes as often as asked, then no more', async (kind, status, code) => {
    await fault({ match: '/v2/', kind, times: 2 });
    for (let number = 0; number < 2; number += 1) expect(await list()).toMatchObject({ status, body: { error_code: code } });
    expect((await list()).status).toBe(200);
  });

  it('503 is no JSON, and 429 may name a time to wait', async () => {
    await fault({ match: '/v2/', kind: '503' });
    const unavailable = await list();
    expect([unavailable.status, unavailable.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    await fault({ match: '/v2/', kind: 'retry_after', ms: 3_000 });
    expect((await list()).headers.get('retry-after')).toBe('3');
  });

  it('truncated JSON and a wrong shape come with status 200', async () => {
    await fault({ match: '/v2/', kind: 'truncated' });
    await expect(list()).rejects.toThrow(SyntaxError);
    await fault({ match: '/v2/', kind: 'wrong_shape' });
    expect(await list()).toMatchObject({ status: 200, body: { count: 'many' } });
  });

  it('a reset breaks the connection, before the act or after it', async () => {
    const { customer_id } = await customerOf(sandbox, 'acme-hk-003');
    const [before, after] = [newActKey(), newActKey()];
    await fault({ match: '/gateway/v1/requests', kind: 'reset' });
    await expect(submit(sandbox, customer_id, { act_key: before })).rejects.toThrow('fetch failed');
    expect((await gateway(sandbox, 'GET', `/acts/${before}`)).status).toBe(404);
    await fault({ match: '/POST .*requests$/', kind: 'reset', after: 'apply' });
    await expect(submit(sandbox, customer_id, { act_key: after })).rejects.toThrow('fetch failed');
    expect((await gateway(sandbox, 'GET', `/acts/${after}`)).body.request.state).toBe('pending');
  });

  it('latency delays the answer, a timeout never answers', async () => {
    await fault({ match: '/v2/', kind: 'latency', ms: 120 });
    const started = performance.now();
    expect((await list()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(115);
    await fault({ match: '/v2/', kind: 'timeout', ms: 50 });
    await expect(list()).rejects.toThrow('fetch failed');
  });

  it('can be taken back', async () => {
    await fault({ match: '/v2/', kind: '500', times: 50 });
    await control(sandbox, 'DELETE', '/faults');
    expect((await list()).status).toBe(200);
  });
});
