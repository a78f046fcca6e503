import type { Answer, Call } from '../http/exchange.ts';
import { resellersOf } from '../partner/resellers.ts';
import type { Simulation } from '../simulation.ts';
import { bodyFields, namePart, paging, text, time } from './fields.ts';

/** ListIndirectPartners, `POST /v2/partners/indirect-partners/query` (facts 4.8); the simulated partner is a distributor. */
export function listResellers(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const fields = bodyFields(call);
    const { offset, limit } = paging(fields);
    const accountName = namePart(fields, 'account_name');
    const id = text(fields, 'indirect_partner_id', { max: 64 });
    const from = time(fields, 'associated_on_begin');
    const to = time(fields, 'associated_on_end');
    const found = resellersOf(simulation.population.seed).filter(
      (reseller) =>
        (accountName === null || reseller.accountName.includes(accountName)) &&
        (id === null || reseller.indirectPartnerId === id) &&
        (from === null || reseller.associatedOn >= from) &&
        (to === null || reseller.associatedOn <= to),
    );
    const wire = found.slice(offset, offset + limit).map((reseller) => ({
      indirect_partner_id: reseller.indirectPartnerId,
      mobile_phone: reseller.mobilePhone,
      email: reseller.email,
      account_name: reseller.accountName,
      name: reseller.name,
      associated_on: reseller.associatedOn,
      account_manager_id: reseller.accountManagerId,
      account_manager_name: reseller.accountManagerName,
    }));
    return { status: 200, body: { count: found.length, indirect_partners: wire } };
  };
}
