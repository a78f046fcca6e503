import type { Customer } from '../partner/customer.ts';
import type { Simulation } from '../simulation.ts';
import { notACustomer } from './refusal.ts';

/** The present customer with this id under this owner (null: the partner itself), or null. */
export function presentCustomer(simulation: Simulation, customerId: string, indirectPartnerId: string | null): Customer | null {
  const customer = simulation.population.byId(customerId);
  const present = customer !== null && !simulation.population.isGone(customer.index) && customer.indirectPartnerId === indirectPartnerId;
  return present ? customer : null;
}

/** As above; a stranger is refused with CBC.99000035. */
export function requirePresent(simulation: Simulation, customerId: string, indirectPartnerId: string | null): Customer {
  const customer = presentCustomer(simulation, customerId, indirectPartnerId);
  if (customer === null) throw notACustomer();
  return customer;
}
