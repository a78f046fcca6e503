import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalQuery, canonicalRequest, sign, type Unsigned } from '../../src/engine/adapters/partner-center/signing.ts';

const none = new Uint8Array();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = { 'content-type': 'application/json' };
const intl = { ...json, host: 'bss-intl.myhuaweicloud.com' };
const sdkKeys = { accessKey: 'AccessKey', secretKey: 'SecretKey' };
const ourKeys = { accessKey: 'AKEXAMPLE0000000001', secretKey: 'SkExample/0000000000000000000000000000001' };
const sdk = { path: '/resources', query: { size: '1' }, headers: { host: 'service.endpoint.myhuaweicloud.com', TEST_UNDERSCORE: 'x' } };

/** facts.md 5.3. */
const vectors: readonly {
  readonly name: string;
  readonly request: Unsigned;
  readonly date: string;
  readonly keys: typeof sdkKeys;
  readonly hash: string;
  readonly signature: string;
}[] = [
  {
    name: 'A, the vendor guide',
    request: {
      method: 'GET',
      path: '/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs',
      query: { marker: '13551d6b-755d-4757-b956-536f674975c0', limit: '2' },
      headers: { ...json, host: 'service.region.example.com' },
      body: none,
    },
    date: '20191115T033655Z',
    keys: { accessKey: 'QTWAOYTTINDUT2QVKYUC', secretKey: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc' },
    hash: 'b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a',
    signature: '7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe',
  },
  {
    name: 'B, no body and an unsigned header with an underscore',
    request: { ...sdk, method: 'GET', body: none },
    date: '20200608T023900Z',
    keys: sdkKeys,
    hash: 'de94dd1e1ccdb730b403ce35d7e14f7c7b04337f6def1c3a3a2ba936852b133f',
    signature: 'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842',
  },
  {
    name: 'C, a body',
    request: { ...sdk, method: 'post', body: bytes('{"name":"test","id":1}') },
    date: '20200608T023900Z',
    keys: sdkKeys,
    hash: '2b1b2515e48cb55e043ff2ec5b93d3f13ec287e1da1d7a2e4e14b0611a341969',
    signature: '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f',
  },
  {
    name: 'E, the customer list',
    request: { method: 'POST', path: '/v2/partners/sub-customers/query', query: {}, headers: intl, body: bytes('{"offset":0,"limit":10}') },
    date: '20260102T030405Z',
    keys: ourKeys,
    hash: '520ae7f1e1b0507067fdc5de45e3cb72b24d02596dd982248b4041b28ef25160',
    signature: '26a5d89e8a3fa6c81e76a54ec5c47f926e950a1f055ca490cc5f28275156ecfa',
  },
  {
    name: 'F, the budget records',
    request: {
      method: 'GET',
      path: '/v2/partners/sub-customers/budget/records',
      query: { operation_type: 'DELETE', offset: '0', limit: '100', customer_id: '06ffbcd46880d3f30f62c001a49be460' },
      headers: intl,
      body: none,
    },
    date: '20260102T030405Z',
    keys: ourKeys,
    hash: '99a850276b42e1cc49ff4cd68b0a1d4bba1befaa9f9f47dc6de8f8c792d42d16',
    signature: 'a12c62f35c694ce15bc192777918131f27bf75a4505a385dfab1257dd4b173af',
  },
];

describe('Signing a request to Partner Center', () => {
  for (const { name, request, date, keys, hash, signature } of vectors) {
    it(`gives the published signature: vector ${name}`, () => {
      const canonical = canonicalRequest({ ...request, headers: { ...request.headers, 'x-sdk-date': date } });
      expect(createHash('sha256').update(canonical).digest('hex')).toBe(hash);
      expect(sign(request, date, keys).authorization).toMatch(
        new RegExp(`^SDK-HMAC-SHA256 Access=${keys.accessKey}, SignedHeaders=\\S+, Signature=${signature}$`),
      );
    });
  }

  it('writes the query string as published: vector D', () => {
    const query = { limit: '1', enable: 'true', test: '一 (&=?!#%.*)', multi: ['3', '1', '2'] };
    expect(canonicalQuery(query)).toBe('enable=true&limit=1&multi=1&multi=2&multi=3&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29');
  });

  it('signs the exact bytes: one byte more gives another signature', () => {
    const [vector] = vectors.filter(({ name }) => name.startsWith('E'));
    if (vector === undefined) throw new Error('vector E is missing');
    const longer = { ...vector.request, body: bytes('{"offset":0,"limit":10} ') };
    expect(sign(longer, vector.date, vector.keys).authorization).not.toContain(vector.signature);
  });
});
