import { createGateway } from '../../../src/engine/adapters/gateway/gateway.ts';
import { createPartnerCenter } from '../../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../../src/engine/adapters/partner-center/wire/association.ts';
import { type SandboxProcess, startSandbox } from '../../engine/sandbox-process.ts';
import type { GatewayWorld } from './suite.ts';

export const clock = { now: () => new Date().toISOString() };

/** What makes a customer of the sandbox one without blockers that never answers by itself. */
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
  script: 'never',
  at_once: false,
};

/** The last twenty own customers of a fresh sandbox, made plain. */
async function plainCustomers(sandbox: SandboxProcess): Promise<readonly string[]> {
  const site = createPartnerCenter({
    endpoint: sandbox.url,
    accessKey: sandbox.accessKey,
    secretKey: sandbox.secretKey,
    clock,
    associationTypes: intlAssociationTypes,
  });
  const { count } = await site.customers({ offset: 0, limit: 1 });
  const { customers } = await site.customers({ offset: count - 20, limit: 20 });
  for (const { customerId } of customers) await sandbox.control('POST', `/customers/${customerId}/set`, plain);
  return customers.map(({ customerId }) => customerId);
}

export async function sandboxWorld(): Promise<GatewayWorld & { readonly sandbox: SandboxProcess }> {
  const sandbox = await startSandbox({ customers: 240 });
  const set = (customerId: string, change: object) => sandbox.control('POST', `/customers/${customerId}/set`, change);
  return {
    sandbox,
    port: createGateway({ endpoint: sandbox.url, token: sandbox.gatewayToken, clock }),
    customers: await plainCustomers(sandbox),
    ask: async (customerId) => String((await sandbox.control('POST', `/customers/${customerId}/incoming`, {})).request_id),
    answer: async (requestId, answer) => void (await sandbox.control('POST', `/requests/${requestId}/answer`, { answer })),
    block: async (customerId) => void (await set(customerId, { reserved_instances: 1 })),
    leaveAtOnce: async (customerId) => void (await set(customerId, { at_once: true })),
    codes: async (on) => void (await sandbox.control('POST', '/settings', { partner_verification_code: on })),
    lastCode: async () => {
      const { codes } = (await sandbox.control('GET', '/codes')) as { codes: readonly { to: string; code: string }[] };
      return codes.filter(({ to }) => to === 'partner').at(-1)?.code ?? '';
    },
    stop: sandbox.stop,
  };
}
