import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createThrottle } from '../../src/sandbox/bss/throttle.ts';
import { resellersOf } from '../../src/sandbox/partner/resellers.ts';
import { control, customerOf, signed, startHere, submit } from './start.ts';

const LIST = '/v2/partners/sub-customers/query';
let sandbox: Awaited<ReturnType<typeof startHere>>;
beforeAll(async () => {
  sandbox = await startHere();
});
afterAll(() => sandbox.stop());

const list = (body: unknown) => signed(sandbox, 'POST', LIST, body);

async function whole(limit: number, more: Record<string, unknown> = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += limit) {
    const { body } = await list({ ...more, offset, limit });
    ids.push(...body.customer_infos.map((info: { customer_id: string }) => info.customer_id));
    if (offset + limit >= body.count) return ids;
  }
}

describe('the customer list', () => {
  it('pages whole: every page size gives the same customers once each, in the same order', async () => {
    const byHundred = await whole(100);
    expect(new Set(byHundred).size).toBe(byHundred.length);
    expect(byHundred.length).toBeGreaterThan(200);
    expect(await whole(7)).toEqual(byHundred);
  });

  it('gives ten unless a limit is named, counts offsets in records, and refuses more than a hundred', async () => {
    const first = (await list({})).body;
    expect(first.customer_infos).toHaveLength(10);
    const second = (await list({ offset: 1, limit: 9 })).body;
    expect(second.customer_infos).toEqual(first.customer_infos.slice(1));
    expect((await list({ limit: 101 })).body.error_code).toBe('CBC.0100');
    expect((await list({ offset: 40_000_000 })).body.customer_infos).toEqual([]);
    expect((await list({ offset: 40_000_001 })).status).toBe(400);
  });

  it('takes numbers in a body as numbers only', async () => {
    for (const wrong of [{ offset: '0' }, { limit: '10' }, { limit: 1.5 }]) {
      expect(await list(wrong), JSON.stringify(wrong)).toMatchObject({ status: 400, body: { error_code: 'CBC.0100' } });
    }
  });

  it('takes a number of a query in digits, and each name once', async () => {
    const { customer_id } = await customerOf(sandbox, 'acme-hk-001');
    const orders = (query: string) => signed(sandbox, 'GET', '/v2/orders/customer-orders', undefined, { query });
    expect((await orders(`customer_id=${customer_id}&limit=1&offset=0`)).status).toBe(200);
    for (const wrong of [
      `customer_id=${customer_id}&limit=ten`,
      `customer_id=${customer_id}&limit=1&limit=2`,
      'customer_id=a&customer_id=b',
    ]) {
      expect(await orders(wrong), wrong).toMatchObject({ status: 400, body: { error_code: 'CBC.0100' } });
    }
  });

  it('has only the documented fields, of the documented types, and leaves out what has no value', async () => {
    const infos: Record<string, unknown>[] = (await list({ limit: 100 })).body.customer_infos;
    const types: Record<string, string> = {
      customer_id: 'string',
      account_name: 'string',
      customer: 'string',
      associated_on: 'string',
      association_type: 'string',
      label: 'string',
      telephone: 'string',
      country_code: 'string',
      verified_status: 'string',
      customer_type: 'number',
      is_frozen: 'number',
      account_managers: 'object',
      customer_level: 'string',
      email: 'string',
    };
    for (const info of infos) {
      for (const [name, value] of Object.entries(info)) expect([name, value === null ? 'null' : typeof value]).toEqual([name, types[name]]);
      expect(info.associated_on).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
    expect(infos.some((info) => !('customer' in info) && !('email' in info))).toBe(true);
  });

  it('filters by a part of the name, by type, by label with its case, by time and by id', async () => {
    expect((await list({ account_name: 'HK-007' })).body.count).toBe(4);
    const one = await customerOf(sandbox, 'acme-hk-001');
    expect((await list({ customer_id: one.customer_id })).body.customer_infos).toMatchObject([{ account_name: 'acme-hk-001' }]);
    expect((await list({ customer_id: 'f'.repeat(32) })).body).toEqual({ count: 0, customer_infos: [] });
    expect((await list({ customer: '深圳市' })).body.customer_infos.length).toBeGreaterThan(0);
    const types = await Promise.all(['1', '2', '3'].map(async (type) => (await list({ association_type: type })).body.count));
    expect(types.every((count) => count > 0)).toBe(true);
    expect(types.reduce((sum, count) => sum + count, 0)).toBe((await list({})).body.count);
    expect((await list({ label: 'CAST' })).body.count).toBe(0);
    expect((await list({ associated_on_begin: '2030-01-01T00:00:00Z' })).body.count).toBe(0);
    const all = (await list({})).body.count;
    expect((await list({ account_name: '', customer: null, customer_id: '' })).body.count).toBe(all);
  });

  it("lists a reseller's customers only when the reseller is named", async () => {
    const own = new Set(await whole(100));
    const [reseller] = resellersOf(1);
    const theirs = await whole(100, { indirect_partner_id: reseller?.indirectPartnerId });
    expect(theirs.length).toBeGreaterThan(0);
    expect(theirs.filter((id) => own.has(id))).toEqual([]);
    expect((await list({ indirect_partner_id: 'nobody' })).body.error_code).toBe('CBC.99000037');
  });

  it.each([
    '{',
    '[]',
    '"text"',
    '{"limit":"ten"}',
    '{"limit":0}',
    '{"account_name":7}',
    '{"account_name":"two words"}',
    '{"associated_on_begin":"yesterday"}',
    '{"association_type":"123"}',
  ])('refuses the malformed body %s with CBC.0100', async (text) => {
    const { status, body } = await list(text);
    expect(status).toBe(400);
    expect(body.error_code).toBe('CBC.0100');
    expect(body.error_msg).not.toBe('');
  });

  it('can change while it is read', async () => {
    await control(sandbox, 'POST', '/settings', { shuffle_listing: true });
    const read = await whole(50);
    expect(new Set(read).size).toBeLessThan(read.length);
    await control(sandbox, 'POST', '/settings', { shuffle_listing: false });
  });
});

describe('the documented examples', () => {
  it('accepts the constructed list example and the vector bodies', async () => {
    expect((await list({ association_type: '3', offset: 0, limit: 100 })).status).toBe(200);
    expect((await list('{"offset":0,"limit":10}')).status).toBe(200);
  });

  it('accepts the freezing example as an unfreezing, where a stranger alone fails the whole call', async () => {
    const stranger = { customer_ids: ['0bb8e900000000000000760f6fc010eb'], reason: 'Arrears', unfreeze_type: 'ACCOUNT' };
    const { status, body } = await signed(sandbox, 'POST', '/v2/partners/sub-customers/unfreeze', stranger);
    expect([status, body.error_code]).toEqual([400, 'CBC.99000035']);
  });

  it('accepts the budget record query of vector F for a known customer', async () => {
    const { customer_id } = await customerOf(sandbox, 'acme-hk-002');
    const query = `customer_id=${customer_id}&limit=100&offset=0&operation_type=DELETE`;
    const { body } = await signed(sandbox, 'GET', '/v2/partners/sub-customers/budget/records', undefined, { query });
    expect(body).toEqual({ total_count: 0, measure_id: 1, currency: 'USD', record_list: [] });
  });
});

describe('money, resources and resellers', () => {
  it('shows the settings of a budget, and a DELETE record after the disassociation', async () => {
    const { customer_id } = await customerOf(sandbox, 'acme-hk-005');
    const records = async () =>
      (await signed(sandbox, 'GET', '/v2/partners/sub-customers/budget/records', undefined, { query: `customer_id=${customer_id}` })).body;
    const before = await records();
    expect(before.record_list.every((record: { operation_type: string }) => record.operation_type === 'SETTING')).toBe(true);
    expect((await submit(sandbox, customer_id)).body.state).toBe('disassociated');
    const after = await records();
    expect(after.total_count).toBe(before.total_count + 1);
    expect(after.record_list[0]).toMatchObject({ operation_type: 'DELETE', operation_time: '2026-11-22T01:30:00Z' });
    expect((await list({ customer_id })).body.count).toBe(0);
  });

  it('leaves strangers out of the batch of budgets silently', async () => {
    const { customer_id } = await customerOf(sandbox, 'acme-hk-001');
    const referral = await customerOf(sandbox, 'acme-hk-012');
    const { body } = await signed(sandbox, 'POST', '/v2/partners/sub-customers/budget/query', {
      customer_ids: [customer_id, 'nobody', referral.customer_id],
    });
    expect(body.budget_infos).toEqual([{ customer_id, budget_amount: 5000, used_amount: 1250, budget_type: 'MONTHLY' }]);
    const many = Array.from({ length: 101 }, (_, number) => String(number));
    expect((await signed(sandbox, 'POST', '/v2/partners/sub-customers/budget/query', { customer_ids: many })).body.error_code).toBe(
      'CBC.0100',
    );
  });

  it('unfreezes only with the type of the freezing, and puts a partial failure inside HTTP 200', async () => {
    const account = await customerOf(sandbox, 'acme-hk-007');
    const resources = await customerOf(sandbox, 'acme-hk-009');
    const ids = [account.customer_id, resources.customer_id];
    const { status, body } = await signed(sandbox, 'POST', '/v2/partners/sub-customers/unfreeze', {
      customer_ids: ids,
      reason: 'Before disassociation',
    });
    expect(status).toBe(200);
    expect(body.error_details).toMatchObject([{ error_code: 'CBC.0100', id: resources.customer_id }]);
    expect((await customerOf(sandbox, 'acme-hk-007')).frozen).toBe('no');
    expect((await customerOf(sandbox, 'acme-hk-009')).frozen).toBe('account_and_resource');
  });

  it('finds the orders that wait for payment', async () => {
    const { customer_id } = await customerOf(sandbox, 'acme-hk-010');
    const { body } = await signed(sandbox, 'GET', '/v2/orders/customer-orders', undefined, {
      query: `customer_id=${customer_id}&status=6`,
    });
    expect(body.total_count).toBe(2);
    expect(body.order_infos.every((order: { status: number }) => order.status === 6)).toBe(true);
  });

  it('lists yearly and pay-per-use resources of a named customer', async () => {
    const { customer_id } = await customerOf(sandbox, 'acme-hk-009');
    const yearly = await signed(sandbox, 'POST', '/v2/orders/suscriptions/resources/query', { customer_id, limit: 3 });
    expect([yearly.body.total_count, yearly.body.data.length]).toEqual([4, 3]);
    const onDemand = await signed(sandbox, 'POST', '/v2/partners/sub-customers/on-demand-resources/query', { customer_id });
    expect(onDemand.body.total_count).toBe(3);
    expect((await signed(sandbox, 'POST', '/v2/orders/suscriptions/resources/query', {})).body.error_code).toBe('CBC.0100');
  });

  it('lists the resellers of the distributor', async () => {
    const { body } = await signed(sandbox, 'POST', '/v2/partners/indirect-partners/query', {});
    expect(body.count).toBe(3);
    expect(body.indirect_partners[0]).toMatchObject({
      account_name: 'reseller-1',
      indirect_partner_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });
});

describe('limits', () => {
  it('refuses the eleventh call of one API within a second, and no call of another', () => {
    let now = 0;
    const isOver = createThrottle(() => now);
    const calls = (count: number, api = 'list') => Array.from({ length: count }, () => isOver(api)).filter((over) => over).length;
    expect(calls(10)).toBe(0);
    now = 999;
    expect(calls(3)).toBe(3);
    expect(calls(1, 'orders')).toBe(0);
    now = 1000;
    expect(calls(11)).toBe(1);
  });

  it('answers 429 with APIGW.0308 over the limit', async () => {
    await control(sandbox, 'POST', '/settings', { throttle: true });
    const answers = await Promise.all(Array.from({ length: 60 }, () => list({ limit: 1 })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.body).toMatchObject({
      error_code: 'APIGW.0308',
      error_msg: expect.stringContaining('The throttling threshold has been reached'),
    });
    await control(sandbox, 'POST', '/settings', { throttle: false });
  });

  it('refuses a body over twelve megabytes', async () => {
    const { status } = await signed(sandbox, 'POST', LIST, `{"label":"${'x'.repeat(12 * 1024 * 1024)}"}`);
    expect(status).toBe(413);
  });
});
