import { describe, expect, it } from 'vitest';
import { factKinds } from '../../../src/core/fact/fact.ts';
import { pickPack } from '../../../src/core/rule/catalogue.ts';
import { judge } from '../../../src/core/rule/judge.ts';
import { onlyUndocumented } from '../../../src/core/rule/undocumented.ts';
import { fact, NOW, quotaOf } from './given.ts';

const pack = pickPack({ site: 'intl', partnerType: 'csp', side: 'customer', step: 'agree' });
const referral = [fact('association', 'referral', NOW), fact('visible', true, NOW)];
const ask = (facts: Parameters<typeof judge>[0]['facts']) =>
  onlyUndocumented(
    judge({ pack, side: 'customer', step: 'agree', facts, quota: quotaOf('customer', 0, true), role: null, now: NOW, atAct: true }),
  );

describe('rules of which no page says whether they hold', () => {
  it('are named when they are all that keeps the verdict unknown', () => {
    expect(ask(referral)).toEqual(expect.arrayContaining(['R04', 'R05', 'R12']));
  });

  it('are not enough while one needed fact is missing or too old', () => {
    for (const kind of referral.map((one) => one.kind)) {
      expect(ask(referral.filter((one) => one.kind !== kind)), `${kind} missing`).toEqual([]);
      expect(ask(referral.map((one) => (one.kind === kind ? { ...one, observedAt: '2026-01-01T00:00:00Z' } : one))), kind).toEqual([]);
    }
  });

  it('are nothing beside a blocker, or where every rule is documented', () => {
    expect(ask([fact('association', 'referral', NOW), fact('visible', false, NOW)])).toEqual([]);
    expect(ask(factKinds.filter((kind) => kind !== 'association').map((kind) => fact(kind, false, NOW)))).toEqual([]);
  });
});
