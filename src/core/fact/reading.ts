import type { CustomerReading } from '../customer/customer.ts';
import type { Fact, FactKind, FactSource, FactValue } from './fact.ts';

/**
 * The facts that one customer of a listing gives. A reseller's customer is visible, but *through* the reseller: the reseller must act,
 * not the distributor (R29). `is_frozen` = 0 says that nothing is frozen; 1 does not say which kind (facts.md 4.1).
 */
export function factsOfReading(reading: CustomerReading, observedAt: string, source: FactSource): Fact[] {
  const fact = (kind: FactKind, value: FactValue): Fact => ({
    subject: reading.customerId,
    kind,
    value,
    source,
    observedAt,
    by: '',
    note: '',
  });
  return [
    fact('visible', reading.resellerId === '' ? true : 'through-reseller'),
    fact('association', reading.association),
    fact('frozen', reading.frozen),
  ];
}
