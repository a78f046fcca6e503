import type { Answer, Call } from '../http/exchange.ts';
import { instant, readInstant } from '../instant.ts';
import { type Customer, isReseller } from '../partner/customer.ts';
import { pick } from '../partner/random.ts';
import type { Simulation } from '../simulation.ts';
import { namedReseller } from './customers.ts';
import { bodyFields, paging, queryFields, required, text, texts } from './fields.ts';
import { notACustomer, parameterError } from './refusal.ts';
import { presentCustomer } from './whose.ts';

const CORPORATION = { partner_corp_name: 'Simulated Partner Ltd', partner_account_name: 'sandbox-partner' };

/** A record of the settings made since the association: the first on the day itself, at most two later ones. */
function settingsOf(simulation: Simulation, customer: Customer): Record<string, unknown>[] {
  if (!isReseller(customer)) return [];
  const from = readInstant(customer.associatedOn) ?? 0;
  const count = 1 + pick(simulation.population.seed, customer.index, 80, 3);
  return Array.from({ length: count }, (_, number) => ({
    budget_amount: Math.round((customer.budgetAmount * (number + 1)) / count),
    operation_type: 'SETTING',
    operation_time: instant(from + number * 40 * 86_400_000),
    operator: customer.accountManager ?? 'system',
    budget_type: customer.budgetType,
    ...CORPORATION,
  }));
}

function leavingOf(simulation: Simulation, customer: Customer): Record<string, unknown>[] {
  const leaving = simulation.ledger.leavings.get(customer.customerId);
  if (leaving === undefined || !leaving.record) return [];
  const { at, operator } = leaving;
  return [{ budget_amount: 0, operation_type: 'DELETE', operation_time: at, operator, budget_type: customer.budgetType, ...CORPORATION }];
}

/** ListSubCustomerBudgetRecords, `GET /v2/partners/sub-customers/budget/records`, newest first (facts 4.4). */
export function listBudgetRecords(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const fields = queryFields(call);
    const customerId = required(fields, 'customer_id', 64);
    const operation = text(fields, 'operation_type', { max: 10, oneOf: ['SETTING', 'DELETE'], emptyRefused: true });
    const budgetType = text(fields, 'budget_type', { max: 10, oneOf: ['MONTHLY', 'PACKAGE'], emptyRefused: true });
    const { offset, limit } = paging(fields);
    const reseller = namedReseller(simulation, fields);
    const customer = simulation.population.byId(customerId);
    const gone = customer !== null && simulation.population.isGone(customer.index);
    if (customer === null || customer.indirectPartnerId !== reseller || (gone && !simulation.settings().budgetAfterLeaving))
      throw notACustomer();
    const records = [...settingsOf(simulation, customer), ...leavingOf(simulation, customer)]
      .reverse()
      .filter(
        (record) =>
          (operation === null || record.operation_type === operation) && (budgetType === null || record.budget_type === budgetType),
      );
    const currency = customer.currency ?? 'USD';
    return {
      status: 200,
      body: { total_count: records.length, measure_id: 1, currency, record_list: records.slice(offset, offset + limit) },
    };
  };
}

/** ListSubCustomerBudget, `POST /v2/partners/sub-customers/budget/query`: who is no reseller customer of the partner is left out silently (facts 4.5). */
export function queryBudgets(simulation: Simulation): (call: Call) => Answer {
  return (call) => {
    const fields = bodyFields(call);
    const ids = texts(fields, 'customer_ids', 100, 64);
    if (ids === null) throw parameterError('customer_ids is required.');
    const reseller = namedReseller(simulation, fields);
    const infos = ids
      .map((id) => presentCustomer(simulation, id, reseller))
      .filter((customer) => customer !== null && isReseller(customer))
      .map((customer) => ({
        customer_id: customer?.customerId,
        budget_amount: customer?.budgetAmount,
        used_amount: customer?.budgetUsed,
        budget_type: customer?.budgetType,
      }));
    return { status: 200, body: { measure_id: 1, currency: 'USD', budget_infos: infos } };
  };
}
