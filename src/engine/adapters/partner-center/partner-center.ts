import { Fault } from '../../../core/fault.ts';
import type { Clock, CustomerListing, PartnerCenter, PartnerCenterActs } from '../../../core/ports.ts';
import { parseAnswer } from '../../http/parse-answer.ts';
import { sleep as realSleep, type Sleep } from '../../http/sleep.ts';
import { createActs } from './acts.ts';
import type { Call, Read } from './call.ts';
import { createClient } from './client.ts';
import { createPace } from './pace.ts';
import { withRetries } from './retry.ts';
import type { AssociationTypes } from './wire/association.ts';
import { BudgetRecordsAnswer, BudgetsAnswer, readBudgets } from './wire/budgets.ts';
import { TotalAnswer } from './wire/counts.ts';
import { CustomersAnswer, readCustomer } from './wire/customers.ts';
import { ResellersAnswer, readReseller } from './wire/resellers.ts';

export interface PartnerCenterOptions {
  /** Address of the site, e.g. `https://host` or `http://127.0.0.1:8080`; may have a path. */
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly securityToken?: string;
  readonly clock: Clock;
  readonly fetch?: typeof fetch;
  /** Calls a second of one API; the site allows 10 (R32). Infinity does not pace. */
  readonly perSecond?: number;
  readonly associationTypes: AssociationTypes;
  /** Stops everything in flight and waiting; what was asked ends with fault `cancelled`. */
  readonly signal?: AbortSignal;
  readonly tries?: number;
  /** Milliseconds for one exchange, its body included. */
  readonly timeout?: number;
  /** Bytes of one answer after decompression; a page of 100 customers is about 60 KB. */
  readonly maxBytes?: number;
  readonly sleep?: Sleep;
  readonly milliseconds?: () => number;
  readonly random?: () => number;
}

/** `impatient`: the same reads in the same lanes, tried once: for a person who waits and can ask again. */
export interface PartnerCenterReads extends PartnerCenter {
  readonly impatient: PartnerCenter;
  /** In the same lanes; sent once. */
  readonly acts: PartnerCenterActs;
}

const byReseller = (resellerId: string | undefined): Readonly<Record<string, string>> =>
  resellerId === undefined || resellerId === '' ? {} : { indirect_partner_id: resellerId };

/** The public partner API (facts.md 4). Faults as in the port. */
export function createPartnerCenter(options: PartnerCenterOptions): PartnerCenterReads {
  const { sleep = realSleep, milliseconds = () => performance.now(), random = Math.random } = options;
  const signal = options.signal ?? new AbortController().signal;
  const client = createClient({
    endpoint: options.endpoint,
    accessKey: options.accessKey,
    secretKey: options.secretKey,
    securityToken: options.securityToken,
    clock: options.clock,
    fetch: options.fetch ?? fetch,
    signal,
    timeout: options.timeout ?? 30_000,
    maxBytes: options.maxBytes ?? 4 * 1024 * 1024,
  });
  const pace = createPace({ perSecond: options.perSecond ?? 5, milliseconds, sleep, signal });
  // The lane is left while waiting for a retry: who is impatient need not wait for who is patient.
  const send = (call: Call): Promise<unknown> => pace(call.path, () => client(call));
  const reads = (tries: number): PartnerCenter =>
    createReads((call) => withRetries(send, call, { tries, sleep, signal, random }), options.associationTypes);
  return { ...reads(options.tries ?? 5), impatient: reads(1), acts: createActs(send) };
}

function createReads(ask: (call: Read) => Promise<unknown>, types: AssociationTypes): PartnerCenter {
  const total = async (call: Read): Promise<number> => parseAnswer(TotalAnswer, await ask(call)).total_count;

  const customers: PartnerCenter['customers'] = async ({
    offset,
    limit,
    customerId,
    resellerId,
    associatedFrom,
  }): Promise<CustomerListing> => {
    const alone = {
      ...(customerId === undefined ? {} : { customer_id: customerId }),
      ...(associatedFrom === undefined ? {} : { associated_on_begin: associatedFrom }),
    };
    const answer = await ask({
      kind: 'read',
      method: 'POST',
      path: '/v2/partners/sub-customers/query',
      body: { ...alone, ...byReseller(resellerId), offset, limit },
    });
    const { count, customer_infos } = parseAnswer(CustomersAnswer, answer);
    if (customer_infos.length > limit) throw new Fault('malformed-answer', { field: 'customer_infos', reason: 'more-than-asked' });
    return { count, customers: customer_infos.map((wire) => readCustomer(wire, types, resellerId ?? '')) };
  };

  return {
    customers,

    async resellers({ offset, limit }) {
      const answer = parseAnswer(
        ResellersAnswer,
        await ask({ kind: 'read', method: 'POST', path: '/v2/partners/indirect-partners/query', body: { offset, limit } }),
      );
      return { count: answer.count, resellers: answer.indirect_partners.map(readReseller) };
    },

    unpaidOrders: (customerId, resellerId) =>
      total({
        kind: 'read',
        method: 'GET',
        path: '/v2/orders/customer-orders',
        query: { customer_id: customerId, ...byReseller(resellerId), status: '6', method: 'sub_customer', offset: '0', limit: '1' },
      }),

    async resources(customerId, resellerId) {
      const whose = { customer_id: customerId, ...byReseller(resellerId), offset: 0, limit: 1 };
      // Status 2 is "in use" there, 1 "normal" here; the site spells the first path like this (facts.md 4.8).
      const [yearly, payPerUse] = await Promise.all([
        total({ kind: 'read', method: 'POST', path: '/v2/orders/suscriptions/resources/query', body: { ...whose, status_list: [2] } }),
        total({
          kind: 'read',
          method: 'POST',
          path: '/v2/partners/sub-customers/on-demand-resources/query',
          body: { ...whose, status: 1 },
        }),
      ]);
      return { yearly, payPerUse };
    },

    async budgets(customerIds) {
      if (customerIds.length === 0) return [];
      const answer = await ask({
        kind: 'read',
        method: 'POST',
        path: '/v2/partners/sub-customers/budget/query',
        body: { customer_ids: customerIds },
      });
      return readBudgets(parseAnswer(BudgetsAnswer, answer));
    },

    async disassociationRecord(customerId, resellerId) {
      const answer = await ask({
        kind: 'read',
        method: 'GET',
        path: '/v2/partners/sub-customers/budget/records',
        query: { customer_id: customerId, ...byReseller(resellerId), operation_type: 'DELETE', offset: '0', limit: '100' },
      });
      // The order of records is not documented: the newest is looked for. A filter that was ignored must not make a setting a disassociation.
      const deleted = (parseAnswer(BudgetRecordsAnswer, answer).record_list ?? []).filter((record) => record.operation_type === 'DELETE');
      const [newest] = deleted.sort((one, other) => Date.parse(other.operation_time) - Date.parse(one.operation_time));
      return newest === undefined ? null : { at: newest.operation_time, operator: newest.operator };
    },
  };
}
