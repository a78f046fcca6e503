import { z } from 'zod';
import { Fact, FactKind } from '../fact/fact.ts';

/** Who asks for the disassociation. */
export const Side = z.enum(['partner', 'customer']);
export type Side = z.infer<typeof Side>;

/** The check runs twice (facts.md 2.2): when the request is submitted and when the other side agrees. */
export const Step = z.enum(['submit', 'agree']);
export type Step = z.infer<typeof Step>;

export const RuleSource = z.object({
  /** Key of facts.md, e.g. `SEED-2025`. */
  key: z.string(),
  title: z.string(),
  address: z.string(),
  /** The page's own date `YYYY-MM-DD`, or null: undated, read on `readOn`. */
  date: z.string().nullable(),
  readOn: z.string(),
});
export type RuleSource = z.infer<typeof RuleSource>;

export const FindingState = z.enum(['satisfied', 'violated', 'warning', 'unknown', 'not-applicable']);
export type FindingState = z.infer<typeof FindingState>;

export const MustAct = z.enum(['administrator', 'partner', 'customer', 'customer-and-partner', 'huawei-cloud', 'nobody']);
export type MustAct = z.infer<typeof MustAct>;

/** What one rule says about one customer at one step. */
export const Finding = z.object({
  ruleId: z.string(),
  state: FindingState,
  /** Our one-sentence statement of the rule. */
  statement: z.string(),
  /** A short quotation of the page, or ''. */
  quote: z.string(),
  sources: z.array(RuleSource),
  /** True where facts.md marks the rule or its reading INFERRED. */
  inferred: z.boolean(),
  remedy: z.string(),
  mustAct: MustAct,
  /** Position in the order in which remedies have to be done; 0 when none. */
  order: z.number().int(),
  /** Facts it rests on, with source and time. */
  facts: z.array(Fact),
  /** Needed and never observed. */
  missing: z.array(FactKind),
  /** Needed and observed too long ago. */
  stale: z.array(FactKind),
  /** Unknown now, but violated by the last facts known, which are too old to count. */
  violatedWhenLastSeen: z.boolean().optional(),
});
export type Finding = z.infer<typeof Finding>;

export const VerdictState = z.enum(['allowed', 'blocked', 'unknown']);
export type VerdictState = z.infer<typeof VerdictState>;

/** Any current violation gives `blocked`; else any missing or stale fact gives `unknown`; else `allowed`. */
export const Verdict = z.object({
  side: Side,
  step: Step,
  state: VerdictState,
  packId: z.string(),
  packTitle: z.string(),
  /** Date on which the pack's pages were read, `YYYY-MM-DD`. */
  packReadOn: z.string(),
  computedAt: z.string(),
  /** UTC instant at which the first fact it rests on lapses; null when none does. */
  validUntil: z.string().nullable(),
  findings: z.array(Finding),
});
export type Verdict = z.infer<typeof Verdict>;
