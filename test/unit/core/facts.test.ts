import { describe, expect, it } from 'vitest';
import { changedFields } from '../../../src/core/customer/changes.ts';
import { factKinds } from '../../../src/core/fact/fact.ts';
import { isAnswer, natures } from '../../../src/core/fact/nature.ts';
import { isStale, lapsesAt } from '../../../src/core/fact/validity.ts';
import { Fault } from '../../../src/core/fault.ts';
import { fact, harmless, NOW, reading } from './given.ts';

const validity = { readingHours: 24, statedDays: 7, actMinutes: 10 };

describe('a fact', () => {
  it('read by API lapses after 24 hours, stated by a person after 7 days', () => {
    expect(lapsesAt(fact('visible', true, '2026-11-22T00:00:00Z'), validity)).toBe('2026-11-23T00:00:00.000Z');
    expect(lapsesAt(fact('arrears', true, '2026-11-22T00:00:00Z'), validity)).toBe('2026-11-29T00:00:00.000Z');
  });

  it('is fresh until the instant it lapses, not longer', () => {
    const read = fact('visible', true, '2026-11-21T12:00:00.001Z');
    expect(isStale(read, validity, NOW, false)).toBe(false);
    expect(isStale({ ...read, observedAt: '2026-11-21T12:00:00.000Z' }, validity, NOW, false)).toBe(true);
  });

  it('must at the act be younger than ten minutes when it is a reading', () => {
    expect(isStale(fact('visible', true, '2026-11-22T11:50:00.001Z'), validity, NOW, true)).toBe(false);
    expect(isStale(fact('visible', true, '2026-11-22T11:50:00Z'), validity, NOW, true)).toBe(true);
    expect(isStale(fact('arrears', true, '2026-11-20T00:00:00Z'), validity, NOW, true)).toBe(false);
  });

  it('that comes from the future is not relied on: some clock was wrong', () => {
    expect(isStale(fact('visible', true, '2026-11-22T12:30:00Z'), validity, NOW, false)).toBe(true);
    expect(isStale(fact('arrears', true, '2026-11-22T23:59:59Z'), validity, NOW, false)).toBe(false); // the day seen in another zone
    expect(isStale(fact('arrears', true, '2026-11-25T00:00:00Z'), validity, NOW, false)).toBe(true);
  });

  it('simulated is a reading, unless a person stated it', () => {
    const simulated = { ...fact('frozen', false, '2026-11-20T00:00:00Z'), source: 'simulated' } as const;
    expect(isStale(simulated, validity, NOW, false)).toBe(true);
    expect(isStale({ ...simulated, by: 'Chen' }, validity, NOW, false)).toBe(false);
  });

  it('with an instant that is none is refused', () => {
    expect(() => isStale(fact('visible', true, 'yesterday'), validity, NOW, false)).toThrow(Fault);
  });

  it('of every kind has a nature, and its harmless value is an answer', () => {
    expect(Object.keys(natures)).toEqual([...factKinds]);
    for (const kind of factKinds) expect(isAnswer(kind, harmless[kind]), kind).toBe(true);
    expect(isAnswer('unpaidOrders', -1)).toBe(false);
    expect(isAnswer('unpaidOrders', Number.NaN)).toBe(false);
    expect(isAnswer('frozen', 1)).toBe(false);
  });
});

describe('a customer of a listing', () => {
  it('changed in exactly the fields that differ', () => {
    expect(changedFields(reading(), reading({ frozen: true, manager: 'am-wang' }))).toEqual(['frozen', 'manager']);
    expect(changedFields(reading(), reading())).toEqual([]);
  });
});
