import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalQuery, canonicalRequest, type SignedRequest, sha256, signatureOf } from '../../src/sandbox/signing/canonical.ts';
import { whyRefused } from '../../src/sandbox/signing/verify.ts';
import { control, NOW, signed, startHere } from './start.ts';

const JSON_HEADERS = ['content-type', 'host', 'x-sdk-date'];

interface Vector {
  readonly name: string;
  readonly request: SignedRequest;
  readonly date: string;
  readonly secretKey: string;
  readonly canonicalHash: string;
  readonly signature: string;
}

const sdk = (method: string, body: string): SignedRequest => ({
  method,
  path: '/resources',
  query: 'size=1',
  headers: { host: 'service.endpoint.myhuaweicloud.com', 'x-sdk-date': '20200608T023900Z', test_underscore: 'TEST_VALUE' },
  signedHeaders: ['host', 'x-sdk-date'],
  bodyHash: sha256(body),
});

const derived = (method: string, path: string, query: string, body: string): SignedRequest => ({
  method,
  path,
  query,
  headers: { host: 'bss-intl.myhuaweicloud.com', 'x-sdk-date': '20260102T030405Z', 'content-type': 'application/json' },
  signedHeaders: JSON_HEADERS,
  bodyHash: sha256(body),
});

const VECTORS: readonly Vector[] = [
  {
    name: 'A, from the vendor guide',
    request: {
      method: 'GET',
      path: '/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs',
      query: 'limit=2&marker=13551d6b-755d-4757-b956-536f674975c0',
      headers: { host: 'service.region.example.com', 'x-sdk-date': '20191115T033655Z', 'content-type': 'application/json' },
      signedHeaders: JSON_HEADERS,
      bodyHash: sha256(''),
    },
    date: '20191115T033655Z',
    secretKey: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc',
    canonicalHash: 'b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a',
    signature: '7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe',
  },
  {
    name: 'B, a GET of the SDK',
    request: sdk('GET', ''),
    date: '20200608T023900Z',
    secretKey: 'SecretKey',
    canonicalHash: 'de94dd1e1ccdb730b403ce35d7e14f7c7b04337f6def1c3a3a2ba936852b133f',
    signature: 'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842',
  },
  {
    name: 'C, a POST of the SDK',
    request: sdk('POST', '{"name":"test","id":1}'),
    date: '20200608T023900Z',
    secretKey: 'SecretKey',
    canonicalHash: '2b1b2515e48cb55e043ff2ec5b93d3f13ec287e1da1d7a2e4e14b0611a341969',
    signature: '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f',
  },
  {
    name: 'E, the customer list',
    request: derived('POST', '/v2/partners/sub-customers/query', '', '{"offset":0,"limit":10}'),
    date: '20260102T030405Z',
    secretKey: 'SkExample/0000000000000000000000000000001',
    canonicalHash: '520ae7f1e1b0507067fdc5de45e3cb72b24d02596dd982248b4041b28ef25160',
    signature: '26a5d89e8a3fa6c81e76a54ec5c47f926e950a1f055ca490cc5f28275156ecfa',
  },
  {
    name: 'F, the budget records, whatever the order of the query',
    request: derived(
      'GET',
      '/v2/partners/sub-customers/budget/records',
      'operation_type=DELETE&offset=0&limit=100&customer_id=06ffbcd46880d3f30f62c001a49be460',
      '',
    ),
    date: '20260102T030405Z',
    secretKey: 'SkExample/0000000000000000000000000000001',
    canonicalHash: '99a850276b42e1cc49ff4cd68b0a1d4bba1befaa9f9f47dc6de8f8c792d42d16',
    signature: 'a12c62f35c694ce15bc192777918131f27bf75a4505a385dfab1257dd4b173af',
  },
];

describe('the published signature vectors', () => {
  it.each(VECTORS)('vector $name gives the published signature', ({ request, date, secretKey, canonicalHash, signature }) => {
    expect(sha256(canonicalRequest(request))).toBe(canonicalHash);
    expect(signatureOf(request, date, secretKey)).toBe(signature);
  });

  it('vector D gives the published query string', () => {
    const query = 'multi=3&test=%E4%B8%80 (%26%3D?!%23%25.*)&enable=true&multi=1&limit=1&multi=2';
    expect(canonicalQuery(query)).toBe('enable=true&limit=1&multi=1&multi=2&multi=3&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29');
  });
});

describe('the signature check of the sandbox', () => {
  let sandbox: Awaited<ReturnType<typeof startHere>>;
  beforeAll(async () => {
    sandbox = await startHere();
  });
  afterAll(() => sandbox.stop());
  const list = (signing: Parameters<typeof signed>[4]) =>
    signed(sandbox, 'POST', '/v2/partners/sub-customers/query', { limit: 1 }, signing);
  const at = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString().replace(/[-:]|\.\d+/g, '');

  it('lets a right signature in, up to fifteen minutes off', async () => {
    expect((await list({})).status).toBe(200);
    expect((await list({ date: at(-15) })).status).toBe(200);
    expect((await list({ date: at(15) })).status).toBe(200);
  });

  it('refuses a wrong key, a wrong secret and changed bytes as a wrong signature', async () => {
    for (const wrong of [{ secretKey: 'wrong' }, { accessKey: 'STRANGER' }, { sentBody: '{"limit": 1}' }]) {
      const { status, body } = await list(wrong);
      expect(status).toBe(401);
      expect(body.error_code).toBe('APIGW.0301');
      expect(body.error_msg).toContain('verify aksk signature fail');
    }
  });

  it('says that the signature expired outside the window, so that a skewed clock can be told from a wrong key', async () => {
    for (const date of [at(-16), at(16)]) {
      const { status, body } = await list({ date });
      expect(status).toBe(401);
      expect(body).toMatchObject({ error_code: 'APIGW.0301', error_msg: expect.stringContaining('signature expired') });
      expect(body.request_id).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  it('can be given a skewed clock, which its Date header shows', async () => {
    await control(sandbox, 'POST', '/settings', { skew_ms: 3_600_000 });
    const refused = await list({});
    expect(refused.body.error_msg).toContain('signature expired');
    expect(Date.parse(refused.headers.get('date') ?? '')).toBe(Date.parse(NOW) + 3_600_000);
    await control(sandbox, 'POST', '/settings', { skew_ms: 0 });
    expect((await list({})).status).toBe(200);
  });

  it.each([
    [['content-type', 'host', 'x-sdk-date'], null],
    [['host', 'x-sdk-date'], null],
    [['content-type', 'x-sdk-date'], 'Host must be signed'],
    [['content-type', 'host'], 'X-Sdk-Date must be sent and signed'],
  ])('with %s signed, a right signature is answered by %s', (signedHeaders, refusal) => {
    const date = at(0);
    const headers = { host: 'bss-intl.myhuaweicloud.com', 'x-sdk-date': date, 'content-type': 'application/json' };
    const request = { method: 'GET', path: '/v2/orders', query: '', headers };
    const signature = signatureOf({ ...request, signedHeaders, bodyHash: sha256('') }, date, 'secret');
    const authorization = `SDK-HMAC-SHA256 Access=AK, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
    const received = { ...request, headers: { ...headers, authorization }, body: new Uint8Array() };
    expect(whyRefused(received, 'AK', 'secret', Date.parse(NOW))).toBe(refusal);
  });

  it('refuses a call without a signature', async () => {
    const response = await fetch(`${sandbox.url}/v2/partners/sub-customers/query`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
  });
});
