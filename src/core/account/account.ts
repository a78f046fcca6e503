import { z } from 'zod';

/** One partner account on one site: its own database file, secrets and log. Opaque, sortable, made by us. */
export const AccountId = z.string().min(1).max(64).brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;

export const Site = z.enum(['intl', 'eu']);
export type Site = z.infer<typeof Site>;

export const PartnerType = z.enum(['csp', 'distributor', 'reseller']);
export type PartnerType = z.infer<typeof PartnerType>;

/** Who sits at the desk. Only the administrator may submit or decide (R01). */
export const Role = z.enum(['account-manager', 'administrator']);
export type Role = z.infer<typeof Role>;

/**
 * What a connection may honestly claim; screens follow these, never the connection's kind.
 * `request`/`decide` by API or guided (a person acts in Partner Center); `partnerCode`: the partner's verification code function (R17);
 * `counting`: the published way of counting requests, or null where it is not documented (facts.md 1.6) and the ledger only warns;
 * `answersVisible`: a decision of the other side can be read here.
 */
export const Capabilities = z.object({
  read: z.boolean(),
  request: z.enum(['api', 'guided']),
  decide: z.enum(['api', 'guided']),
  partnerCode: z.boolean(),
  answersVisible: z.boolean(),
  /** What a company's gateway says of itself; absent where there is none, or where it was not asked since this was known. */
  gateway: z
    .object({
      /** MAJOR.MINOR of its document. */
      version: z.string(),
      /** Against the version spoken here; `unknown`: another major version, of which only reading is used. */
      age: z.enum(['older', 'same', 'newer', 'unknown']),
      /** Operations of our document that it does not offer. */
      missing: z.array(z.string()),
    })
    .optional(),
  counting: z.object({ limit: z.number().int(), months: z.number().int(), timeZone: z.string(), text: z.string() }).nullable(),
});
export type Capabilities = z.infer<typeof Capabilities>;

export const ConnectionKind = z.enum(['sandbox', 'huawei-cloud', 'gateway', 'manual']);
export type ConnectionKind = z.infer<typeof ConnectionKind>;
