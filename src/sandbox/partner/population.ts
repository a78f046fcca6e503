import { CAST } from './cast.ts';
import type { Customer, CustomerChange } from './customer.ts';
import { generateCustomer, resellerOf } from './generate.ts';
import { customerIdOf, indexOf } from './identity.ts';
import type { Role } from './role.ts';

/** All customers of the simulated partner. Made again from the seed on every start; only changes take memory, so a million fit. */
export interface Population {
  readonly seed: number;
  /** How many indexes exist, with those who left and those who joined. */
  size(): number;
  at(index: number): Customer;
  /** Also finds those who left; see `isGone`. */
  byId(customerId: string): Customer | null;
  byAccountName(accountName: string): Customer | null;
  isGone(index: number): boolean;
  change(index: number, change: CustomerChange): void;
  remove(index: number): void;
  join(count: number): void;
  /** Indexes of the present customers in the order of the listing: the partner's own, or those of one reseller. */
  listing(indirectPartnerId: string | null): Uint32Array;
  /** Grows with every change, so that what was computed from the listing can be kept until then. */
  revision(): number;
}

function cast(role: Role, seed: number, index: number): Customer {
  return {
    index,
    customerId: customerIdOf(seed, index),
    accountName: role.accountName,
    customer: role.accountName,
    associatedOn: '2025-02-10T03:00:00Z',
    associationType: '3',
    label: 'cast',
    telephone: '13800000000',
    countryCode: '0852',
    verifiedStatus: '2',
    customerType: 1,
    accountManager: 'li.wei',
    customerLevel: 'V1',
    email: `owner-${index + 1}@acme.example`,
    indirectPartnerId: null,
    frozen: 'no',
    frozenManually: false,
    independentMembers: 0,
    reservedInstances: 0,
    partnerSupportPlan: false,
    serviceSupportPlan: false,
    membersWithServicePlan: 0,
    currency: 'USD',
    specialContract: false,
    namedAccount: false,
    arrears: 0,
    unpaidOrders: 0,
    yearlyResources: 1,
    onDemandResources: 2,
    budgetAmount: 5_000,
    budgetUsed: 1_250,
    budgetType: 'MONTHLY',
    script: 'agree',
    answerDelayMs: 6_000,
    atOnce: false,
    ...role.traits,
  };
}

export function createPopulation(seed: number, firstSize: number): Population {
  let size = firstSize;
  let revision = 0;
  const gone = new Set<number>();
  const changes = new Map<number, CustomerChange>();
  const castIndex = new Map(CAST.map((role, index) => [role.accountName, index]));
  const listings = new Map<string | null, Uint32Array>();

  const moved = (): void => {
    revision += 1;
    listings.clear();
  };
  const unchanged = (index: number): Customer => {
    const role = CAST[index];
    return role === undefined ? generateCustomer(seed, index) : cast(role, seed, index);
  };
  const at = (index: number): Customer => {
    const change = changes.get(index);
    return change === undefined ? unchanged(index) : { ...unchanged(index), ...change };
  };
  const ownerOf = (index: number): string | null => {
    const changed = changes.get(index)?.indirectPartnerId;
    if (changed !== undefined) return changed;
    return index < CAST.length ? null : resellerOf(seed, index);
  };
  const known = (index: number | null | undefined): Customer | null =>
    index === null || index === undefined || index >= size ? null : at(index);

  return {
    seed,
    size: () => size,
    at,
    byId: (customerId) => known(indexOf(seed, customerId)),
    byAccountName(accountName) {
      for (const [index, change] of changes) if (change.accountName === accountName) return at(index);
      const found = known(castIndex.get(accountName) ?? Number(/-(\d{4,7})$/.exec(accountName)?.[1] ?? Number.NaN));
      return found?.accountName === accountName ? found : null;
    },
    isGone: (index) => gone.has(index),
    change(index, change) {
      changes.set(index, { ...changes.get(index), ...change });
      // Only the owner decides who is in which listing; what was filtered by other fields goes with the revision.
      if (change.indirectPartnerId === undefined) revision += 1;
      else moved();
    },
    remove(index) {
      gone.add(index);
      moved();
    },
    join(count) {
      size += count;
      moved();
    },
    listing(indirectPartnerId) {
      const kept = listings.get(indirectPartnerId);
      if (kept !== undefined) return kept;
      const found = new Uint32Array(size);
      let length = 0;
      for (let index = 0; index < size; index += 1) {
        if (ownerOf(index) === indirectPartnerId && !gone.has(index)) found[length++] = index;
      }
      const listing = found.slice(0, length);
      listings.set(indirectPartnerId, listing);
      return listing;
    },
    revision: () => revision,
  };
}
