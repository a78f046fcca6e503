import { describe, expect, it } from 'vitest';
import { createPartnerCenter } from '../../../src/engine/adapters/partner-center/partner-center.ts';
import { faultOfApiCode } from '../../../src/engine/adapters/partner-center/refusal.ts';
import { intlAssociationTypes } from '../../../src/engine/adapters/partner-center/wire/association.ts';

const now = '2026-11-22T01:30:00.000Z';
const date = new Date(now).toUTCString();
interface Canned {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

function answering({ status = 200, body, headers = {} }: Canned) {
  const asked: Request[] = [];
  const port = createPartnerCenter({
    endpoint: 'https://partner.example',
    accessKey: 'AK',
    secretKey: 'SK',
    securityToken: 'temporary',
    clock: { now: () => now },
    associationTypes: intlAssociationTypes,
    tries: 1,
    fetch: async (input, init) => {
      asked.push(new Request(input, init));
      const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
      return new Response(sent as BodyInit, { status, headers: { date, ...headers } });
    },
  });
  return { port, asked };
}
const listing = (canned: Canned) => answering(canned).port.customers({ offset: 0, limit: 100 });
const wire = (change: object = {}) => ({ customer_id: '0bb8e9', account_name: 'example_cust', is_frozen: 0, ...change });

/** facts.md 4.1, CONSTRUCTED from the documented fields. */
const documented = {
  count: 1,
  customer_infos: [
    {
      customer: 'Example Ltd',
      account_name: 'example_cust',
      customer_id: '0bb8e90000000000000f6fc010ebfd95',
      associated_on: '2025-05-06T08:05:01Z',
      association_type: '3',
      label: '',
      telephone: '13800000000',
      verified_status: '2',
      country_code: '0086',
      customer_type: 1,
      is_frozen: 0,
      account_managers: [{ account_name: 'am_user' }],
      xaccount_id: '',
      xaccount_type: '',
      customer_level: 'V0',
      email: 'owner@example.com',
    },
  ],
};

describe('An answer of Partner Center', () => {
  it('is read into our words', async () => {
    expect(await listing({ body: documented })).toEqual({
      count: 1,
      customers: [
        {
          customerId: '0bb8e90000000000000f6fc010ebfd95',
          accountName: 'example_cust',
          name: 'Example Ltd',
          associatedOn: '2025-05-06T08:05:01Z',
          associationRaw: '3',
          association: 'reseller',
          label: '',
          telephone: '13800000000',
          countryCode: '0086',
          email: 'owner@example.com',
          verified: 'authenticated',
          customerType: 'enterprise',
          frozen: false,
          manager: 'am_user',
          level: 'V0',
          resellerId: '',
        },
      ],
    });
  });

  it('may leave out, or give as null, whatever is not always there, and may hold more than is documented', async () => {
    const body = { count: 1, more: true, customer_infos: [wire({ email: null, account_managers: null, new_field: {} })] };
    expect((await listing({ body })).customers[0]).toMatchObject({
      email: '',
      manager: '',
      verified: 'unknown',
      associatedOn: '',
      frozen: false,
    });
  });

  for (const [raw, association] of Object.entries({
    '1': 'referral',
    '2': 'unconfirmed',
    '3': 'reseller',
    '': 'unconfirmed',
    '9': 'unconfirmed',
  })) {
    it(`keeps association type "${raw}" as received and reads it as ${association}`, async () => {
      const body = { count: 1, customer_infos: [wire({ association_type: raw })] };
      expect((await listing({ body })).customers[0]).toMatchObject({ associationRaw: raw, association });
    });
  }

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['no count', { customer_infos: [] }, 'count'],
    ['a count below nothing', { count: -1, customer_infos: [] }, 'count'],
    ['no customers', { count: 0 }, 'customer_infos'],
    ['a customer without id', { count: 1, customer_infos: [wire({ customer_id: '' })] }, 'customer_infos.0.customer_id'],
    [
      'a customer of whom it is not said whether it is frozen',
      { count: 1, customer_infos: [wire({ is_frozen: undefined })] },
      'customer_infos.0.is_frozen',
    ],
    ['a frozen state that is not documented', { count: 1, customer_infos: [wire({ is_frozen: 2 })] }, 'customer_infos.0.is_frozen'],
    ['a date that is none', { count: 1, customer_infos: [wire({ associated_on: 'yesterday' })] }, 'customer_infos.0.associated_on'],
    ['a list instead of an object', [], 'body'],
    ['more customers than asked for', { count: 101, customer_infos: Array.from({ length: 101 }, () => wire()) }, 'customer_infos'],
  ];
  for (const [what, body, field] of wrong) {
    it(`is refused when it has ${what}`, async () => {
      await expect(listing({ body })).rejects.toMatchObject({ code: 'malformed-answer', detail: { field } });
    });
  }

  for (const [apiCode, code] of Object.entries(faultOfApiCode)) {
    it(`with ${apiCode} is the fault ${code}, also inside HTTP 200`, async () => {
      for (const status of [400, 200]) {
        const failing = listing({
          status,
          body: { error_code: apiCode, error_msg: 'Mr. Example is not allowed' },
          headers: { 'x-request-id': 'r-1' },
        });
        await expect(failing).rejects.toMatchObject({ code, detail: { apiCode, status, requestId: 'r-1' } });
        await expect(failing.catch((error: Error & { detail: object }) => JSON.stringify(error.detail))).resolves.not.toContain('Example');
      }
    });
  }

  it('with CBC.0000 is a success', async () => {
    expect((await listing({ body: { ...documented, error_code: 'CBC.0000', error_msg: 'success' } })).count).toBe(1);
  });

  for (const [status, code] of [
    [401, 'wrong-keys'],
    [403, 'forbidden'],
    [404, 'refused-by-partner-center'],
    [429, 'throttled'],
    [502, 'server-failed'],
    [302, 'malformed-answer'],
  ] as const) {
    it(`with status ${status} and no known code is the fault ${code}`, async () => {
      await expect(listing({ status, body: 'no', headers: { location: 'https://elsewhere.example/' } })).rejects.toMatchObject({
        code,
      });
    });
  }

  for (const [what, status, code, reason] of [
    ['the sign-in page of a network', 200, 'malformed-answer', 'page'],
    ['the page of a proxy that blocks', 403, 'malformed-answer', 'page'],
    ['the page of another site', 404, 'malformed-answer', 'page'],
    ['a page that asks for a password', 401, 'malformed-answer', 'page'],
    ['a network that wants somebody to sign in', 511, 'malformed-answer', 'page'],
    ['the error page of something in between', 502, 'server-failed', 'page'],
    ['a proxy that wants somebody to sign in', 407, 'proxy-refused', 'sign-in'],
    ['another address', 307, 'malformed-answer', 'redirect'],
  ] as const) {
    it(`that is ${what} says nothing of our keys`, async () => {
      const body = '<!-- x -->\n<!DOCTYPE html><html><body>Sign in</body></html>';
      await expect(listing({ status, body, headers: { location: 'https://elsewhere.example/' } })).rejects.toMatchObject({
        code,
        detail: { reason },
      });
    });
  }

  it('in another character set is refused, for names would be damaged', async () => {
    const gbk = new Uint8Array([
      ...new TextEncoder().encode('{"count":0,"customer_infos":[],"note":"'),
      0xb9,
      0xab,
      0xcb,
      0xbe,
      0x22,
      0x7d,
    ]);
    await expect(listing({ body: gbk })).rejects.toMatchObject({ code: 'malformed-answer', detail: { reason: 'not-utf8' } });
    await expect(listing({ status: 502, body: gbk })).rejects.toMatchObject({ code: 'server-failed' });
  });

  for (const [shape, body] of Object.entries({
    'error_code and error_msg': { error_code: 'CBC.0155', error_msg: 'no' },
    'errorCode and errorMsg': { errorCode: 'CBC.0155', errorMsg: 'no' },
    'code and message': { code: 'CBC.0155', message: 'no' },
    'an object inside the body': { error: { error_code: 'CBC.0155', error_msg: 'no' }, request_id: 'r' },
  }))
    it(`is understood when it fails with ${shape}`, async () => {
      await expect(listing({ status: 403, body })).rejects.toMatchObject({ code: 'forbidden', detail: { apiCode: 'CBC.0155' } });
    });

  it('to temporary keys that ran out says so, where the site does', async () => {
    const refused = (error_msg: string) => listing({ status: 401, body: { error_code: 'APIGW.0301', error_msg } });
    await expect(refused('the security token has expired')).rejects.toMatchObject({ code: 'wrong-keys', detail: { reason: 'expired' } });
    await expect(refused('verify aksk signature fail')).rejects.toMatchObject({ code: 'wrong-keys', detail: { reason: 'temporary' } });
  });

  it('that refuses the signature means a wrong clock when the site lives in another hour, or says that it expired', async () => {
    const refused = { status: 401, body: { error_code: 'APIGW.0301', error_msg: 'verify aksk signature fail' } };
    await expect(listing({ ...refused, headers: { date: new Date('2026-11-22T03:00:00Z').toUTCString() } })).rejects.toMatchObject({
      code: 'clock-skew',
      detail: { minutes: -90, off: 90, reason: 'behind', theirTime: '2026-11-22T03:00:00.000Z' },
    });
    const expired = { status: 401, body: { error_code: 'APIGW.0301', error_msg: 'signature expired, signature time:20261122T010000Z' } };
    await expect(listing(expired)).rejects.toMatchObject({ code: 'clock-skew' });
    await expect(listing(refused)).rejects.toMatchObject({ code: 'wrong-keys' });
  });
});

describe('A call to Partner Center', () => {
  it('is signed over its exact bytes, with the token of temporary keys, and names no host of its own', async () => {
    const { port, asked } = answering({ body: documented });
    await port.customers({ offset: 100, limit: 100, customerId: 'c', resellerId: 'r' });
    const [request] = asked;
    expect(request?.url).toBe('https://partner.example/v2/partners/sub-customers/query');
    expect(await request?.text()).toBe('{"customer_id":"c","indirect_partner_id":"r","offset":100,"limit":100}');
    expect(request?.headers.get('x-sdk-date')).toBe('20261122T013000Z');
    expect(request?.headers.get('x-security-token')).toBe('temporary');
    expect(request?.headers.get('authorization')).toContain('SignedHeaders=content-type;host;x-sdk-date;x-security-token, ');
  });

  it('asks for DELETE records only, and takes the newest', async () => {
    const record = (operation_type: string, operation_time: string) => ({ operation_type, operation_time, operator: 'system' });
    const record_list = [
      record('DELETE', '2025-01-01T00:00:00Z'),
      record('DELETE', '2026-01-01T00:00:00Z'),
      record('SETTING', '2026-02-01T00:00:00Z'),
    ];
    const { port, asked } = answering({ body: { total_count: 3, record_list } });
    expect(await port.disassociationRecord('c', '')).toEqual({ at: '2026-01-01T00:00:00Z', operator: 'system' });
    expect(asked[0]?.url).toBe(
      'https://partner.example/v2/partners/sub-customers/budget/records?customer_id=c&limit=100&offset=0&operation_type=DELETE',
    );
  });

  it('refuses a budget in a measure that is not documented', async () => {
    const { port } = answering({ body: { budget_infos: [{ customer_id: 'c', budget_amount: 100, measure_id: 3 }] } });
    await expect(port.budgets(['c'])).rejects.toMatchObject({ code: 'malformed-answer', detail: { field: 'budget_infos.0.measure_id' } });
  });
});
