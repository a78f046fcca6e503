import { Fault } from '../../../core/fault.ts';
import type { PartnerCenterActs } from '../../../core/ports.ts';
import { parseAnswer } from '../../http/parse-answer.ts';
import type { Act } from './call.ts';
import { PartialAnswer, readRows } from './wire/partial.ts';

/** At most so many ids in one call (facts.md 4.2, 5.6). */
export const mostIds = 10;

const types = { account: 'ACCOUNT', 'account-and-resources': 'ACCOUNT_AND_RESOURCE' } as const;

/** The acting calls. `send` takes an act and sends it once: a retry does not fit its type (call.ts). Freezing is not among them. */
export function createActs(send: (call: Act) => Promise<unknown>): PartnerCenterActs {
  return {
    async unfreeze({ customerIds, resellerId, kind, reason }) {
      const few = customerIds.length > 0 && customerIds.length <= mostIds && new Set(customerIds).size === customerIds.length;
      if (!few) throw new Fault('invalid-input', { field: 'customerIds' });
      const whose = resellerId === '' ? {} : { indirect_partner_id: resellerId };
      const answer = await send({
        kind: 'act',
        method: 'POST',
        path: '/v2/partners/sub-customers/unfreeze',
        body: { customer_ids: customerIds, reason, ...whose, unfreeze_type: types[kind] },
      });
      return readRows(customerIds, parseAnswer(PartialAnswer, answer));
    },
  };
}
