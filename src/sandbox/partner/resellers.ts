import { customerIdOf } from './identity.ts';

/** A cloud reseller (tier 2) under the simulated distributor. Times in UTC. */
export interface Reseller {
  readonly indirectPartnerId: string;
  readonly accountName: string;
  readonly name: string;
  readonly email: string;
  readonly mobilePhone: string;
  readonly associatedOn: string;
  readonly accountManagerId: string;
  readonly accountManagerName: string;
}

// Customers count upwards from 0; resellers take indexes that no customer reaches.
const FIRST_INDEX = 3_000_000_000;

export function resellerIdOf(seed: number, number: number): string {
  return customerIdOf(seed, FIRST_INDEX + number);
}

export function resellersOf(seed: number): readonly Reseller[] {
  return ['Bayside Cloud', '珠江云服务', 'Delta Reseller ดีลเลอร์'].map((name, number) => ({
    indirectPartnerId: resellerIdOf(seed, number),
    accountName: `reseller-${number + 1}`,
    name,
    email: `desk@reseller-${number + 1}.example`,
    mobilePhone: `1390000000${number}`,
    associatedOn: `202${number + 1}-03-01T02:00:00Z`,
    accountManagerId: customerIdOf(seed, FIRST_INDEX + 100 + number),
    accountManagerName: 'li.wei',
  }));
}
