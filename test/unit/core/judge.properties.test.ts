import { describe, expect, it } from 'vitest';
import { type Fact, type FactKind, type FactValue, factKinds } from '../../../src/core/fact/fact.ts';
import { natures } from '../../../src/core/fact/nature.ts';
import { shippedPacks } from '../../../src/core/rule/catalogue.ts';
import type { Verdict } from '../../../src/core/rule/finding.ts';
import { judge } from '../../../src/core/rule/judge.ts';
import type { RulePack } from '../../../src/core/rule/pack.ts';
import { fact, NOW, quotaOf } from './given.ts';
import { fc } from './runs.ts';

const answersOf = (kind: FactKind): readonly FactValue[] => (natures[kind].answers.length > 0 ? natures[kind].answers : [0, 1, 12.5]);
/** From the second just passed to a month ago, dense around the limits of 10 minutes, 24 hours and 7 days. */
const observed = fc
  .oneof(
    fc.integer({ min: 0, max: 1200 }),
    fc.integer({ min: 86_000, max: 87_000 }),
    fc.integer({ min: 604_000, max: 605_600 }),
    fc.integer({ min: 0, max: 2_600_000 }),
  )
  .map((seconds) => new Date(Date.parse(NOW) - seconds * 1000).toISOString());
const someFact = (kind: FactKind): fc.Arbitrary<Fact | null> =>
  fc.option(
    fc.tuple(fc.constantFrom(...answersOf(kind)), observed).map(([value, at]) => fact(kind, value, at)),
    { freq: 6 },
  );
/** Mostly harmless and fresh, so that `allowed` occurs often enough to be tested. */
const mostlyGood = (kind: FactKind): fc.Arbitrary<Fact | null> =>
  fc.oneof({ arbitrary: fc.constant(fact(kind, good(kind))), weight: 12 }, { arbitrary: someFact(kind), weight: 1 });
const good = (kind: FactKind): FactValue => {
  if (kind === 'association') return 'reseller';
  if (kind === 'freezeKind') return 'none';
  if (kind === 'visible' || kind === 'currencySet') return true;
  return natures[kind].answers.length > 0 ? false : 0;
};
const facts = fc
  .oneof(fc.tuple(...factKinds.map(someFact)), fc.tuple(...factKinds.map(mostlyGood)))
  .map((list) => list.filter((one) => one !== null));
const situation = fc.record({
  pack: fc.constantFrom(...shippedPacks()),
  facts,
  used: fc.integer({ min: 0, max: 4 }),
  published: fc.boolean(),
  role: fc.constantFrom('administrator' as const, 'account-manager' as const, null),
  atAct: fc.boolean(),
});
type Situation = typeof situation extends fc.Arbitrary<infer One> ? One : never;

function ask(given: Situation, with_: readonly Fact[] = given.facts): Verdict {
  const [side, step] = [given.pack.key.sides[0], given.pack.key.steps[0]];
  if (side === undefined || step === undefined) throw new Error('a pack without side or step');
  return judge({ ...given, facts: with_, side, step, quota: quotaOf(side, given.used, given.published), now: NOW });
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Written apart from the judge (architecture.md): a reading counts for 24 hours, at the act for 10 minutes, what a person stated for 7 days. */
function isOld({ kind, observedAt }: Fact, atAct: boolean): boolean {
  const age = Date.parse(NOW) - Date.parse(observedAt);
  if (natures[kind].knownBy !== 'api') return age >= 7 * DAY;
  return age >= (atAct ? 10 * MINUTE : DAY);
}

/** Written apart from the judge: which facts a pack names, the association among them, and whether each is there and young enough. */
function lacking(pack: RulePack, list: readonly Fact[], atAct: boolean): FactKind[] {
  const current = (kind: FactKind) => list.find((one) => one.kind === kind && !isOld(one, atAct));
  const unfrozen = current('frozen')?.value === false;
  const referral = current('association')?.value === 'referral';
  const rules = pack.rules.filter((rule) => !(referral && rule.otherwise === 'not-applicable' && !rule.associations.includes('referral')));
  const scoped = pack.rules.some((rule) => !rule.associations.includes('referral'));
  const needed = new Set<FactKind>([...rules.flatMap((rule) => rule.needs), ...(scoped ? (['association'] as const) : [])]);
  if (unfrozen) needed.delete('freezeKind');
  return [...needed].filter((kind) => current(kind) === undefined);
}

describe('whatever the facts are', () => {
  it('nothing is allowed while a needed fact is missing or too old', () => {
    let allowed = 0;
    fc.assert(
      fc.property(situation, (given) => {
        if (ask(given).state !== 'allowed') return;
        allowed += 1;
        expect(lacking(given.pack, given.facts, given.atAct)).toEqual([]);
      }),
    );
    expect(allowed).toBeGreaterThan(0);
  });

  it('one needed fact taken away, or grown too old, is enough to allow nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shippedPacks()), fc.boolean(), fc.nat(), fc.boolean(), (pack, atAct, choice, old) => {
        const all = factKinds.map((kind) => fact(kind, good(kind)));
        const given = { pack, atAct, facts: all, used: 0, published: true, role: null };
        expect(ask(given).state).toBe('allowed');
        const needed = lacking(pack, [], atAct).filter((kind) => kind !== 'freezeKind');
        expect(needed).toContain('association');
        const kind = needed[choice % needed.length];
        const without = all.filter((one) => one.kind !== kind);
        const aged = all.map((one) =>
          one.kind === kind ? { ...one, observedAt: new Date(Date.parse(NOW) - 8 * DAY).toISOString() } : one,
        );
        expect(ask(given, old ? aged : without).state, `${pack.id} ${kind}`).toBe('unknown');
      }),
    );
  });

  it('what is allowed stays free of violations however the facts that nobody knows turn out', () => {
    fc.assert(
      fc.property(situation, fc.infiniteStream(fc.nat()), (given, chance) => {
        if (ask(given).state !== 'allowed') return;
        const unsure = factKinds.filter((kind) => !given.facts.some((one) => one.kind === kind && !isOld(one, given.atAct)));
        const guessed = unsure.map((kind) =>
          fact(kind, answersOf(kind)[(chance.next().value ?? 0) % answersOf(kind).length] ?? false, NOW),
        );
        const known = given.facts.filter((one) => !unsure.includes(one.kind));
        expect(ask(given, [...known, ...guessed]).state).toBe('allowed');
      }),
    );
  });

  it('the verdict follows from its findings', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const verdict = ask(given);
        const states = verdict.findings.map((finding) => finding.state);
        expect(verdict.findings.map((finding) => finding.ruleId)).toEqual(given.pack.rules.map((rule) => rule.id));
        expect(verdict.state).toBe(states.includes('violated') ? 'blocked' : states.includes('unknown') ? 'unknown' : 'allowed');
        for (const finding of verdict.findings) {
          if (finding.state !== 'unknown') expect([...finding.missing, ...finding.stale]).toEqual([]);
          else expect(finding.missing.length + finding.stale.length > 0 || finding.mustAct === 'huawei-cloud').toBe(true);
        }
      }),
    );
  });

  it('one violation more never makes anything allowed', () => {
    fc.assert(
      fc.property(situation, fc.nat(), (given, choice) => {
        const rules = given.pack.rules.filter((rule) => rule.severity === 'blocker' && rule.violatedWhen.kind === 'equals');
        const rule = rules[choice % rules.length];
        // An old edition of which only the limit was recorded has none.
        if (rule?.violatedWhen.kind !== 'equals') return;
        const { fact: kind, value } = rule.violatedWhen;
        const before = ask(given);
        const after = ask(given, [...given.facts.filter((one) => one.kind !== kind), fact(kind, value, NOW)]);
        const referral = given.facts.some((one) => one.kind === 'association' && one.value === 'referral');
        if (!referral || rule.associations.includes('referral')) expect(after.state).not.toBe('allowed');
        if (before.state !== 'allowed') expect(after.state).not.toBe('allowed');
      }),
    );
  });

  it('it says the same until the instant it names', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const verdict = ask(given);
        if (verdict.validUntil === null) return;
        const [side, step] = [verdict.side, verdict.step];
        const justBefore = new Date(Date.parse(verdict.validUntil) - 1).toISOString();
        const later = judge({ ...given, side, step, quota: quotaOf(side, given.used, given.published), now: justBefore });
        expect(later.findings).toEqual(verdict.findings);
      }),
    );
  });
});
