import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Act, Read } from '../../../src/engine/adapters/partner-center/call.ts';
import { createPartnerCenter } from '../../../src/engine/adapters/partner-center/partner-center.ts';
import type { withRetries } from '../../../src/engine/adapters/partner-center/retry.ts';
import { associationTypes } from '../../../src/engine/adapters/partner-center/wire/association.ts';
import { retryAfterOf } from '../../../src/engine/http/retry-after.ts';

const id = '0bb8e90000000000000f6fc010ebfd95';
const port = (body: object) =>
  createPartnerCenter({
    endpoint: 'https://partner.example',
    accessKey: 'AK',
    secretKey: 'SK',
    clock: { now: () => '2026-11-22T01:30:00.000Z' },
    associationTypes: associationTypes.eu,
    fetch: async () => Response.json(body),
  });

/** Answers with every field that facts.md names for them, and one more each. */
describe('An answer with all its documented fields', () => {
  it('is read: budget records (facts.md 4.4)', async () => {
    const record = {
      budget_amount: 100,
      operation_type: 'DELETE',
      operation_time: '2026-01-01T00:00:00Z',
      operator: 'system',
      budget_type: 'MONTHLY',
      partner_corp_name: 'Example Partner Ltd',
      partner_account_name: 'example_partner',
      later: 1,
    };
    const body = { total_count: 1, measure_id: 1, currency: 'USD', record_list: [record], later: 1 };
    expect(await port(body).disassociationRecord(id, '')).toEqual({ at: '2026-01-01T00:00:00Z', operator: 'system' });
  });

  it('is read: budgets (facts.md 4.5)', async () => {
    const info = {
      customer_id: id,
      budget_amount: 100,
      used_amount: 12.5,
      budget_type: 'MONTHLY',
      measure_id: 1,
      currency: 'USD',
      later: 1,
    };
    expect(await port({ budget_infos: [info] }).budgets([id])).toEqual([{ customerId: id, amount: 100, used: 12.5, currency: 'USD' }]);
  });

  it('is read: orders (facts.md 4.7)', async () => {
    const order = {
      order_id: 'CS2211',
      customer_id: id,
      service_type_code: 'hws.service.type.ebs',
      status: 6,
      order_type: 1,
      amount_after_discount: 10,
      create_time: '2026-01-01T00:00:00Z',
      payment_time: null,
      currency: 'USD',
    };
    expect(await port({ total_count: 1, order_infos: [order] }).unpaidOrders(id, '')).toBe(1);
  });

  it('is read: resources of both kinds (facts.md 4.8)', async () => {
    expect(await port({ data: [{ resource_id: 'r', status: 2 }], total_count: 7 }).resources(id, '')).toEqual({ yearly: 7, payPerUse: 7 });
  });

  it('is read: resellers (facts.md 4.8)', async () => {
    const reseller = {
      indirect_partner_id: '0b5e9b',
      mobile_phone: '13800000000',
      email: 'owner@example.com',
      account_name: 'example_reseller',
      name: 'Example Reseller Ltd',
      associated_on: '2025-05-06T08:05:01Z',
      account_manager_id: 'm',
      account_manager_name: 'am_user',
    };
    expect(await port({ count: 1, indirect_partners: [reseller] }).resellers({ offset: 0, limit: 10 })).toEqual({
      count: 1,
      resellers: [{ resellerId: '0b5e9b', accountName: 'example_reseller', name: 'Example Reseller Ltd' }],
    });
  });

  it('keeps an association type of the European site as received, and confirms none that no source names', async () => {
    const customer = (association_type: string) => ({ customer_id: id, account_name: 'a', is_frozen: 0, association_type });
    const body = { count: 3, customer_infos: ['1', '2', '3'].map(customer) };
    const { customers } = await port(body).customers({ offset: 0, limit: 10 });
    expect(customers.map(({ associationRaw, association }) => [associationRaw, association])).toEqual([
      ['1', 'referral'],
      ['2', 'unconfirmed'],
      ['3', 'reseller'],
    ]);
  });
});

describe('Waiting and trying again', () => {
  it('waits as long as the site asks, said in seconds or as a date', () => {
    const now = Date.parse('2026-11-22T01:30:00Z');
    expect(retryAfterOf('7', now)).toBe(7000);
    expect(retryAfterOf('Sun, 22 Nov 2026 01:30:30 GMT', now)).toBe(30_000);
    expect(retryAfterOf('Sun, 22 Nov 2026 01:29:00 GMT', now)).toBe(0);
    expect(retryAfterOf('soon', now)).toBeNull();
    expect(retryAfterOf(null, now)).toBeNull();
  });
});

// An act does not fit into the retries: held by the type check.
expectTypeOf<Parameters<typeof withRetries>[1]>().toEqualTypeOf<Read>();
expectTypeOf<Act>().not.toExtend<Read>();
