import { z } from 'zod';
import { CustomerId } from '../customer/customer.ts';

/** The closed list of what a rule may ask about. Comments give the rule and the only way to learn the fact (facts.md 4.9). */
export const factKinds = [
  'visible', // still listed to this account: true | false | through-reseller (R29): API
  'association', // reseller | referral | unconfirmed: API
  'frozen', // boolean: API
  'freezeKind', // none | account | account-and-resources | automatic: person (R05, R06)
  'independentMembers', // boolean: person or customer (R04)
  'enterpriseLink', // boolean, any enterprise master or member account: customer (R04 before 2025, facts.md 2.3)
  'reservedInstance', // boolean: person (R07)
  'partnerSupportPlan', // boolean: person (R08)
  'serviceSupportPlan', // boolean: person (R09)
  'memberServiceSupportPlan', // boolean: person or customer (R10)
  'currencySet', // boolean: customer (R11)
  'specialContract', // boolean: person (R12)
  'namedAccount', // boolean: person (R13)
  'arrears', // boolean: person (R14)
  'unpaidOrders', // number: API (R15)
  'yearlyResources', // number: API
  'payPerUseResources', // number: API
  'budgetAmount', // number: API
  'budgetUsed', // number: API
  'partnerFrozen', // boolean, about the partner: person (R33)
] as const;
export const FactKind = z.enum(factKinds);
export type FactKind = z.infer<typeof FactKind>;

export const FactValue = z.union([z.boolean(), z.number(), z.string()]);
export type FactValue = z.infer<typeof FactValue>;

/** `customer-…`: the customer told the person named in `by`, in that way. */
export const FactSource = z.enum([
  'api',
  'gateway',
  'person',
  'customer-by-mail',
  'customer-by-telephone',
  'customer-in-person',
  'import',
  'simulated',
]);
export type FactSource = z.infer<typeof FactSource>;

/** A fact is about one customer, or about the partner itself. */
export const FactSubject = z.union([CustomerId, z.literal('partner')]);
export type FactSubject = z.infer<typeof FactSubject>;

/** A value with its source, the UTC instant it was observed, and who said so. What a person said is recorded, not verified. */
export const Fact = z.object({
  subject: FactSubject,
  kind: FactKind,
  value: FactValue,
  source: FactSource,
  observedAt: z.string(),
  /** The person who stated it; '' for readings. */
  by: z.string(),
  note: z.string(),
});
export type Fact = z.infer<typeof Fact>;
