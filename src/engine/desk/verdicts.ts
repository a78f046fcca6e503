import type { Role } from '../../core/account/account.ts';
import type { Customer } from '../../core/customer/customer.ts';
import type { Fact } from '../../core/fact/fact.ts';
import type { Dossier, VerdictIndexRow } from '../../core/ports.ts';
import { countQuota } from '../../core/quota/ledger.ts';
import type { Side, Step, Verdict } from '../../core/rule/finding.ts';
import { judge } from '../../core/rule/judge.ts';
import type { Desk } from './desk.ts';
import { indexName, packOf } from './pack-of.ts';
import { quotaOf, quotaTerms } from './quota.ts';

/** Every current fact about a customer and about the partner itself; the store adds what the customer's last listing says. */
export async function factsAbout(desk: Pick<Desk, 'store'>, customer: Customer): Promise<readonly Fact[]> {
  const [own, partner] = await Promise.all([desk.store.facts(customer.customerId), desk.store.facts('partner')]);
  return [...own, ...partner];
}

export interface Question {
  readonly side: Side;
  readonly step: Step;
  /** Null: do not judge who sits at the desk (R01). */
  readonly role: Role | null;
  readonly atAct: boolean;
}

export async function verdictOf(desk: Desk, customer: Customer, question: Question): Promise<Verdict> {
  const { side, step } = question;
  const [facts, quota, pack] = await Promise.all([
    factsAbout(desk, customer),
    quotaOf(desk, customer.customerId, side),
    packOf(desk, side, step),
  ]);
  return judge({ pack, facts, quota, now: desk.clock.now(), ...question });
}

/** Both verdicts of one side: the check runs twice (facts.md 2.2). */
export async function bothVerdicts(desk: Desk, customer: Customer, side: Side): Promise<readonly [Verdict, Verdict]> {
  const common = { side, role: null, atAct: false } as const;
  return [await verdictOf(desk, customer, { ...common, step: 'submit' }), await verdictOf(desk, customer, { ...common, step: 'agree' })];
}

/** Computes the customer's row of the list's index anew. */
export async function reindex(desk: Desk, customer: Customer): Promise<void> {
  const [name, [submit, agree]] = await Promise.all([indexName(desk), bothVerdicts(desk, customer, 'partner')]);
  await desk.store.writeVerdicts([indexRow(customer.customerId, name, submit, agree)]);
}

/** The same rows for many at once, for the job that goes over all customers: what is the same for all is asked once. */
export async function judgeForIndex(
  desk: Desk,
  dossiers: readonly Dossier[],
  partner: readonly Fact[],
  now: string,
): Promise<readonly VerdictIndexRow[]> {
  const terms = await quotaTerms(desk, 'partner');
  const name = await indexName(desk);
  const packs = { submit: await packOf(desk, 'partner', 'submit'), agree: await packOf(desk, 'partner', 'agree') };
  const judged = (customerId: string, facts: readonly Fact[], entries: Dossier['quota']): VerdictIndexRow => {
    const quota = countQuota({ ...terms, entries, now });
    const common = { side: 'partner', role: null, atAct: false, facts: [...facts, ...partner], quota, now } as const;
    const submit = judge({ ...common, pack: packs.submit, step: 'submit' });
    const agree = judge({ ...common, pack: packs.agree, step: 'agree' });
    return indexRow(customerId, name, submit, agree);
  };
  // Most customers are known by their listing alone, and those of one page differ in little: whoever is known by the same is judged alike.
  const alike = new Map<string, VerdictIndexRow>();
  return dossiers.map(({ customer: { customerId }, facts, quota }) => {
    if (quota.length > 0) return judged(customerId, facts, quota);
    const known = facts.map(({ kind, value, source, observedAt, by }) => JSON.stringify([kind, value, source, observedAt, by])).join('\n');
    const row = alike.get(known) ?? judged(customerId, facts, quota);
    alike.set(known, row);
    return { ...row, customerId };
  });
}

/** `packs`: the name of what they were computed by. */
export function indexRow(customerId: string, packs: string, submit: Verdict, agree: Verdict): VerdictIndexRow {
  const ids = (state: 'violated' | 'unknown') =>
    new Set([...submit.findings, ...agree.findings].filter((finding) => finding.state === state).map((finding) => finding.ruleId));
  const violated = ids('violated');
  const lapses = [submit.validUntil, agree.validUntil].filter((at) => at !== null).sort();
  return {
    customerId,
    submit: submit.state,
    agree: agree.state,
    violated: violated.size,
    rules: [...violated].sort(),
    unknown: ids('unknown').size,
    computedAt: submit.computedAt,
    validUntil: lapses[0] ?? null,
    packId: packs,
  };
}
