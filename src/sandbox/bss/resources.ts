import type { Answer, Call } from '../http/exchange.ts';
import { instant, readInstant } from '../instant.ts';
import type { Customer } from '../partner/customer.ts';
import type { Simulation } from '../simulation.ts';
import { namedReseller } from './customers.ts';
import { bodyFields, paging, required, text, texts, time, whole } from './fields.ts';
import { parameterError } from './refusal.ts';
import { requirePresent } from './whose.ts';

const DAY = 86_400_000;
const REGION = 'ap-southeast-1';

const idOf = (customer: Customer, kind: string, number: number): string =>
  `${kind}-${customer.customerId.slice(0, 20)}-${String(number).padStart(4, '0')}`;

function yearlyResources(simulation: Simulation, customer: Customer): Record<string, unknown>[] {
  const start = readInstant(simulation.ledger.startedAt) ?? 0;
  return Array.from({ length: customer.yearlyResources }, (_, number) => ({
    id: idOf(customer, 'inst', number),
    resource_id: idOf(customer, 'ecs', number),
    resource_name: `server-${number + 1}`,
    region_code: REGION,
    service_type_code: 'hws.service.type.ec2',
    resource_type_code: 'hws.resource.type.vm',
    resource_type_name: 'ECS instance',
    service_type_name: 'Elastic Cloud Server',
    resource_spec_code: 's6.large.2.linux',
    is_main_resource: 1,
    status: customer.frozen === 'account_and_resource' ? 4 : 2,
    effective_time: instant(start - (200 - number) * DAY),
    expire_time: instant(start + (165 + number) * DAY),
    expire_policy: 0,
  }));
}

function onDemandResources(simulation: Simulation, customer: Customer): Record<string, unknown>[] {
  const start = readInstant(simulation.ledger.startedAt) ?? 0;
  return Array.from({ length: customer.onDemandResources }, (_, number) => ({
    customer_id: customer.customerId,
    region_code: REGION,
    availability_zone_code: `${REGION}a`,
    service_type_code: 'hws.service.type.ebs',
    resource_type_code: 'hws.resource.type.volume',
    service_type_name: 'Elastic Volume Service',
    resource_type_name: 'EVS disk',
    resource_id: idOf(customer, 'evs', number),
    resource_name: `disk-${number + 1}`,
    effective_time: instant(start - (90 - number) * DAY),
    status: customer.frozen === 'account_and_resource' ? 3 : 1,
    resource_spec_code: 'SSD',
  }));
}

/** Yearly/monthly resources, `POST /v2/orders/suscriptions/resources/query`, spelt like that (facts 4.8). */
export function queryYearlyResources(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const fields = bodyFields(call);
    const { offset, limit } = paging(fields);
    const named = texts(fields, 'resource_ids', 50, 64);
    const statuses = fields.status_list ?? null;
    if (statuses !== null && (!Array.isArray(statuses) || !statuses.every((status) => [2, 3, 4, 5].includes(status)))) {
      throw parameterError('status_list must hold 2, 3, 4 or 5.');
    }
    whole(fields, 'only_main_resource', 0, 1);
    const from = time(fields, 'expire_time_begin');
    const to = time(fields, 'expire_time_end');
    const customer = requirePresent(simulation, required(fields, 'customer_id', 64), namedReseller(simulation, fields));
    const found = yearlyResources(simulation, customer).filter(
      (resource) =>
        (named === null || named.includes(String(resource.resource_id))) &&
        (statuses === null || statuses.includes(resource.status)) &&
        (from === null || String(resource.expire_time) >= from) &&
        (to === null || String(resource.expire_time) <= to),
    );
    return { status: 200, body: { total_count: found.length, data: found.slice(offset, offset + limit) } };
  };
}

/** Pay-per-use resources, `POST /v2/partners/sub-customers/on-demand-resources/query` (facts 4.8). */
export function queryOnDemandResources(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const fields = bodyFields(call);
    const { offset, limit } = paging(fields);
    const named = texts(fields, 'resource_ids', 50, 64);
    const status = whole(fields, 'status', 1, 6);
    const region = text(fields, 'region_code', { max: 64 });
    const from = time(fields, 'effective_time_begin');
    const to = time(fields, 'effective_time_end');
    const customer = requirePresent(simulation, required(fields, 'customer_id', 64), namedReseller(simulation, fields));
    const found = onDemandResources(simulation, customer).filter(
      (resource) =>
        (named === null || named.includes(String(resource.resource_id))) &&
        (status === null || resource.status === status) &&
        (region === null || resource.region_code === region) &&
        (from === null || String(resource.effective_time) >= from) &&
        (to === null || String(resource.effective_time) <= to),
    );
    return { status: 200, body: { total_count: found.length, resources: found.slice(offset, offset + limit) } };
  };
}
