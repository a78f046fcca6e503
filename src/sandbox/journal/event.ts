import type { CustomerChange } from '../partner/customer.ts';

export type Side = 'partner' | 'customer';
export type CodePurpose = 'submit' | 'approve' | 'reject' | 'agree';

/** How the sandbox was set after its start (play page, control port). */
export interface Settings {
  /** The partner's verification code function (R17: off unless the partner turns it on). */
  readonly partnerVerificationCode: boolean;
  /** The partner itself is frozen (R33). */
  readonly partnerFrozen: boolean;
  readonly throttle: boolean;
  /** How far the clock that judges signatures is off, in milliseconds. */
  readonly skewMs: number;
  /** Every page of the customer list is read from a listing that was rotated since: it changes while it is read. */
  readonly shuffleListing: boolean;
  /** Whether budget records of a customer that left are still answered (facts 4.4: not documented). */
  readonly budgetAfterLeaving: boolean;
  /** A gateway that does not publish how it counts (as Huawei Cloud does not) names no counting and refuses nobody for it (facts 1.6). */
  readonly publishCounting: boolean;
  /** Whether requests arrive by themselves. */
  readonly incoming: boolean;
}

/** Everything that can change the simulated partner. `at` is the sandbox's time in UTC; the journal holds these, one a line. */
export type SandboxEvent = { readonly at: string } & (
  | { readonly kind: 'world_started'; readonly seed: number; readonly customers: number; readonly version: number }
  | {
      readonly kind: 'request_submitted';
      readonly requestId: string;
      readonly customerId: string;
      readonly initiatedBy: Side;
      readonly reason: string;
      readonly operator: string;
      readonly actKey: string | null;
      readonly bodyHash: string | null;
      readonly atOnce: boolean;
      /** When the script answers; null: it does not. */
      readonly answerAt: string | null;
      /** Which arrival by itself this is; null: somebody asked. */
      readonly arrival: number | null;
      readonly codeId: string | null;
    }
  | {
      readonly kind: 'request_decided';
      readonly requestId: string;
      readonly decision: 'agree' | 'approve' | 'reject';
      readonly operator: string;
      readonly actKey: string | null;
      readonly bodyHash: string | null;
      readonly codeId: string | null;
    }
  | { readonly kind: 'agreement_failed'; readonly requestId: string; readonly codes: readonly string[] }
  | { readonly kind: 'arrival_skipped'; readonly arrival: number }
  | {
      readonly kind: 'code_sent';
      readonly codeId: string;
      readonly to: Side;
      readonly customerId: string;
      readonly purpose: CodePurpose;
      readonly code: string;
      readonly sentTo: string;
      readonly expiresAt: string;
    }
  | { readonly kind: 'code_wrong'; readonly codeId: string }
  | { readonly kind: 'customer_changed'; readonly customerId: string; readonly change: CustomerChange; readonly by: string }
  | { readonly kind: 'customer_left'; readonly customerId: string; readonly record: boolean }
  | { readonly kind: 'customers_joined'; readonly count: number }
  | { readonly kind: 'settings_changed'; readonly settings: Partial<Settings> }
);
