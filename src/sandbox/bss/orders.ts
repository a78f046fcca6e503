import type { Answer, Call } from '../http/exchange.ts';
import { instant, readInstant } from '../instant.ts';
import type { Customer } from '../partner/customer.ts';
import { pick } from '../partner/random.ts';
import type { Simulation } from '../simulation.ts';
import { namedReseller } from './customers.ts';
import { paging, queryFields, text, time, whole } from './fields.ts';
import { parameterError } from './refusal.ts';
import { requirePresent } from './whose.ts';

const YEAR = 366 * 86_400_000;

/** Three completed orders and the unpaid ones (status 6) of a customer, oldest first. */
function ordersOf(simulation: Simulation, customer: Customer): Record<string, unknown>[] {
  const { seed } = simulation.population;
  const completed = 1 + pick(seed, customer.index, 81, 3);
  const newest = readInstant(simulation.ledger.startedAt) ?? 0;
  return Array.from({ length: completed + customer.unpaidOrders }, (_, number) => {
    const unpaid = number >= completed;
    const amount = 20 + pick(seed, customer.index, 82 + number, 2_000);
    const createdAt = newest - (completed + customer.unpaidOrders - number) * 9 * 86_400_000;
    return {
      order_id: `CS${String(customer.index).padStart(8, '0')}${String(number).padStart(4, '0')}`,
      customer_id: customer.customerId,
      service_type_code: 'hws.service.type.ec2',
      service_type_name: 'Elastic Cloud Server',
      source_type: 1,
      status: unpaid ? 6 : 5,
      order_type: number === 0 ? 1 : 2,
      amount_after_discount: amount,
      official_amount: Math.round(amount * 1.2),
      measure_id: 1,
      create_time: instant(createdAt),
      ...(unpaid ? {} : { payment_time: instant(createdAt + 600_000) }),
      currency: customer.currency ?? 'USD',
    };
  });
}

/** ListCustomerOrders, `GET /v2/orders/customer-orders` (facts 4.7). The sandbox answers only for a named customer. */
export function listOrders(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const fields = queryFields(call);
    const { offset, limit } = paging(fields);
    const customerId = text(fields, 'customer_id', { max: 64 });
    const status = whole(fields, 'status', 1, 9);
    const from = time(fields, 'create_time_begin');
    const to = time(fields, 'create_time_end');
    if (from !== null && to !== null && Math.abs(Date.parse(to) - Date.parse(from)) > YEAR)
      throw parameterError('the time span must not be over one year.');
    const orderBy = text(fields, 'order_by', { max: 32, oneOf: ['createTime', '-createTime'] }) ?? '-createTime';
    text(fields, 'method', { max: 20, oneOf: ['oneself', 'sub_customer'] });
    const orderId = text(fields, 'order_id', { max: 64 });
    const serviceType = text(fields, 'service_type_code', { max: 64 });
    const reseller = namedReseller(simulation, fields);
    const orders = customerId === null ? [] : ordersOf(simulation, requirePresent(simulation, customerId, reseller));
    const found = orders.filter(
      (order) =>
        (status === null || order.status === status) &&
        (orderId === null || order.order_id === orderId) &&
        (serviceType === null || order.service_type_code === serviceType) &&
        (from === null || String(order.create_time) >= from) &&
        (to === null || String(order.create_time) <= to),
    );
    if (orderBy === '-createTime') found.reverse();
    return { status: 200, body: { total_count: found.length, order_infos: found.slice(offset, offset + limit) } };
  };
}
