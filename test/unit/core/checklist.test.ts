import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { pickPack, shippedPacks } from '../../../src/core/rule/catalogue.ts';
import { checklist } from '../../../src/core/rule/checklist.ts';
import { customerId, fact, factsWith, NOW } from './given.ts';

const submit = pickPack({ site: 'intl', partnerType: 'csp', side: 'partner', step: 'submit' });
const agree = pickPack({ site: 'intl', partnerType: 'csp', side: 'partner', step: 'agree' });

describe('the checklist', () => {
  it('asks a person everything that no API gives and both checks need, in the order in which remedies are done', () => {
    const rows = checklist({ packs: [submit, agree], facts: [], now: NOW, customerId });
    expect(rows.map((row) => row.kind)).toEqual([
      'partnerFrozen',
      'specialContract',
      'freezeKind',
      'arrears',
      'reservedInstance',
      'partnerSupportPlan',
      'serviceSupportPlan',
      'memberServiceSupportPlan',
      'independentMembers',
      'currencySet',
    ]);
    expect(rows[0]).toMatchObject({ subject: 'partner', fact: null, stale: false, ruleIds: ['R33'] });
    expect(rows.find((row) => row.kind === 'currencySet')).toMatchObject({
      subject: customerId,
      askWhom: 'customer',
      answers: [true, false],
      ruleIds: ['R11'],
    });
  });

  it('does not ask how an account is frozen that the site says is not frozen', () => {
    const asked = (frozen: boolean) =>
      checklist({ packs: [submit], facts: [fact('frozen', frozen)], now: NOW }).some((row) => row.kind === 'freezeKind');
    expect(asked(false)).toBe(false);
    expect(asked(true)).toBe(true);
    expect(
      checklist({ packs: [submit], facts: [fact('frozen', false, '2026-11-20T00:00:00Z')], now: NOW }).some(
        (row) => row.kind === 'freezeKind',
      ),
    ).toBe(true);
  });

  it('gives the answer there is, and says when it is too old', () => {
    const old = fact('reservedInstance', false, '2026-11-01T00:00:00Z');
    const rows = checklist({ packs: [submit], facts: [...factsWith({ reservedInstance: null }), old], now: NOW });
    expect(rows.find((row) => row.kind === 'reservedInstance')).toMatchObject({ fact: old, stale: true });
    expect(rows.find((row) => row.kind === 'partnerSupportPlan')).toMatchObject({ stale: false });
  });

  it('asks nothing for rules that are not stated for this association type', () => {
    const rows = checklist({ packs: [agree], facts: factsWith({ association: 'referral' }), now: NOW });
    expect(rows).toEqual([]);
  });

  it('asks about NA customers on the page for distributors only (R13)', () => {
    const asks = (pack: ReturnType<typeof shippedPacks>[number]) =>
      checklist({ packs: [pack], facts: factsWith(), now: NOW }).some((row) => row.kind === 'namedAccount');
    expect(
      shippedPacks()
        .filter(asks)
        .map((pack) => pack.id),
    ).toEqual(['intl-partner-submit-distributor']);
  });

  it('must know whom it is about', () => {
    expect(() => checklist({ packs: [submit], facts: [], now: NOW })).toThrow(Fault);
  });
});
