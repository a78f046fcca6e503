import type { FactKind } from '../fact/fact.ts';
import { instantOf, millisecondsOf } from '../instant.ts';
import type { Finding, MustAct, Verdict } from '../rule/finding.ts';
import type { Rule, RulePack } from '../rule/pack.ts';
import { factsOf } from '../rule/predicate.ts';
import type { BatchGroup, BatchRow } from './batch.ts';

/** Days within which something counts as this week. */
export const WEEK_DAYS = 7;

/** Who can do something about it now. Huawei Cloud and nobody cannot be made to. */
const canAct: ReadonlySet<MustAct> = new Set(['administrator', 'partner', 'customer', 'customer-and-partner']);

/**
 * Facts behind which stands what no click ends: a contract that has to be settled (R12), what Huawei Cloud asks of a named account (R13) or of a
 * frozen partner (R33), and whose customer it is (R29). Everything else is ended by who must act: unfrozen, paid, unsubscribed, set.
 */
const notEndedNow: ReadonlySet<FactKind> = new Set(['specialContract', 'namedAccount', 'partnerFrozen', 'visible']);

/** How a violated rule can be mended, by rule data alone. `date`: time alone mends it (R02). */
export function mendingOf(rule: Pick<Rule, 'mustAct' | 'violatedWhen'>): 'now' | 'date' | 'not-now' {
  if (rule.violatedWhen.kind === 'quota-used-up') return 'date';
  if (!canAct.has(rule.mustAct)) return 'not-now';
  return factsOf(rule.violatedWhen).some((kind) => notEndedNow.has(kind)) ? 'not-now' : 'now';
}

export type Grouped = Pick<BatchRow, 'rules' | 'asks' | 'until' | 'decides'> & { readonly group: BatchGroup };

/**
 * The group of both verdicts together: blocked in either is blocked (or can be mended this week, when every violated rule can be), else unknown
 * in either is unknown, else allowed. `freeAt`: the next free slot of our requests, null while one is free.
 */
export function groupOf(question: {
  readonly verdicts: readonly Verdict[];
  readonly packs: readonly RulePack[];
  readonly freeAt: string | null;
  readonly now: string;
}): Grouped {
  const { verdicts, freeAt, now } = question;
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  const violated = findings.filter(({ state }) => state === 'violated');
  const rules = sorted(violated.map(({ ruleId }) => ruleId));
  const asks = sorted(findings.filter(({ state }) => state === 'unknown').flatMap(asksOf));
  if (violated.length > 0) return { rules, asks, ...decided(violated, question.packs, freeAt, now) };
  const group = verdicts.some(({ state }) => state === 'unknown') ? 'unknown' : 'allowed';
  return { group, rules, asks, until: null, decides: null };
}

function decided(
  violated: readonly Finding[],
  packs: readonly RulePack[],
  freeAt: string | null,
  now: string,
): Pick<Grouped, 'group' | 'until' | 'decides'> {
  const inOrder = violated.toSorted((one, other) => one.order - other.order);
  const mending = (finding: Finding) => {
    const rule = packs.flatMap((pack) => pack.rules).find(({ id }) => id === finding.ruleId);
    return rule === undefined ? 'not-now' : mendingOf(rule);
  };
  const never = inOrder.find((finding) => mending(finding) === 'not-now');
  const dated = inOrder.find((finding) => mending(finding) === 'date');
  const until = dated === undefined ? null : freeAt;
  if (never !== undefined) return { group: 'blocked', until, decides: never.ruleId };
  if (dated === undefined) return { group: 'mendable', until: null, decides: null };
  const week = instantOf(millisecondsOf(now) + WEEK_DAYS * 24 * 3_600_000);
  const soon = until !== null && millisecondsOf(until) <= millisecondsOf(week);
  return { group: soon ? 'mendable' : 'blocked', until, decides: dated.ruleId };
}

/** What has to be learned; a rule of which no page says whether it holds is a question to Huawei Cloud. */
function asksOf({ missing, stale }: Finding): readonly string[] {
  const kinds = [...missing, ...stale];
  return kinds.length > 0 ? kinds : [UNDOCUMENTED];
}

export const UNDOCUMENTED = 'undocumented';

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
