import { CustomerId, type CustomerReading } from '../../../src/core/customer/customer.ts';
import type { Fact, FactKind } from '../../../src/core/fact/fact.ts';
import type { Store } from '../../../src/core/ports.ts';

const idOf = (number: number) =>
  CustomerId.parse(((number * 2654435761) % 4294967296).toString(16).padStart(8, '0') + number.toString(16).padStart(24, '0'));

const reading = (number: number): CustomerReading => ({
  customerId: idOf(number),
  accountName: `customer-${number}`,
  name: `Customer ${number} Limited`,
  associatedOn: '2025-05-06T08:05:01Z',
  associationRaw: '3',
  association: number % 6 === 0 ? 'referral' : 'reseller',
  label: '',
  telephone: '13800000000',
  countryCode: '0086',
  email: `owner-${number}@customer.example`,
  verified: 'authenticated',
  customerType: 'enterprise',
  frozen: number % 9 === 0,
  manager: `manager-${number % 40}`,
  level: 'V0',
  resellerId: '',
});

const readKinds: readonly FactKind[] = ['unpaidOrders', 'yearlyResources', 'payPerUseResources', 'budgetAmount', 'budgetUsed'];
const statedKinds: readonly FactKind[] = ['reservedInstance', 'currencySet', 'specialContract'];

/** So many customers, of half of whom everything was read lately and something stated. */
export async function fillLarge(store: Store, customers: number, at: string): Promise<void> {
  const page = 1_000;
  for (let from = 0; from < customers; from += page) {
    const numbers = Array.from({ length: Math.min(page, customers - from) }, (_, place) => from + place);
    const written = { passId: 'pass', observedAt: at, source: 'simulated', state: null, log: [], notices: [] } as const;
    await store.writeSyncPage({ ...written, customers: numbers.map(reading) });
    const common = { source: 'simulated', observedAt: at, by: '', note: '' } as const;
    const facts = numbers
      .filter((number) => number % 2 === 0)
      .flatMap((number): Fact[] => [
        ...readKinds.map((kind) => ({ ...common, subject: idOf(number), kind, value: 0 })),
        ...statedKinds.map((kind) => ({ ...common, subject: idOf(number), kind, value: kind === 'currencySet', by: 'Ann Lee' })),
      ]);
    await store.writeFacts({ facts, log: [], notices: [] });
  }
  while (await store.fillSearch(5_000));
}
