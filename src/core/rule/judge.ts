import type { Role } from '../account/account.ts';
import { Association } from '../customer/customer.ts';
import type { Fact, FactKind } from '../fact/fact.ts';
import { latestFacts } from '../fact/latest.ts';
import { isAnswer } from '../fact/nature.ts';
import { isStale, lapse } from '../fact/validity.ts';
import { Fault } from '../fault.ts';
import { instantOf, inZone, millisecondsOf } from '../instant.ts';
import type { QuotaView } from '../quota/quota.ts';
import { type Answer, type Circumstances, evaluate, type Known } from './evaluate.ts';
import type { Finding, FindingState, Side, Step, Verdict, VerdictState } from './finding.ts';
import type { Rule, RulePack } from './pack.ts';

export interface Question {
  readonly pack: RulePack;
  readonly side: Side;
  readonly step: Step;
  /** Those of the customer and those of 'partner'. */
  readonly facts: readonly Fact[];
  readonly quota: QuotaView;
  /** null: R01 is not judged. */
  readonly role: Role | null;
  /** UTC instant. */
  readonly now: string;
  /** At the act itself readings must be younger than the pack's `actMinutes`. */
  readonly atAct: boolean;
}

/**
 * One finding per rule of the pack, and the verdict: any current violation → blocked; else anything unknown → unknown; else allowed.
 * A warning changes no verdict, but a warning that cannot be decided does. Fault invalid-input when the pack is for another side or step.
 */
export function judge(question: Question): Verdict {
  const { pack, side, step } = question;
  if (!pack.key.sides.includes(side) || !pack.key.steps.includes(step))
    throw new Fault('invalid-input', { field: 'pack', pack: pack.id, side, step });
  const circumstances: Circumstances = { look: lookup(question), quota: question.quota, role: question.role };
  const findings = pack.rules.length === 0 ? [nothingKnown(pack)] : pack.rules.map((rule) => find(rule, circumstances, pack));
  return {
    side,
    step,
    state: verdictOf(findings),
    packId: pack.id,
    packTitle: pack.title,
    packReadOn: pack.readOn,
    computedAt: question.now,
    validUntil: validUntil(question, findings),
    findings,
  };
}

/** Where no page was found there is one finding: no fact answers it, a person may act with a logged reason (`onlyUndocumented`). */
function nothingKnown({ title, undocumented }: RulePack): Finding {
  return {
    ruleId: 'no-rules',
    state: 'unknown',
    statement: `${title}.`,
    quote: '',
    sources: [],
    inferred: false,
    remedy: undocumented,
    mustAct: 'huawei-cloud',
    order: 1,
    facts: [],
    missing: [],
    stale: [],
  };
}

function verdictOf(findings: readonly Finding[]): VerdictState {
  if (findings.some((finding) => finding.state === 'violated')) return 'blocked';
  if (findings.some((finding) => finding.state === 'unknown')) return 'unknown';
  return 'allowed';
}

function lookup({ pack, facts, now, atAct }: Question): (kind: FactKind) => Known {
  const latest = latestFacts(facts);
  return (kind) => {
    const fact = latest.get(kind);
    if (fact === undefined) return { kind: 'missing' };
    return { kind: isStale(fact, pack.validity, now, atAct) ? 'stale' : 'current', fact };
  };
}

function find(rule: Rule, circumstances: Circumstances, pack: RulePack): Finding {
  const scope = scopeOf(rule, circumstances);
  if (scope.kind === 'not-applicable') return finding(rule, 'not-applicable', scope);
  if (scope.kind === 'undocumented') return { ...finding(rule, 'unknown', scope), remedy: pack.undocumented, mustAct: 'huawei-cloud' };
  const answer = evaluate(rule.violatedWhen, circumstances);
  const both: Found = {
    facts: [...scope.facts, ...answer.facts],
    missing: [...scope.missing, ...answer.missing],
    stale: [...scope.stale, ...answer.stale],
    lastKnown: answer.lastKnown,
  };
  // Whether the rule applies may itself be unknown; a violation that might not apply is none.
  const state = scope.kind === 'unknown' ? 'unknown' : stateOf(rule, answer, circumstances);
  const warnsOfQuota = state === 'warning' && rule.violatedWhen.kind === 'quota-used-up';
  return { ...finding(rule, state, both), ...(warnsOfQuota ? { remedy: quotaWarning(circumstances.quota) } : {}) };
}

/** Where nobody publishes how requests are counted, the number and the day are no more than our reading. */
function quotaWarning({ used, left, nextFreeAt, timeZone, waitsFor }: QuotaView): string {
  const dayOf = (at: string) => inZone(at, timeZone).toPlainDate().toString();
  const from = nextFreeAt === null ? '' : `; by our reading not before ${dayOf(nextFreeAt)}`;
  if (waitsFor !== undefined && left === 0 && waitsFor.until === nextFreeAt)
    return `The ${waitsFor.side}'s latest request known here is of ${dayOf(waitsFor.at)}${from}. How Huawei Cloud counts is not documented: wait, or pass with a reason, which is logged.`;
  return `At least ${used} known here${from}. How Huawei Cloud counts is not documented: wait, or pass with a reason, which is logged.`;
}

type Found = Pick<Answer, 'facts' | 'missing' | 'stale' | 'lastKnown'>;
type Scope = Found & { readonly kind: 'applies' | 'not-applicable' | 'undocumented' | 'unknown' };

/** Whether a rule is stated for this customer's association type. */
function scopeOf(rule: Rule, { look }: Circumstances): Scope {
  const nothing: Found = { facts: [], missing: [], stale: [], lastKnown: false };
  if (rule.associations.length === Association.options.length) return { ...nothing, kind: 'applies' };
  const known = look('association');
  if (known.kind === 'missing' || !isAnswer('association', known.fact.value))
    return { ...nothing, kind: 'unknown', missing: ['association'] };
  const resting: Found = { ...nothing, facts: [known.fact] };
  if (known.kind === 'stale') return { ...resting, kind: 'unknown', stale: ['association'] };
  if (rule.associations.some((one) => one === known.fact.value)) return { ...resting, kind: 'applies' };
  return { ...resting, kind: rule.otherwise === 'unknown' ? 'undocumented' : 'not-applicable' };
}

function stateOf(rule: Rule, answer: Answer, { quota }: Circumstances): FindingState {
  if (answer.holds === 'not-judged') return 'not-applicable';
  if (answer.holds === 'unknown') return 'unknown';
  if (answer.holds === 'no') return 'satisfied';
  // Where counting is not published our count is a reading, and only warns (R02, facts.md 1.6).
  const warns = rule.severity === 'warning' || (rule.violatedWhen.kind === 'quota-used-up' && !quota.published);
  return warns ? 'warning' : 'violated';
}

function finding(rule: Rule, state: FindingState, found: Found): Finding {
  return {
    ruleId: rule.id,
    state,
    statement: rule.statement,
    quote: rule.quote,
    sources: rule.sources,
    inferred: rule.inferred,
    remedy: rule.remedy,
    mustAct: rule.mustAct,
    order: state === 'satisfied' || state === 'not-applicable' ? 0 : rule.order,
    facts: [...found.facts],
    missing: [...found.missing],
    stale: [...found.stale],
    ...(state === 'unknown' && found.lastKnown ? { violatedWhenLastSeen: true } : {}),
  };
}

/** When the first current fact lapses, or the quota gives a slot back: after that the verdict has to be computed anew. */
function validUntil({ pack, quota, now, atAct }: Question, findings: readonly Finding[]): string | null {
  const moments = findings.flatMap((one) => one.facts.map((fact) => lapse(fact, pack.validity, atAct)));
  if (pack.rules.some((rule) => rule.violatedWhen.kind === 'quota-used-up') && quota.nextFreeAt !== null)
    moments.push(millisecondsOf(quota.nextFreeAt));
  const ahead = moments.filter((moment) => moment > millisecondsOf(now));
  return ahead.length === 0 ? null : instantOf(Math.min(...ahead));
}
