import { z } from 'zod';
import { AccountId, PartnerType, Site } from '../core/account/account.ts';

/**
 * How one partner account is reached. `secrets` are names of keys in the Host's secret store, where the shell has put the values; the
 * values themselves never stand here and no operation returns them.
 */
export const AccountConnection = z.object({
  account: AccountId.refine((id) => /^[A-Za-z0-9_-]+$/u.test(id), 'names a folder'),
  name: z.string().min(1).max(120),
  site: Site,
  partnerType: PartnerType,
  kind: z.literal('sandbox'),
  endpoint: z.url(),
  gatewayEndpoint: z.url(),
  /** The simulator's page on which a person plays the customer. */
  playAddress: z.url(),
  secrets: z.object({ accessKey: z.string(), secretKey: z.string(), gatewayToken: z.string() }),
  /** Calls a second of one API; 5 when left out (R32). */
  callsPerSecond: z.number().positive().optional(),
});
export type AccountConnection = z.infer<typeof AccountConnection>;
