import { z } from 'zod';

/** The vendor's customer account id (`customer_id`), kept as received. */
export const CustomerId = z.string().min(1).max(64).brand<'CustomerId'>();
export type CustomerId = z.infer<typeof CustomerId>;

/** `unconfirmed`: raw type 2 on intl, documented nowhere for certain; reseller blockers apply (facts.md 4.1). */
export const Association = z.enum(['reseller', 'referral', 'unconfirmed']);
export type Association = z.infer<typeof Association>;

/** *Gone* is never concluded from a listing alone (architecture.md, "Gone"). */
export const Visibility = z.enum(['visible', 'missing-from-listing', 'no-longer-visible', 'disassociated']);
export type Visibility = z.infer<typeof Visibility>;

/** One customer as a reading of the partner API gives it, in our words and in clear. Empty string = the site gave nothing. */
export const CustomerReading = z.object({
  customerId: CustomerId,
  accountName: z.string(),
  name: z.string(),
  /** UTC instant, or '' when the site gave none. */
  associatedOn: z.string(),
  /** `association_type` exactly as received. */
  associationRaw: z.string(),
  association: Association,
  label: z.string(),
  telephone: z.string(),
  countryCode: z.string(),
  email: z.string(),
  verified: z.enum(['none', 'under-review', 'rejected', 'authenticated', 'failed', 'unknown']),
  customerType: z.enum(['none', 'individual', 'enterprise', 'unknown']),
  /** `is_frozen`: tells neither which kind nor who froze (facts.md 4.1). */
  frozen: z.boolean(),
  manager: z.string(),
  level: z.string(),
  /** The cloud reseller whose customer this is, or '' for our own. */
  resellerId: z.string(),
});
export type CustomerReading = z.infer<typeof CustomerReading>;

export interface Customer extends CustomerReading {
  readonly visibility: Visibility;
  /** UTC instants. */
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly changedAt: string;
}
