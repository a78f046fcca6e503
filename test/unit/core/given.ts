import type { Association, CustomerReading } from '../../../src/core/customer/customer.ts';
import { CustomerId } from '../../../src/core/customer/customer.ts';
import type { Fact, FactKind, FactValue } from '../../../src/core/fact/fact.ts';
import { natures } from '../../../src/core/fact/nature.ts';
import type { QuotaView } from '../../../src/core/quota/quota.ts';
import type { Side } from '../../../src/core/rule/finding.ts';

export const NOW = '2026-11-22T12:00:00Z';
export const customerId = CustomerId.parse('0bb8e90000000000000f6fc010ebfd95');

/** Every fact at its harmless value. */
export const harmless: Readonly<Record<FactKind, FactValue>> = {
  visible: true,
  association: 'reseller',
  frozen: false,
  freezeKind: 'none',
  independentMembers: false,
  enterpriseLink: false,
  reservedInstance: false,
  partnerSupportPlan: false,
  serviceSupportPlan: false,
  memberServiceSupportPlan: false,
  currencySet: true,
  specialContract: false,
  namedAccount: false,
  arrears: false,
  unpaidOrders: 0,
  yearlyResources: 0,
  payPerUseResources: 0,
  budgetAmount: 100,
  budgetUsed: 0,
  partnerFrozen: false,
};

/** A fact observed one minute ago, by the API where an API can know it, else stated by a person. */
export function fact(kind: FactKind, value: FactValue, observedAt = '2026-11-22T11:59:00Z'): Fact {
  const reading = natures[kind].knownBy === 'api';
  const subject = natures[kind].about === 'partner' ? 'partner' : customerId;
  return { subject, kind, value, source: reading ? 'api' : 'person', observedAt, by: reading ? '' : 'Chen', note: '' };
}

/** All facts, fresh and harmless, but for those given; null leaves one out. */
export function factsWith(given: Readonly<Partial<Record<FactKind, FactValue | null>>> = {}): Fact[] {
  return Object.entries({ ...harmless, ...given }).flatMap(([kind, value]) => (value === null ? [] : [fact(kind as FactKind, value)]));
}

export function quotaOf(side: Side, used: number, published: boolean): QuotaView {
  const left = Math.max(0, 3 - used);
  return {
    side,
    limit: 3,
    months: 3,
    timeZone: 'UTC',
    used,
    left,
    nextFreeAt: left === 0 ? '2026-12-01T00:00:00Z' : null,
    published,
    entries: [],
  };
}

export function reading(given: Partial<CustomerReading> & { association?: Association } = {}): CustomerReading {
  return {
    customerId,
    accountName: 'acme-hk-001',
    name: 'Acme Logistics',
    associatedOn: '2024-05-06T08:05:01Z',
    associationRaw: '3',
    association: 'reseller',
    label: '',
    telephone: '13800000000',
    countryCode: '0086',
    email: 'owner@example.com',
    verified: 'authenticated',
    customerType: 'enterprise',
    frozen: false,
    manager: 'am-chen',
    level: 'V0',
    resellerId: '',
    ...given,
  };
}
