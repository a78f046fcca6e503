import { describe, expect, it } from 'vitest';
import type { FactKind, FactValue } from '../../../src/core/fact/fact.ts';
import { countQuota } from '../../../src/core/quota/ledger.ts';
import { pickPack } from '../../../src/core/rule/catalogue.ts';
import type { Side, Step } from '../../../src/core/rule/finding.ts';
import { judge } from '../../../src/core/rule/judge.ts';
import { onlyUndocumented } from '../../../src/core/rule/undocumented.ts';
import { packFor } from '../../../src/core/rule/unknown-pack.ts';
import { customerId, factsWith, NOW, quotaOf } from './given.ts';

type Facts = Partial<Record<FactKind, FactValue>>;
const checks = ['partner submit', 'partner agree', 'customer submit', 'customer agree'] as const;

function judged(check: (typeof checks)[number], given: Facts, quota = quotaOf(check.split(' ')[0] as Side, 0, false)) {
  const [side, step] = check.split(' ') as [Side, Step];
  const pack = pickPack({ site: 'eu', partnerType: 'csp', side, step });
  return judge({ pack, side, step, facts: factsWith(given), quota, role: 'administrator', now: NOW, atAct: true });
}

/** What is violated, and at which of the four checks it blocks or only warns; not named: the page does not speak of it. */
const table: readonly (readonly [rule: string, Facts, blocks: readonly string[], warns: readonly string[]])[] = [
  ['R04', { independentMembers: true }, checks, []],
  ['R05', { frozen: true, freezeKind: 'automatic' }, ['partner submit'], ['partner agree', 'customer submit', 'customer agree']],
  [
    'R06',
    { frozen: true, freezeKind: 'account-and-resources' },
    ['partner submit'],
    ['partner agree', 'customer submit', 'customer agree'],
  ],
  ['R07', { reservedInstance: true }, checks, []],
  ['R08', { partnerSupportPlan: true }, checks, []],
  ['R11', { currencySet: false }, ['partner agree', 'customer submit', 'customer agree'], []],
  ['R12', { specialContract: true }, ['partner agree', 'customer submit', 'customer agree'], []],
  ['R14', { arrears: true }, checks, []],
  ['R15', { unpaidOrders: 1 }, checks, []],
  ['R29', { visible: false }, checks, []],
  ['R33', { partnerFrozen: true }, checks, []],
];

describe('the account check on the EU site', () => {
  it.each(table)('%s, violated by %j', (rule, facts, blocks, warns) => {
    for (const check of checks) {
      const verdict = judged(check, facts);
      const state = verdict.findings.find(({ ruleId }) => ruleId === rule)?.state;
      expect(state, check).toBe(blocks.includes(check) ? 'violated' : warns.includes(check) ? 'warning' : undefined);
      expect(verdict.state, check).toBe(blocks.includes(check) ? 'blocked' : 'allowed');
      expect(judged(check, {}).state, check).toBe('allowed');
    }
  });

  it('has a row here for every rule but who may act and how often', () => {
    const inPacks = checks.flatMap((check) => judged(check, {}).findings.map(({ ruleId }) => ruleId));
    expect([...new Set(inPacks)].toSorted()).toEqual(['R01', 'R02', ...table.map(([rule]) => rule)].toSorted());
  });

  it('says blocked by arrears and unpaid orders as our reading where the customer page does not speak of that step', () => {
    const inferred = (check: (typeof checks)[number]) => judged(check, {}).findings.find(({ ruleId }) => ruleId === 'R14')?.inferred;
    expect(checks.map(inferred)).toEqual([true, true, false, true]);
  });

  it("warns that the customer's latest request makes the partner wait, by our reading (R02)", () => {
    const { limits } = pickPack({ site: 'eu', partnerType: 'csp', side: 'partner', step: 'submit' });
    if (limits === null) throw new Error('the EU page states a limit');
    const theirs = { customerId, side: 'customer', at: '2026-10-05T08:00:00Z', source: 'person', caseId: null } as const;
    const terms = { side: 'partner', limit: limits.requests, months: limits.months, timeZone: 'UTC', published: false } as const;
    const quota = countQuota({ ...terms, afterOtherSide: limits.afterOtherSide ?? null, entries: [theirs], now: NOW });
    const found = judged('partner submit', {}, quota).findings.find(({ ruleId }) => ruleId === 'R02');
    expect(found?.state).toBe('warning');
    expect(found?.remedy).toContain("The customer's latest request known here is of 2026-10-05; by our reading not before 2027-01-05.");
  });
});

describe('where no rules are known', () => {
  it('the verdict is unknown whatever the facts, no fact is asked for, and a person may pass it with a reason', () => {
    const place = { site: 'eu', partnerType: 'distributor', side: 'partner', step: 'submit' } as const;
    for (const facts of [factsWith(), factsWith({ reservedInstance: true }), []]) {
      const verdict = judge({
        pack: packFor(place),
        ...place,
        facts,
        quota: quotaOf('partner', 0, false),
        role: 'administrator',
        now: NOW,
        atAct: true,
      });
      expect(verdict).toMatchObject({
        state: 'unknown',
        validUntil: null,
        findings: [{ missing: [], stale: [], mustAct: 'huawei-cloud' }],
      });
      expect(verdict.packTitle).toContain('The rules are not known here');
      expect(onlyUndocumented(verdict)).toEqual(['no-rules']);
    }
  });
});
