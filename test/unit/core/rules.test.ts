import { describe, expect, it } from 'vitest';
import type { PartnerType, Role } from '../../../src/core/account/account.ts';
import type { FactKind, FactValue } from '../../../src/core/fact/fact.ts';
import { canon } from '../../../src/core/rule/canon.ts';
import { pickPack } from '../../../src/core/rule/catalogue.ts';
import type { Finding, FindingState, Side, Step, Verdict, VerdictState } from '../../../src/core/rule/finding.ts';
import { judge } from '../../../src/core/rule/judge.ts';
import { factsWith, NOW, quotaOf } from './given.ts';

type Given = Partial<Record<FactKind, FactValue>> & { readonly role?: Role; readonly used?: number; readonly published?: boolean };
interface Case {
  readonly rule: string;
  readonly partner: PartnerType;
  readonly satisfied: Given;
  readonly violated: Given;
  /** What a violation is called, and what it makes of the verdict. */
  readonly is: FindingState;
  readonly verdict: VerdictState;
}
const blocks = { is: 'violated', verdict: 'blocked' } as const;
const warns = { is: 'warning', verdict: 'allowed' } as const;
const csp = { partner: 'csp' } as const;

/** Reads like the specification: at this step, this rule is satisfied by this, and violated by that. */
const table: Readonly<Record<`${Side} ${Step}`, readonly Case[]>> = {
  'partner submit': [
    { rule: 'R01', ...csp, satisfied: { role: 'administrator' }, violated: { role: 'account-manager' }, ...blocks },
    { rule: 'R02', ...csp, satisfied: { used: 2, published: true }, violated: { used: 3, published: true }, ...blocks },
    { rule: 'R02', ...csp, satisfied: { used: 2, published: false }, violated: { used: 3, published: false }, ...warns },
    { rule: 'R04', ...csp, satisfied: { independentMembers: false }, violated: { independentMembers: true }, ...blocks },
    { rule: 'R05', ...csp, satisfied: { frozen: false }, violated: { frozen: true, freezeKind: 'account' }, ...blocks },
    {
      rule: 'R05',
      ...csp,
      satisfied: { frozen: true, freezeKind: 'automatic' },
      violated: { frozen: true, freezeKind: 'account' },
      ...blocks,
    },
    { rule: 'R06', ...csp, satisfied: { frozen: false }, violated: { frozen: true, freezeKind: 'account-and-resources' }, ...blocks },
    { rule: 'R07', ...csp, satisfied: { reservedInstance: false }, violated: { reservedInstance: true }, ...blocks },
    { rule: 'R08', ...csp, satisfied: { partnerSupportPlan: false }, violated: { partnerSupportPlan: true }, ...blocks },
    { rule: 'R09', ...csp, satisfied: { serviceSupportPlan: false }, violated: { serviceSupportPlan: true }, ...blocks },
    { rule: 'R10', ...csp, satisfied: { memberServiceSupportPlan: false }, violated: { memberServiceSupportPlan: true }, ...blocks },
    { rule: 'R13', partner: 'distributor', satisfied: { namedAccount: false }, violated: { namedAccount: true }, ...warns },
    { rule: 'R29', ...csp, satisfied: { visible: true }, violated: { visible: false }, ...blocks },
    { rule: 'R29', partner: 'distributor', satisfied: { visible: true }, violated: { visible: 'through-reseller' }, ...blocks },
    { rule: 'R29', partner: 'reseller', satisfied: { visible: true }, violated: { visible: false }, ...blocks },
    { rule: 'R33', ...csp, satisfied: { partnerFrozen: false }, violated: { partnerFrozen: true }, ...blocks },
    { rule: 'R33', partner: 'reseller', satisfied: { partnerFrozen: false }, violated: { partnerFrozen: true }, ...blocks },
  ],
  'partner agree': [
    { rule: 'R04', ...csp, satisfied: { independentMembers: false }, violated: { independentMembers: true }, ...blocks },
    { rule: 'R05', ...csp, satisfied: { frozen: false }, violated: { frozen: true, freezeKind: 'account' }, ...blocks },
    { rule: 'R05', ...csp, satisfied: { frozen: false }, violated: { frozen: true, freezeKind: 'automatic' }, ...blocks },
    { rule: 'R06', ...csp, satisfied: { frozen: false }, violated: { frozen: true, freezeKind: 'account-and-resources' }, ...blocks },
    { rule: 'R07', ...csp, satisfied: { reservedInstance: false }, violated: { reservedInstance: true }, ...blocks },
    { rule: 'R08', ...csp, satisfied: { partnerSupportPlan: false }, violated: { partnerSupportPlan: true }, ...blocks },
    { rule: 'R11', ...csp, satisfied: { currencySet: true }, violated: { currencySet: false }, ...blocks },
    { rule: 'R12', ...csp, satisfied: { specialContract: false }, violated: { specialContract: true }, ...blocks },
    { rule: 'R14', ...csp, satisfied: { arrears: false }, violated: { arrears: true }, ...warns },
    { rule: 'R15', ...csp, satisfied: { unpaidOrders: 0 }, violated: { unpaidOrders: 1 }, ...warns },
    { rule: 'R29', ...csp, satisfied: { visible: true }, violated: { visible: false }, ...blocks },
    { rule: 'R33', ...csp, satisfied: { partnerFrozen: false }, violated: { partnerFrozen: true }, ...blocks },
  ],
  'customer submit': [
    { rule: 'R02', ...csp, satisfied: { used: 2, published: true }, violated: { used: 3, published: true }, ...blocks },
    { rule: 'R02', ...csp, satisfied: { used: 0, published: false }, violated: { used: 4, published: false }, ...warns },
    { rule: 'R04', ...csp, satisfied: { independentMembers: false }, violated: { independentMembers: true }, ...blocks },
    { rule: 'R05', ...csp, satisfied: { frozen: false }, violated: { frozen: true, freezeKind: 'automatic' }, ...blocks },
    { rule: 'R06', ...csp, satisfied: { frozen: false }, violated: { frozen: true, freezeKind: 'account-and-resources' }, ...blocks },
    { rule: 'R07', ...csp, satisfied: { reservedInstance: false }, violated: { reservedInstance: true }, ...blocks },
    { rule: 'R08', ...csp, satisfied: { partnerSupportPlan: false }, violated: { partnerSupportPlan: true }, ...blocks },
    { rule: 'R11', ...csp, satisfied: { currencySet: true }, violated: { currencySet: false }, ...blocks },
    { rule: 'R12', ...csp, satisfied: { specialContract: false }, violated: { specialContract: true }, ...blocks },
    { rule: 'R14', ...csp, satisfied: { arrears: false }, violated: { arrears: true }, ...warns },
    { rule: 'R15', ...csp, satisfied: { unpaidOrders: 0 }, violated: { unpaidOrders: 7 }, ...warns },
    { rule: 'R29', ...csp, satisfied: { visible: true }, violated: { visible: false }, ...blocks },
    { rule: 'R33', ...csp, satisfied: { partnerFrozen: false }, violated: { partnerFrozen: true }, ...blocks },
  ],
  'customer agree': [
    { rule: 'R01', ...csp, satisfied: { role: 'administrator' }, violated: { role: 'account-manager' }, ...blocks },
    { rule: 'R04', ...csp, satisfied: { independentMembers: false }, violated: { independentMembers: true }, ...blocks },
    { rule: 'R05', ...csp, satisfied: { frozen: false }, violated: { frozen: true, freezeKind: 'account' }, ...blocks },
    { rule: 'R06', ...csp, satisfied: { frozen: false }, violated: { frozen: true, freezeKind: 'account-and-resources' }, ...blocks },
    { rule: 'R07', ...csp, satisfied: { reservedInstance: false }, violated: { reservedInstance: true }, ...blocks },
    { rule: 'R08', ...csp, satisfied: { partnerSupportPlan: false }, violated: { partnerSupportPlan: true }, ...blocks },
    { rule: 'R11', ...csp, satisfied: { currencySet: true }, violated: { currencySet: false }, ...blocks },
    { rule: 'R12', ...csp, satisfied: { specialContract: false }, violated: { specialContract: true }, ...blocks },
    { rule: 'R14', ...csp, satisfied: { arrears: false }, violated: { arrears: true }, ...warns },
    { rule: 'R15', ...csp, satisfied: { unpaidOrders: 0 }, violated: { unpaidOrders: 1 }, ...warns },
    { rule: 'R29', ...csp, satisfied: { visible: true }, violated: { visible: false }, ...blocks },
    { rule: 'R33', ...csp, satisfied: { partnerFrozen: false }, violated: { partnerFrozen: true }, ...blocks },
  ],
};

/** Rules about which no fact of a customer or the partner decides, and who holds them instead. */
const notDecidedFromFacts: Readonly<Record<string, string>> = {
  R03: 'says what to do when R02 is violated: it is the remedy of R02',
  R16: 'the act asks for a reason; whether it is a good one, a person decides',
  R17: 'the connection says whether it takes a code; the act asks for it',
  R18: 'a person ticks the box; the act refuses without it',
  R19: 'says where the customer decides',
  R20: 'says where the partner decides',
  R21: 'rejecting needs no verdict: the act does not ask for one',
  R22: 'a promise of the site, nothing to check beforehand',
  R23: 'says that nothing is documented; the case table has no expiry',
  R24: 'a consequence, shown before the act',
  R25: 'a consequence, shown before the act',
  R26: 'a matter between the two parties',
  R27: 'a consent that the partner gives outside any check',
  R28: 'the consent email holds it, by its template',
  R30: 'the engine masks; no verdict follows from it',
  R31: 'the capabilities of a connection hold it',
  R32: 'the client of the site holds it',
};

function judged(key: string, partner: PartnerType, { role, used, published, ...facts }: Given): Verdict {
  const [side, step] = key.split(' ') as [Side, Step];
  const pack = pickPack({ site: 'intl', partnerType: partner, side, step });
  const quota = quotaOf(side, used ?? 0, published ?? false);
  return judge({ pack, side, step, facts: factsWith(facts), quota, role: role ?? 'administrator', now: NOW, atAct: true });
}

function findingOf(verdict: Verdict, ruleId: string): Finding {
  const found = verdict.findings.find((finding) => finding.ruleId === ruleId);
  if (found === undefined) throw new Error(`no finding of ${ruleId}`);
  return found;
}

for (const [key, cases] of Object.entries(table)) {
  describe(`the account check, ${key}`, () => {
    for (const { rule, partner, satisfied, violated, is, verdict } of cases) {
      it(`${rule} (${partner}) is satisfied by ${JSON.stringify(satisfied)} and ${is} by ${JSON.stringify(violated)}`, () => {
        const good = judged(key, partner, satisfied);
        expect(findingOf(good, rule).state).toBe('satisfied');
        expect(good.state).toBe('allowed');
        const bad = judged(key, partner, violated);
        expect(findingOf(bad, rule)).toMatchObject({ state: is, missing: [], stale: [] });
        expect(findingOf(bad, rule).order).toBeGreaterThan(0);
        expect(bad.state).toBe(verdict);
      });
    }

    it('has a row for every rule of every pack of this step, and for no other', () => {
      const [side, step] = key.split(' ') as [Side, Step];
      const inPacks = new Set(
        (['csp', 'distributor', 'reseller'] as const).flatMap((partnerType) =>
          pickPack({ site: 'intl', partnerType, side, step }).rules.map((rule) => rule.id),
        ),
      );
      expect([...new Set(cases.map((one) => one.rule))].sort()).toEqual([...inPacks].sort());
    });
  });
}

describe('the canon', () => {
  it('is R01 to R33: what a program can decide and what it cannot are together all of them', () => {
    const decided = new Set(Object.values(table).flatMap((cases) => cases.map((one) => one.rule)));
    const all = Array.from({ length: 33 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);
    expect([...decided].filter((id) => id in notDecidedFromFacts)).toEqual([]);
    expect([...decided, ...Object.keys(notDecidedFromFacts)].sort()).toEqual(all);
    expect(canon.map((one) => one.id)).toEqual(all);
  });

  it('cites a page for every rule, dated or undated but with the day it was read', () => {
    for (const { id, statement, sources } of canon) {
      expect(statement, id).toMatch(/\.$/);
      for (const source of sources) {
        expect(source.address, id).toMatch(/^https:\/\//);
        expect(source.readOn, id).toBe('2026-11-21');
        if (source.date !== null) expect(source.date, id).toMatch(/^20\d{2}-\d{2}-\d{2}$/);
      }
    }
  });
});
