import { CustomerId, type CustomerReading } from '../../src/core/customer/customer.ts';
import { Fault } from '../../src/core/fault.ts';
import type { PartnerCenter, Reseller } from '../../src/core/ports.ts';

export interface FakeCustomer extends CustomerReading {
  readonly unpaidOrders: number;
  readonly yearly: number;
  readonly payPerUse: number;
  readonly budget: number;
}

/** A partner in memory; the test changes it, also between two pages. */
export interface FakePartnerCenter extends PartnerCenter {
  /** Present customers in the order of the listing, of all scopes. */
  present: FakeCustomer[];
  /** Those that left, with their DELETE record or null. */
  readonly left: Map<string, { readonly customer: FakeCustomer; readonly record: { at: string; operator: string } | null }>;
  readonly resellerList: Reseller[];
  /** Called before every call is answered; what it throws is the answer. */
  before: ((operation: keyof PartnerCenter, count: number) => void | Promise<void>) | null;
  /** How often each operation was called. */
  readonly calls: Partial<Record<keyof PartnerCenter, number>>;
  join(change?: Partial<FakeCustomer>): FakeCustomer;
  leave(customerId: string, record: { at: string; operator: string } | null): void;
  change(customerId: string, change: Partial<FakeCustomer>): void;
}

const hex = (number: number): string => number.toString(16).padStart(32, '0');

export function fakePartnerCenter(customers = 0): FakePartnerCenter {
  let made = 0;
  const scope = (resellerId: string | undefined) => {
    const known = resellerId === undefined || fake.resellerList.some((each) => each.resellerId === resellerId);
    if (!known) throw new Fault('forbidden', { apiCode: 'CBC.99000037' });
    return fake.present.filter((each) => each.resellerId === (resellerId ?? ''));
  };
  const own = (customerId: string, resellerId: string): FakeCustomer => {
    const found = fake.present.find((each) => each.customerId === customerId && each.resellerId === resellerId);
    if (found === undefined) throw new Fault('not-this-partners-customer', { apiCode: 'CBC.99000035' });
    return found;
  };
  const call = async <Result>(operation: keyof PartnerCenter, answer: () => Result): Promise<Result> => {
    fake.calls[operation] = (fake.calls[operation] ?? 0) + 1;
    await fake.before?.(operation, fake.calls[operation]);
    return answer();
  };
  const fake: FakePartnerCenter = {
    present: [],
    left: new Map(),
    resellerList: [],
    before: null,
    calls: {},
    join(change = {}) {
      made += 1;
      const customer: FakeCustomer = { ...standard(made), ...change };
      fake.present.push(customer);
      return customer;
    },
    leave(customerId, record) {
      const customer = fake.present.find((each) => each.customerId === customerId);
      if (customer === undefined) throw new Error(`${customerId} is not there`);
      fake.present = fake.present.filter((each) => each !== customer);
      fake.left.set(customerId, { customer, record });
    },
    change(customerId, change) {
      fake.present = fake.present.map((each) => (each.customerId === customerId ? { ...each, ...change } : each));
    },
    customers: ({ offset, limit, customerId, resellerId, associatedFrom = '' }) =>
      call('customers', () => {
        const found = scope(resellerId).filter(
          (each) => (customerId === undefined || each.customerId === customerId) && each.associatedOn >= associatedFrom,
        );
        return { count: found.length, customers: found.slice(offset, offset + limit).map(readingOf) };
      }),
    resellers: ({ offset, limit }) =>
      call('resellers', () => ({ count: fake.resellerList.length, resellers: fake.resellerList.slice(offset, offset + limit) })),
    unpaidOrders: (customerId, resellerId) => call('unpaidOrders', () => own(customerId, resellerId).unpaidOrders),
    resources: (customerId, resellerId) =>
      call('resources', () => ({ yearly: own(customerId, resellerId).yearly, payPerUse: own(customerId, resellerId).payPerUse })),
    budgets: (customerIds) =>
      call('budgets', () =>
        fake.present
          .filter((each) => customerIds.includes(each.customerId) && each.association === 'reseller' && each.resellerId === '')
          .map(({ customerId, budget }) => ({ customerId, amount: budget, used: 0, currency: 'USD' })),
      ),
    disassociationRecord: (customerId, resellerId) =>
      call('disassociationRecord', () => {
        const left = fake.left.get(customerId);
        if (left !== undefined) return left.record;
        own(customerId, resellerId);
        return null;
      }),
  };
  for (let count = 0; count < customers; count += 1) fake.join();
  return fake;
}

function readingOf({ unpaidOrders: _, yearly: __, payPerUse: ___, budget: ____, ...reading }: FakeCustomer): CustomerReading {
  return reading;
}

function standard(number: number): FakeCustomer {
  return {
    customerId: CustomerId.parse(hex(number)),
    accountName: `customer-${number}`,
    name: `Customer ${number}`,
    associatedOn: '2025-05-06T08:05:01Z',
    associationRaw: '3',
    association: 'reseller',
    label: '',
    telephone: '13800000000',
    countryCode: '0086',
    email: `owner-${number}@customer.example`,
    verified: 'authenticated',
    customerType: 'enterprise',
    frozen: false,
    manager: 'am_user',
    level: 'V0',
    resellerId: '',
    unpaidOrders: 0,
    yearly: 1,
    payPerUse: 2,
    budget: 1000,
  };
}
