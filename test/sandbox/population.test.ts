import { describe, expect, it } from 'vitest';
import { CAST } from '../../src/sandbox/partner/cast.ts';
import type { Customer } from '../../src/sandbox/partner/customer.ts';
import { createPopulation } from '../../src/sandbox/partner/population.ts';
import { createSearch } from '../../src/sandbox/partner/search.ts';

const everyone = (seed: number, size: number): Customer[] => {
  const population = createPopulation(seed, size);
  return Array.from({ length: size }, (_, index) => population.at(index));
};

describe('the synthetic partner', () => {
  it('is the same for the same seed and another for another', () => {
    expect(everyone(7, 240)).toEqual(everyone(7, 240));
    const changed = everyone(8, 240).filter(
      (customer, index) => index >= CAST.length && customer.customer !== everyone(7, 240)[index]?.customer,
    );
    expect(changed.length).toBeGreaterThan(100);
  });

  it('does not depend on how many customers there are', () => {
    expect(createPopulation(1, 1_000_000).at(200)).toEqual(createPopulation(1, 240).at(200));
  });

  it('gives every customer an id of its own, from which it is found again, also among a million', () => {
    const population = createPopulation(3, 1_000_000);
    const some = Array.from({ length: 5_000 }, (_, number) => population.at(number * 199));
    expect(new Set(some.map((customer) => customer.customerId)).size).toBe(5_000);
    for (const customer of some) expect(population.byId(customer.customerId)?.index).toBe(customer.index);
    expect(population.byId('0'.repeat(32))).toBeNull();
    expect(population.listing(null).length).toBeGreaterThan(900_000);
  });

  it('has in 240 customers every blocker, every association type, both freezes, NA customers and resellers’ customers', () => {
    const all = everyone(1, 240);
    const kinds: readonly (readonly [string, (customer: Customer) => boolean])[] = [
      ['R04', (customer) => customer.independentMembers > 0],
      ['R05', (customer) => customer.frozen === 'account' && customer.frozenManually],
      ['frozen automatically', (customer) => customer.frozen !== 'no' && !customer.frozenManually],
      ['R06', (customer) => customer.frozen === 'account_and_resource'],
      ['R07', (customer) => customer.reservedInstances > 0],
      ['R08', (customer) => customer.partnerSupportPlan],
      ['R09', (customer) => customer.serviceSupportPlan],
      ['R10', (customer) => customer.membersWithServicePlan > 0],
      ['R11', (customer) => customer.currency === null],
      ['R12', (customer) => customer.specialContract],
      ['R13', (customer) => customer.namedAccount],
      ['R14', (customer) => customer.arrears > 0],
      ['R15', (customer) => customer.unpaidOrders > 0],
      ['referral', (customer) => customer.associationType === '1'],
      ['type 2', (customer) => customer.associationType === '2'],
      ['resale', (customer) => customer.associationType === '3'],
      ["a reseller's", (customer) => customer.indirectPartnerId !== null],
      ['rejecting', (customer) => customer.script === 'reject'],
      ['silent', (customer) => customer.script === 'never'],
      ['at once', (customer) => customer.atOnce],
      ['Chinese', (customer) => /\p{Script=Han}/u.test(customer.customer ?? '')],
      ['Arabic', (customer) => /\p{Script=Arabic}/u.test(customer.customer ?? '')],
      ['Thai', (customer) => /\p{Script=Thai}/u.test(customer.customer ?? '')],
      ['a line break', (customer) => customer.accountName.includes('\r\n')],
      ['64 characters', (customer) => customer.accountName.length === 64],
      ['a formula', (customer) => customer.accountName.startsWith('=')],
    ];
    for (const [name, is] of kinds) expect([name, all.some(is)]).toEqual([name, true]);
  });

  it('keeps to the limits of the documents and to reserved mail domains', () => {
    for (const customer of everyone(5, 3_000)) {
      expect(customer.accountName.length).toBeLessThanOrEqual(64);
      expect(customer.customer?.length ?? 0).toBeLessThanOrEqual(64);
      if (customer.email !== null) expect(customer.email).toMatch(/@([a-z0-9-]+\.)*(example|test)$|@example\.com$/);
    }
  });

  it('begins with the cast, in its order, each with a sentence', () => {
    const all = everyone(1, 240);
    for (const [index, role] of CAST.entries()) {
      expect(all[index]?.accountName).toBe(role.accountName);
      expect(role.story.length).toBeGreaterThan(10);
    }
    expect(new Set(CAST.map((role) => role.accountName)).size).toBe(CAST.length);
  });

  it('keeps the order of the listing when customers leave and join', () => {
    const population = createPopulation(1, 100);
    const search = createSearch(population);
    const all = {
      accountName: null,
      customer: null,
      label: null,
      associationType: null,
      associatedFrom: null,
      associatedTo: null,
      customerId: null,
      indirectPartnerId: null,
    };
    const before = [...search(all)];
    population.remove(before[3] ?? -1);
    expect([...search(all)]).toEqual(before.filter((_, position) => position !== 3));
    population.join(50);
    const after = [...search(all)];
    expect(after.slice(0, before.length - 1)).toEqual(before.filter((_, position) => position !== 3));
    expect(after.at(-1)).toBeGreaterThanOrEqual(100);
  });

  it('forgets a kept search when a customer changes', () => {
    const population = createPopulation(1, 60);
    const search = createSearch(population);
    const filter = {
      accountName: null,
      customer: 'zz-renamed',
      label: null,
      associationType: null,
      associatedFrom: null,
      associatedTo: null,
      customerId: null,
      indirectPartnerId: null,
    };
    expect(search(filter)).toHaveLength(0);
    population.change(0, { customer: 'ZZ-Renamed Ltd' });
    expect([...search(filter)]).toEqual([0]);
  });
});
