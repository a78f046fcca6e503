import { randomUUID } from 'node:crypto';
import type { Answer, Call, Handler } from '../http/exchange.ts';
import { Refusal } from '../http/exchange.ts';
import type { Keys } from '../journal/keys.ts';
import { whyRefused } from '../signing/verify.ts';
import type { Simulation } from '../simulation.ts';
import { listBudgetRecords, queryBudgets } from './budget.ts';
import { listCustomers } from './customers.ts';
import { listOrders } from './orders.ts';
import { listResellers } from './resellers.ts';
import { queryOnDemandResources, queryYearlyResources } from './resources.ts';
import { createThrottle } from './throttle.ts';
import { unfreezeCustomers } from './unfreeze.ts';

function gatewayError(status: number, code: string, message: string): Answer {
  return { status, body: { error_code: code, error_msg: message, request_id: randomUUID().replaceAll('-', '') } };
}

/** The public BSS endpoints under `/v2`: signature first, then the limit, then the API itself. */
export function bssHandler(simulation: Simulation, keys: Keys): Handler {
  const routes = new Map<string, Handler>([
    ['POST /v2/partners/sub-customers/query', listCustomers(simulation)],
    ['GET /v2/partners/sub-customers/budget/records', listBudgetRecords(simulation)],
    ['POST /v2/partners/sub-customers/budget/query', queryBudgets(simulation)],
    ['POST /v2/partners/sub-customers/unfreeze', unfreezeCustomers(simulation)],
    ['GET /v2/orders/customer-orders', listOrders(simulation)],
    ['POST /v2/orders/suscriptions/resources/query', queryYearlyResources(simulation)],
    ['POST /v2/partners/sub-customers/on-demand-resources/query', queryOnDemandResources(simulation)],
    ['POST /v2/partners/indirect-partners/query', listResellers(simulation)],
  ]);
  const isOver = createThrottle();

  const answer = (call: Call): Answer => {
    const path = call.path.length > 1 && call.path.endsWith('/') ? call.path.slice(0, -1) : call.path;
    const api = `${call.method} ${path}`;
    const route = routes.get(api);
    if (route === undefined) return gatewayError(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment');
    const { settings, clock } = simulation;
    const refused = whyRefused(call, keys.accessKey, keys.secretKey, clock.now() + settings().skewMs);
    if (refused !== null) return gatewayError(401, 'APIGW.0301', `Incorrect IAM authentication information: ${refused}`);
    if (settings().throttle && isOver(api)) {
      return gatewayError(
        429,
        'APIGW.0308',
        `The throttling threshold has been reached: policy user over ratelimit,limit:10,time:1 second,api:${api}`,
      );
    }
    try {
      return route(call);
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  };
  return (call) => {
    const { headers, ...rest } = answer(call);
    return { ...rest, headers: { ...headers, 'X-Request-Id': randomUUID() } };
  };
}
