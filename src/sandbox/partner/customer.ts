/** How the account is frozen: R05 and R06 name the two kinds apart, the public API does not (`is_frozen` is 0 or 1). */
export type Frozen = 'no' | 'account' | 'account_and_resource';

/** What the customer does with the partner's request. A customer that means to agree still has to pass the check (R21). */
export type Script = 'agree' | 'reject' | 'never';

/** Everything that is true of one customer of the simulated partner, also what no public API tells. Amounts are in whole currency units. */
export interface Customer {
  readonly index: number;
  readonly customerId: string;
  readonly accountName: string;
  readonly customer: string | null;
  readonly associatedOn: string;
  readonly associationType: string;
  readonly label: string | null;
  readonly telephone: string | null;
  readonly countryCode: string | null;
  readonly verifiedStatus: string | null;
  readonly customerType: number;
  readonly accountManager: string | null;
  readonly customerLevel: string | null;
  readonly email: string | null;
  /** The cloud reseller whose customer this is; null for the partner's own. */
  readonly indirectPartnerId: string | null;
  readonly frozen: Frozen;
  /** false: frozen automatically on association or over budget. */
  readonly frozenManually: boolean;
  readonly independentMembers: number;
  readonly reservedInstances: number;
  readonly partnerSupportPlan: boolean;
  readonly serviceSupportPlan: boolean;
  readonly membersWithServicePlan: number;
  /** null: not set (R11). */
  readonly currency: string | null;
  readonly specialContract: boolean;
  readonly namedAccount: boolean;
  readonly arrears: number;
  readonly unpaidOrders: number;
  readonly yearlyResources: number;
  readonly onDemandResources: number;
  readonly budgetAmount: number;
  readonly budgetUsed: number;
  readonly budgetType: 'MONTHLY' | 'PACKAGE';
  readonly script: Script;
  readonly answerDelayMs: number;
  /** Ends at once on submit, without the other side's decision (facts 1.2). */
  readonly atOnce: boolean;
}

export type CustomerChange = Partial<Omit<Customer, 'index' | 'customerId'>>;

/** Resale: "3" on intl; "2" occurs in older data and on the mainland and is treated as resale (facts 4.1). */
export function isReseller(customer: Customer): boolean {
  return customer.associationType !== '1';
}
