import { z } from 'zod';
import { createPartnerCenter } from '../../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../../src/engine/adapters/partner-center/wire/association.ts';
import { startSandbox } from '../sandbox-process.ts';
import { below, pick, type Random } from './random.ts';

/** A customer of whom nothing stands in the way. */
const plain = {
  frozen: 'no',
  independent_members: 0,
  reserved_instances: 0,
  partner_support_plan: false,
  service_support_plan: false,
  members_with_service_plan: 0,
  currency: 'USD',
  special_contract: false,
  named_account: false,
  arrears: 0,
  unpaid_orders: 0,
};

const Request = z.object({
  request_id: z.string(),
  customer_id: z.string(),
  initiated_by: z.enum(['partner', 'customer']),
  state: z.enum(['pending', 'disassociated', 'rejected']),
  act_key: z.string().optional(),
  change: z.number(),
});
export type RequestThere = z.infer<typeof Request>;
const Requests = z.object({ requests: z.array(Request) });

const ACTS = '/^POST .gateway.v1.requests/';
const POLLS = '/^GET .gateway.v1.requests$/';
const PAGES = '/^POST .v2.partners.sub-customers.query$/';
/** Milliseconds after which nothing that was held back is still on its way. */
export const LONGEST_HOLD = 6_000;

/** Mostly shorter than a restart takes; sometimes longer, so that the restarted engine asks for an act that is still on its way. */
const hold = (random: Random): number => (random() < 0.2 ? 2_000 + below(random, LONGEST_HOLD - 2_000) : 100 + below(random, 500));

/** The simulated partner in a process of its own, which outlives the engine. */
export async function startOtherSide(customers: number, random: Random) {
  const sandbox = await startSandbox({ customers });
  const startedAt = new Date().toISOString();
  const site = createPartnerCenter({
    endpoint: sandbox.url,
    accessKey: sandbox.accessKey,
    secretKey: sandbox.secretKey,
    clock: { now: () => new Date().toISOString() },
    associationTypes: intlAssociationTypes,
    perSecond: Number.POSITIVE_INFINITY,
  });
  const listing = async (resellerId?: string): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (;;) {
      const query = { offset: ids.length, limit: 100, ...(resellerId === undefined ? {} : { resellerId }) };
      const page = await site.customers(query);
      ids.push(...page.customers.map(({ customerId }) => customerId));
      if (page.customers.length === 0 || ids.length >= page.count) return ids;
    }
  };
  const ask = (path: string) => fetch(`${sandbox.url}/gateway/v1${path}`, { headers: { authorization: `Bearer ${sandbox.gatewayToken}` } });
  // The hand-written customers at the beginning have a past of their own; the others are taken from the end.
  const pool = [...(await listing()).slice(100)];
  const plainCustomer = async (change: object): Promise<string> => {
    const id = pool.pop();
    if (id === undefined) throw new Error('the partner has too few customers for so many runs');
    await sandbox.control('POST', `/customers/${id}/set`, { ...plain, ...change });
    return id;
  };

  return {
    sandbox,
    /** Requests from before are the partner's past. */
    startedAt,
    /** Customers who will be asked: some agree or reject soon, some never, some are gone at once. */
    async prepareTargets(count: number): Promise<readonly string[]> {
      const targets: string[] = [];
      while (targets.length < count) {
        const script = pick(random, ['agree', 'reject', 'never', 'never'] as const);
        const change = { script, answer_delay_ms: 200 + below(random, 800), at_once: random() < 0.15 };
        targets.push(await plainCustomer(change));
      }
      return targets;
    },
    /** Customers ask to leave. */
    async askToLeave(count: number): Promise<void> {
      for (let number = 0; number < count; number += 1) {
        await sandbox.control('POST', `/customers/${await plainCustomer({ script: 'never' })}/incoming`, {});
      }
    },
    /** What makes the next pass of the listing more than a repetition. */
    async stir(): Promise<void> {
      await sandbox.control('POST', '/customers/join', { count: 1 + below(random, 5) });
      await plainCustomer({ account_manager: `manager-${below(random, 1000)}` });
      await sandbox.control('POST', `/customers/${await plainCustomer({})}/leave`, { record: random() < 0.5 });
    },
    /** Answers take their time or are lost, so that a kill can meet every moment of an act. */
    async trouble(): Promise<void> {
      await sandbox.control('DELETE', '/faults');
      for (let number = 0; number < 8; number += 1) {
        const kind = pick(random, ['latency', 'latency', 'latency', 'latency', 'latency', 'reset', '500', 'truncated'] as const);
        const after = random() < 0.6 ? { after: 'apply' } : {};
        await sandbox.control('POST', '/faults', { match: ACTS, kind, ms: hold(random), ...after });
      }
      await sandbox.control('POST', '/faults', { match: ACTS, kind: 'latency', ms: 150, times: 1000, after: 'apply' });
      await sandbox.control('POST', '/faults', { match: POLLS, kind: 'latency', ms: 60 + below(random, 100), times: 1000 });
      await sandbox.control('POST', '/faults', { match: PAGES, kind: 'latency', ms: 5 + below(random, 30), times: 10_000 });
    },
    calm: () => sandbox.control('DELETE', '/faults'),
    /** Every request that was ever made. */
    async requests(): Promise<readonly RequestThere[]> {
      const found: RequestThere[] = [];
      for (;;) {
        const page = Requests.parse(await (await ask(`/requests?limit=100&changed_after=${found.at(-1)?.change ?? 0}`)).json());
        found.push(...page.requests);
        if (page.requests.length < 100) return found;
      }
    },
    /** The request of an act; null when no act with this key was carried out. */
    async act(actKey: string): Promise<RequestThere | null> {
      const answer = await ask(`/acts/${actKey}`);
      if (answer.status === 404) return null;
      return z.object({ request: Request }).parse(await answer.json()).request;
    },
    /** Every customer there is now, each reseller's included. */
    async everyone(): Promise<readonly string[]> {
      const { resellers } = await site.resellers({ offset: 0, limit: 100 });
      const scopes = [undefined, ...resellers.map(({ resellerId }) => resellerId)];
      const ids: string[] = [];
      for (const scope of scopes) ids.push(...(await listing(scope)));
      return ids.toSorted();
    },
    stop: (): Promise<void> => sandbox.stop(),
  };
}
export type OtherSide = Awaited<ReturnType<typeof startOtherSide>>;
