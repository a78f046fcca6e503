import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import { expect, it } from 'vitest';
import { type Query, sign } from '../../src/engine/adapters/partner-center/signing.ts';
import { fc } from '../unit/core/runs.ts';

/** The shapes the app sends: seven calls, with or without the security token of temporary keys. */
const word = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => text.isWellFormed());
const id = fc.oneof(fc.uuid(), word);
const count = fc.nat(40_000_000).map(String);
const get = (path: string, query: fc.Arbitrary<Query>) => fc.record({ method: fc.constant('GET'), path: fc.constant(path), query });
const post = (path: string, body: fc.Arbitrary<object>) => fc.record({ method: fc.constant('POST'), path: fc.constant(path), body });
const calls = fc.oneof(
  post('/v2/partners/sub-customers/query', fc.record({ customer_id: id, indirect_partner_id: id, offset: fc.nat(), limit: fc.nat(100) })),
  post('/v2/partners/indirect-partners/query', fc.record({ offset: fc.nat(), limit: fc.nat(100) })),
  post('/v2/orders/suscriptions/resources/query', fc.record({ customer_id: id, status_list: fc.array(fc.nat(9)) })),
  post('/v2/partners/sub-customers/on-demand-resources/query', fc.record({ customer_id: id, status: fc.nat(9) })),
  post('/v2/partners/sub-customers/budget/query', fc.record({ customer_ids: fc.array(id, { minLength: 1, maxLength: 100 }) })),
  get('/v2/orders/customer-orders', fc.record({ customer_id: id, indirect_partner_id: id, status: count, offset: count, limit: count })),
  get('/v2/partners/sub-customers/budget/records', fc.record({ customer_id: id, operation_type: fc.constant('DELETE'), offset: count })),
);
const key = fc.stringMatching(/^[A-Za-z0-9+/]{20,60}$/);
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
const date = instant.map((at) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`);
const host = fc.constantFrom('bss-intl.myhuaweicloud.com', 'bss.myhuaweicloud.eu', '127.0.0.1:40123');

it('signs whatever it sends as the official SDK does', () => {
  fc.assert(
    fc.property(calls, host, key, key, date, fc.option(key), (call, where, accessKey, secretKey, at, securityToken) => {
      const body = 'body' in call ? JSON.stringify(call.body) : '';
      const query = 'query' in call ? call.query : {};
      const own = {
        ...('body' in call ? { 'content-type': 'application/json' } : {}),
        ...(securityToken === null ? {} : { 'x-security-token': securityToken }),
      };
      const request = {
        method: call.method,
        path: call.path,
        query,
        headers: { ...own, host: where },
        body: new TextEncoder().encode(body),
      };
      const ours = sign(request, at, { accessKey, secretKey });

      const official = AKSKSigner.sign(
        {
          method: call.method,
          endpoint: `https://${where}${call.path}`,
          headers: { ...own, host: where, 'X-Sdk-Date': at },
          queryParams: structuredClone(query),
          ...('body' in call ? { data: call.body } : {}),
        } as never,
        { getAk: () => accessKey, getSk: () => secretKey } as never,
      ) as { readonly Authorization: string };
      expect(ours.authorization).toBe(official.Authorization);
    }),
    { numRuns: Number(process.env.DESK_RUNS ?? 100) * 10 },
  );
});
