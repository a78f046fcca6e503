import type { Customer } from './customer.ts';
import type { Population } from './population.ts';

/** The documented filters of the customer list (facts 4.1); null or absent: no filter. */
export interface CustomerFilter {
  readonly accountName: string | null;
  readonly customer: string | null;
  readonly label: string | null;
  readonly associationType: string | null;
  readonly associatedFrom: string | null;
  readonly associatedTo: string | null;
  readonly customerId: string | null;
  readonly indirectPartnerId: string | null;
}

const includes = (value: string | null, part: string): boolean => value?.toLowerCase().includes(part.toLowerCase()) ?? false;

export function matches(customer: Customer, filter: CustomerFilter): boolean {
  if (filter.accountName !== null && !includes(customer.accountName, filter.accountName)) return false;
  if (filter.customer !== null && !includes(customer.customer, filter.customer)) return false;
  if (filter.label !== null && !(customer.label?.includes(filter.label) ?? false)) return false;
  if (filter.associationType !== null && customer.associationType !== filter.associationType) return false;
  if (filter.associatedFrom !== null && customer.associatedOn < filter.associatedFrom) return false;
  return filter.associatedTo === null || customer.associatedOn <= filter.associatedTo;
}

/** Finds the indexes of all matching customers in listing order. The last few answers are kept, so that paging through one search asks once. */
export function createSearch(population: Population): (filter: CustomerFilter) => Uint32Array {
  const kept = new Map<string, Uint32Array>();
  let keptRevision = -1;
  const scan = (filter: CustomerFilter): Uint32Array =>
    population.listing(filter.indirectPartnerId).filter((index) => matches(population.at(index), filter));

  return (filter) => {
    if (filter.customerId !== null) {
      const one = population.byId(filter.customerId);
      const visible =
        one !== null && !population.isGone(one.index) && one.indirectPartnerId === filter.indirectPartnerId && matches(one, filter);
      return Uint32Array.from(visible ? [one.index] : []);
    }
    const { indirectPartnerId, ...narrowing } = filter;
    if (Object.values(narrowing).every((value) => value === null)) return population.listing(indirectPartnerId);
    if (keptRevision !== population.revision()) kept.clear();
    keptRevision = population.revision();
    const key = JSON.stringify(filter);
    const found = kept.get(key) ?? scan(filter);
    if (kept.size > 8) kept.clear();
    kept.set(key, found);
    return found;
  };
}
