import { describe, expect, it } from 'vitest';
import type { Fact, FactKind, FactValue } from '../../../src/core/fact/fact.ts';
import { Fault } from '../../../src/core/fault.ts';
import { pickPack, shippedPacks } from '../../../src/core/rule/catalogue.ts';
import type { Finding, Side, Step, Verdict } from '../../../src/core/rule/finding.ts';
import { judge } from '../../../src/core/rule/judge.ts';
import { fact, factsWith, NOW, quotaOf } from './given.ts';

interface Ask {
  readonly side?: Side;
  readonly step?: Step;
  readonly partnerType?: 'csp' | 'distributor' | 'reseller';
  readonly facts?: readonly Fact[];
  readonly role?: 'administrator' | 'account-manager' | null;
  readonly atAct?: boolean;
  readonly used?: number;
  readonly published?: boolean;
}

function ask(given: Ask): Verdict {
  const { side = 'partner', step = 'submit', partnerType = 'csp', facts = factsWith() } = given;
  const pack = pickPack({ site: 'intl', partnerType, side, step });
  const quota = quotaOf(side, given.used ?? 0, given.published ?? true);
  return judge({ pack, side, step, facts, quota, role: given.role ?? null, now: NOW, atAct: given.atAct ?? false });
}
const finding = (verdict: Verdict, ruleId: string): Finding | undefined => verdict.findings.find((one) => one.ruleId === ruleId);
/** All facts fresh but one, which was observed at `observedAt`. */
const withOld = (kind: FactKind, value: FactValue, observedAt: string): Fact[] => [
  ...factsWith({ [kind]: null }),
  fact(kind, value, observedAt),
];

describe('a verdict', () => {
  it('is unknown, naming what is missing, when a needed fact was never observed', () => {
    const verdict = ask({ facts: factsWith({ reservedInstance: null }) });
    expect(verdict.state).toBe('unknown');
    expect(finding(verdict, 'R07')).toMatchObject({ state: 'unknown', missing: ['reservedInstance'], stale: [] });
  });

  it('is unknown when a stated fact is older than seven days, and names a violation that is too old', () => {
    const verdict = ask({ facts: withOld('reservedInstance', true, '2026-11-15T11:59:59Z') });
    expect(verdict.state).toBe('unknown');
    expect(finding(verdict, 'R07')).toMatchObject({
      state: 'unknown',
      missing: [],
      stale: ['reservedInstance'],
      violatedWhenLastSeen: true,
    });
  });

  it('does not call a harmless fact that is too old a violation', () => {
    const verdict = ask({ facts: withOld('reservedInstance', false, '2026-11-15T11:59:59Z') });
    expect(finding(verdict, 'R07')).not.toHaveProperty('violatedWhenLastSeen');
  });

  it('is blocked by one current violation, whatever else is missing', () => {
    expect(ask({ facts: [fact('independentMembers', true)] }).state).toBe('blocked');
  });

  it('relies on a reading of an hour ago for the list, but not at the act', () => {
    const facts = withOld('visible', true, '2026-11-22T11:00:00Z');
    expect(ask({ facts }).state).toBe('allowed');
    const atAct = ask({ facts, atAct: true });
    expect(atAct.state).toBe('unknown');
    expect(finding(atAct, 'R29')).toMatchObject({ state: 'unknown', stale: ['visible'] });
  });

  it('keeps for the act what a person stated yesterday', () => {
    expect(ask({ facts: withOld('reservedInstance', false, '2026-11-21T12:00:00Z'), atAct: true }).state).toBe('allowed');
  });

  it('tells when the first fact it rests on lapses', () => {
    expect(ask({}).validUntil).toBe('2026-11-23T11:59:00.000Z');
    expect(ask({ atAct: true }).validUntil).toBe('2026-11-22T12:09:00.000Z');
    expect(ask({ facts: withOld('serviceSupportPlan', false, '2026-11-15T13:00:00Z') }).validUntil).toBe('2026-11-22T13:00:00.000Z');
  });

  it('has to be computed anew when the quota gives a slot back', () => {
    expect(ask({ used: 3, facts: [] }).validUntil).toBe('2026-12-01T00:00:00.000Z');
  });

  it('warns of a used-up quota that nobody publishes in words that claim nothing, and refuses one that is published (R02)', () => {
    const warned = ask({ used: 3, published: false });
    expect(warned.state).toBe('allowed');
    expect(finding(warned, 'R02')?.remedy).toMatch(/^At least 3 known here; by our reading not before 2026-12-01\. .* not documented/);
    expect(finding(ask({ used: 3, published: true }), 'R02')?.remedy).toMatch(/^Wait for the next free slot/);
  });

  it('takes the latest of two observations', () => {
    const facts = [
      fact('arrears', false),
      ...factsWith({ visible: null }),
      fact('visible', false),
      fact('visible', true, '2026-11-22T11:58:00Z'),
    ];
    expect(ask({ facts }).state).toBe('blocked');
  });

  it('takes a value of the wrong kind for no answer', () => {
    expect(finding(ask({ facts: factsWith({ visible: 'yes' }) }), 'R29')).toMatchObject({ state: 'unknown', missing: ['visible'] });
  });

  it('does not take a customer fact for one about the partner', () => {
    const wrong: Fact = { ...fact('partnerFrozen', false), subject: fact('visible', true).subject };
    expect(finding(ask({ facts: [...factsWith({ partnerFrozen: null }), wrong] }), 'R33')).toMatchObject({ missing: ['partnerFrozen'] });
  });

  it('does not judge who sits at the desk when it is not asked to (R01)', () => {
    expect(finding(ask({ role: null }), 'R01')?.state).toBe('not-applicable');
    expect(ask({ role: null }).state).toBe('allowed');
  });

  it('refuses a pack of another step', () => {
    const pack = pickPack({ site: 'intl', partnerType: 'csp', side: 'partner', step: 'agree' });
    const question = {
      pack,
      side: 'partner',
      step: 'submit',
      facts: [],
      quota: quotaOf('partner', 0, true),
      role: null,
      now: NOW,
      atAct: false,
    } as const;
    expect(() => judge(question)).toThrow(Fault);
  });
});

describe('a frozen account (R05, R06)', () => {
  it('needs no person while the site says that it is not frozen, also against an old statement', () => {
    expect(ask({ facts: factsWith({ freezeKind: null }) }).state).toBe('allowed');
    expect(ask({ facts: factsWith({ freezeKind: 'account' }) }).state).toBe('allowed');
  });

  it('needs a person who says which kind, before the partner may submit', () => {
    const verdict = ask({ facts: factsWith({ frozen: true, freezeKind: null }) });
    expect(verdict.state).toBe('unknown');
    expect(finding(verdict, 'R05')).toMatchObject({ state: 'unknown', missing: ['freezeKind'] });
  });

  it('asks again when a person said "none" and the site says frozen', () => {
    expect(ask({ facts: factsWith({ frozen: true, freezeKind: 'none' }) }).state).toBe('unknown');
  });

  it('frozen automatically: the partner may submit, the customer cannot agree; each says so by its own page', () => {
    const facts = factsWith({ frozen: true, freezeKind: 'automatic' });
    const submit = ask({ facts });
    const agree = ask({ facts, step: 'agree' });
    expect([submit.state, agree.state]).toEqual(['allowed', 'blocked']);
    expect(finding(submit, 'R05')?.sources[0]?.key).toBe('P-CSP-NEW');
    expect(finding(agree, 'R05')?.sources[0]?.key).toBe('SEED-2025');
  });

  it('blocks the customer whichever kind it is, since its page says only "frozen"', () => {
    expect(ask({ step: 'agree', facts: factsWith({ frozen: true, freezeKind: null }) }).state).toBe('blocked');
  });

  it('a stale reading with a fresh statement is unknown', () => {
    const facts = [...factsWith({ frozen: null, freezeKind: 'account' }), fact('frozen', true, '2026-11-20T00:00:00Z')];
    expect(finding(ask({ facts }), 'R05')).toMatchObject({ state: 'unknown', stale: ['frozen'], violatedWhenLastSeen: true });
  });
});

describe('an association that is not the reseller model', () => {
  it('of unconfirmed type is held to the reseller rules', () => {
    for (const pack of shippedPacks()) {
      for (const rule of pack.rules)
        expect(rule.associations.includes('unconfirmed'), `${pack.id} ${rule.id}`).toBe(rule.associations.includes('reseller'));
    }
  });

  it('of referral type is never allowed where the page speaks of the reseller model only', () => {
    const facts = factsWith({ association: 'referral' });
    expect(ask({ facts, step: 'agree' }).state).toBe('unknown');
    expect(ask({ facts, side: 'customer' }).state).toBe('unknown');
    expect(ask({ facts, side: 'customer', step: 'agree' }).state).toBe('unknown');
    expect(ask({ facts, partnerType: 'reseller' }).state).toBe('unknown');
    const said = finding(ask({ facts, step: 'agree' }), 'R11');
    expect(said).toMatchObject({ state: 'unknown', missing: [], stale: [], mustAct: 'huawei-cloud' });
    expect(said?.remedy).toContain('no page for other customers was found');
  });

  it('of referral type is judged by the pages that speak of every customer, where a frozen partner does not matter (R33)', () => {
    const verdict = ask({ facts: factsWith({ association: 'referral', partnerFrozen: true }) });
    expect(verdict.state).toBe('allowed');
    expect(finding(verdict, 'R33')?.state).toBe('not-applicable');
    expect(ask({ facts: factsWith({ association: 'referral', reservedInstance: true }) }).state).toBe('blocked');
  });

  it('that is not known leaves open whether the rule applies', () => {
    const verdict = ask({ step: 'agree', facts: factsWith({ association: null, currencySet: false }) });
    expect(verdict.state).toBe('unknown');
    expect(finding(verdict, 'R11')).toMatchObject({ state: 'unknown', missing: ['association'], violatedWhenLastSeen: true });
  });
});

describe('an association that was read too long ago', () => {
  it('leaves open whether the rule applies, and names the association as too old', () => {
    const facts = [...factsWith({ association: null }), fact('association', 'reseller', '2026-11-20T00:00:00Z')];
    const verdict = ask({ step: 'agree', facts });
    expect(verdict.state).toBe('unknown');
    expect(finding(verdict, 'R11')).toMatchObject({ state: 'unknown', stale: ['association'] });
  });
});

describe('the NA rule (R13)', () => {
  it('is only on the page for distributors', () => {
    expect(
      shippedPacks()
        .filter((pack) => pack.rules.some((rule) => rule.id === 'R13'))
        .map((pack) => pack.id),
    ).toEqual(['intl-partner-submit-distributor']);
  });
});

describe('approving a request of the customer', () => {
  it('calls every item but the role inferred, because the page lists none', () => {
    const pack = pickPack({ site: 'intl', partnerType: 'csp', side: 'customer', step: 'agree' });
    expect(pack.rules.filter((rule) => !rule.inferred).map((rule) => rule.id)).toEqual(['R01']);
  });
});
