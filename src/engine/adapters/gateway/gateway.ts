import { Fault } from '../../../core/fault.ts';
import type { AssociationGateway } from '../../../core/ports.ts';
import { createClient, type GatewayOptions } from './client.ts';
import { readCapabilities } from './negotiate.ts';
import { ActAnswer, CapabilitiesAnswer, ChangesAnswer, CheckAnswer, CodeAnswer, RequestAnswer, readCheck, readRequest } from './wire.ts';

const withCode = (code: string | null): Readonly<Record<string, string>> => (code === null ? {} : { verification_code: code });

/**
 * The association gateway of the published OpenAPI document: the sandbox's, or a company's own. Nothing is ever repeated by itself. A lost
 * answer is `timeout`, `unreachable`, `server-failed` or `malformed-answer` with `sent`: false (nothing left this machine), true (an answer
 * had begun) or 'unknown'; unless it is false, the other side has to be asked by the act's key.
 */
export function createGateway(options: GatewayOptions): AssociationGateway {
  const ask = createClient(options);
  return {
    async capabilities() {
      return readCapabilities(await ask({ path: '/capabilities', answer: CapabilitiesAnswer }));
    },

    async check(customerId, side, step) {
      const body = { customer_id: customerId, initiated_by: side, step };
      return readCheck(await ask({ path: '/account-checks', body, answer: CheckAnswer }));
    },

    async sendCode(customerId, purpose) {
      const sent = await ask({ path: '/verification-codes', body: { customer_id: customerId, purpose }, answer: CodeAnswer });
      return { sentTo: sent.sent_to, expiresAt: sent.expires_at };
    },

    async submit({ actKey, customerId, reason, code }) {
      // Whoever calls has had the statement confirmed by a person (R18).
      const body = { act_key: actKey, customer_id: customerId, reason, understood: true, ...withCode(code) };
      return readRequest(await ask({ path: '/requests', body, answer: RequestAnswer }));
    },

    async decide({ actKey, requestId, decision, code }) {
      const body = { act_key: actKey, ...(decision === 'approve' ? { understood: true } : {}), ...withCode(code) };
      return readRequest(await ask({ path: `/requests/${encodeURIComponent(requestId)}/${decision}`, body, answer: RequestAnswer }));
    },

    async act(actKey) {
      try {
        return readRequest((await ask({ path: `/acts/${encodeURIComponent(actKey)}`, answer: ActAnswer })).request);
      } catch (error) {
        // Only the published code says "never carried out"; any other 404 says nothing about the act.
        if (error instanceof Fault && error.code === 'act-not-known') return null;
        throw error;
      }
    },

    async request(requestId) {
      return readRequest(await ask({ path: `/requests/${encodeURIComponent(requestId)}`, answer: RequestAnswer }));
    },

    async changes({ after, limit }) {
      const query = { changed_after: String(after), limit: String(limit) };
      const page = await ask({ path: '/requests', query, answer: ChangesAnswer });
      return { next: page.next_change, requests: page.requests.map(readRequest) };
    },
  };
}
