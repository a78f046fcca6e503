import type { CaseId, CaseState } from '../case/case.ts';
import type { QuotaEntry } from '../quota/quota.ts';
import type { Side } from '../rule/finding.ts';

/** Whose customers are counted: of the manager who looks after them now, of one reseller; both absent: everybody's. */
export interface Owner {
  readonly manager?: string;
  readonly resellerId?: string;
}

/** UTC instants: `from` inclusive, `until` exclusive. */
export interface Stretch {
  readonly from: string;
  readonly until: string;
}

/** Who has to do something before an open request can go on; needs-check: an act of which nobody knows whether it arrived. */
export const owing = ['us', 'customer', 'administrator', 'needs-check'] as const;
export type Owing = (typeof owing)[number];

export const outcomes = ['disassociated', 'rejected', 'withdrawn', 'cancelled-here'] as const;
export type Outcome = (typeof outcomes)[number];

/** Open requests that waited alike long. `age`: how many of the instants asked with are later than its beginning. */
export interface WaitingCount {
  readonly owing: Owing;
  readonly age: number;
  readonly cases: number;
}

/** Milliseconds from pending to decided; between two cases the percentile lies between their times. */
export interface DecisionTime {
  /** Place of the stretch; null: all of them. */
  readonly stretch: number | null;
  /** Who asked: the other side decided. */
  readonly side: Side;
  readonly cases: number;
  readonly median: number;
  readonly p90: number;
}

export interface OutcomeCount {
  readonly outcome: Outcome;
  /** The request or its outcome rests on a person's word. */
  readonly stated: boolean;
  readonly cases: number;
}

export interface OwnerCount {
  /** null: no customer is known any more, or was never listed; '': the listing named nobody. */
  readonly name: string | null;
  readonly open: number;
  readonly decided: number;
  /** Milliseconds; null where nothing with a known beginning was decided. */
  readonly median: number | null;
}

export interface DateAhead {
  readonly kind: 'chase' | 'reminder' | 'snooze';
  /** UTC instant. */
  readonly at: string;
  readonly caseId: CaseId;
  readonly accountName: string;
}

/** What the overview counts. Nothing in the answers names a person's customer but `accountName`. */
export interface OverviewReads {
  /** Open requests by who owes and age, without drafts, which are counted alone. `ages`: UTC instants, latest first. */
  overviewWaiting(query: {
    readonly owner: Owner;
    readonly ages: readonly string[];
  }): Promise<{ readonly rows: readonly WaitingCount[]; readonly drafts: number }>;
  /** Requests that ended in the stretches, which follow each other; `erased`: of those, requests of which no customer is known any more. */
  overviewEnded(query: { readonly owner: Owner; readonly stretches: readonly Stretch[] }): Promise<{
    readonly times: readonly DecisionTime[];
    readonly outcomes: readonly OutcomeCount[];
    readonly erased: number;
  }>;
  /** When the first request ended; null: none has. */
  overviewFirstEnd(): Promise<string | null>;
  /** Most open and decided first; `others`: how many more there are. Drafts are not counted as open. */
  overviewOwners(query: {
    readonly by: 'manager' | 'reseller';
    readonly owner: Owner;
    readonly from: string;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly OwnerCount[]; readonly others: number }>;
  /** Rules that verdicts of visible customers are violated by, by the index; most frequent first. */
  overviewBlockers(query: { readonly owner: Owner }): Promise<{
    readonly customers: number;
    readonly judged: number;
    readonly blocked: number;
    readonly rules: readonly { readonly ruleId: string; readonly customers: number }[];
  }>;
  /** How many are visible. */
  overviewCustomers(query: { readonly owner: Owner }): Promise<number>;
  /**
   * Visible customers by their requests of one side since an instant; `gone`: those with requests that are not visible, or erased. `full`: the
   * visible ones with at least `limit` of them (null: none), and those with one of the other side since `sinceOther` (null: none), with all
   * their entries.
   */
  overviewQuota(query: {
    readonly owner: Owner;
    readonly side: Side;
    readonly since: string;
    readonly limit: number | null;
    readonly sinceOther: string | null;
  }): Promise<{
    readonly used: readonly { readonly requests: number; readonly customers: number }[];
    readonly gone: number;
    readonly full: readonly { readonly customerId: string; readonly accountName: string; readonly entries: readonly QuotaEntry[] }[];
  }>;
  /** Dates that stand beside open cases, earliest first. */
  overviewDates(query: Stretch & { readonly owner: Owner }): Promise<readonly DateAhead[]>;
}

/** Who owes, of an open case; null: a draft, of which nobody owes a decision. */
export function owingOf(state: CaseState): Owing | null {
  switch (state) {
    case 'awaiting-partner':
    case 'submitting':
    case 'deciding':
      return 'us';
    case 'awaiting-customer':
      return 'customer';
    case 'with-administrator':
      return 'administrator';
    case 'needs-check':
      return 'needs-check';
    case 'draft':
    case 'disassociated':
    case 'rejected':
    case 'withdrawn':
    case 'cancelled-here':
      return null;
  }
}
