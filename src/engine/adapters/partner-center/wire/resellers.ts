import { z } from 'zod';
import type { Reseller } from '../../../../core/ports.ts';
import { count, words } from './fields.ts';

/** ListIndirectPartners, for a distributor only (facts.md 4.8). */
export const ResellersAnswer = z.looseObject({
  count,
  indirect_partners: z.array(z.looseObject({ indirect_partner_id: z.string().min(1).max(64), account_name: words, name: words })),
});

export const readReseller = (wire: z.infer<typeof ResellersAnswer>['indirect_partners'][number]): Reseller => ({
  resellerId: wire.indirect_partner_id,
  accountName: wire.account_name,
  name: wire.name,
});
