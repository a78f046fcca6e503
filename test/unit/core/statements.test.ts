import { describe, expect, it } from 'vitest';
import { chaseAfter } from '../../../src/core/case/ages.ts';
import { ActKey, type Case, CaseId, caseStates, closedCaseStates } from '../../../src/core/case/case.ts';
import { advance, type CaseStep, newCase, nextState } from '../../../src/core/case/machine.ts';
import { lastStatement, takeBack } from '../../../src/core/case/statement.ts';
import { Fault } from '../../../src/core/fault.ts';
import { customerId, NOW } from './given.ts';

const id = CaseId.parse('01990000-0000-7000-8000-000000000002');
const ours = newCase({ id, customerId, side: 'partner', at: NOW, kind: 'prepared', stated: false });
const theirs = newCase({ id, customerId, side: 'customer', at: NOW, kind: 'incoming', stated: true, by: 'Ann', chaseAt: NOW });
const said = (from: Case, kind: CaseStep['kind'], by = 'Ann', more: Partial<CaseStep> = {}): Case =>
  advance(from, { kind, at: NOW, stated: true, by, visibility: 'visible', ...more });

describe('what a person states of a request', () => {
  it('stands under the name of who stated it', () => {
    expect(said(ours, 'submitted')).toMatchObject({ state: 'awaiting-customer', stated: true, statedBy: 'Ann' });
    expect(said(said(ours, 'submitted'), 'agreed', 'Wang')).toMatchObject({ state: 'disassociated', statedBy: 'Wang' });
    expect(said(theirs, 'rejected', 'Wang')).toMatchObject({ state: 'rejected', statedBy: 'Wang' });
  });

  it("is nobody's word any more once the connection tells it, and then cannot be taken back", () => {
    const told = advance(said(ours, 'submitted'), { kind: 'agreed', at: NOW });
    expect(told).toMatchObject({ state: 'disassociated', statedBy: '' });
    expect(lastStatement(told)).toBeNull();
    expect(() => takeBack(told, NOW)).toThrow(Fault);
  });

  it('is taken back to exactly where the case stood, one statement after the other', () => {
    const submitted = said(ours, 'submitted', 'Ann', { chaseAt: '2026-11-27T01:00:00Z' });
    const ended = said(submitted, 'agreed', 'Wang');
    expect(ended.chaseAt).toBeNull();
    const once = takeBack(ended, NOW);
    expect(once).toMatchObject({ state: 'awaiting-customer', statedBy: 'Ann', closedAt: null, chaseAt: '2026-11-27T01:00:00Z' });
    expect(once.pendingSince).toBe(submitted.pendingSince);
    const twice = takeBack(once, NOW);
    expect(twice).toMatchObject({ state: 'draft', statedBy: '', stated: false, pendingSince: null, chaseAt: null });
    expect(() => takeBack(twice, NOW)).toThrow(Fault);
  });

  it('gives up a request that only the statement had begun', () => {
    expect(takeBack(theirs, NOW)).toMatchObject({ state: 'cancelled-here', closedAt: NOW });
  });

  it('goes back to the administrator when the statement was made there', () => {
    const handed = advance(ours, { kind: 'handed-over', at: NOW, handedTo: 'Wang' });
    const back = takeBack(said(handed, 'submitted'), NOW);
    expect(back).toMatchObject({ state: 'with-administrator', handedTo: 'Wang' });
    expect(advance(back, { kind: 'taken-back', at: NOW }).state).toBe('draft');
  });

  it('may be that a person stopped, or asked and still does not know: then nothing moves', () => {
    expect(advance(ours, { kind: 'stopped', at: NOW }).state).toBe('draft');
    expect(advance(theirs, { kind: 'stopped', at: NOW }).state).toBe('awaiting-partner');
    const asked = advance(said(ours, 'submitted'), { kind: 'outcome-not-known', at: NOW, chaseAt: '2026-12-01T01:00:00Z' });
    expect(asked).toMatchObject({ state: 'awaiting-customer', statedBy: 'Ann', chaseAt: '2026-12-01T01:00:00Z', closedAt: null });
  });

  it('may be that a request was withdrawn, but never one that was not sent (R23)', () => {
    expect(said(said(ours, 'submitted'), 'withdrawn').state).toBe('withdrawn');
    expect(said(theirs, 'withdrawn').state).toBe('withdrawn');
    expect(nextState(ours, 'withdrawn')).toBeNull();
    expect(nextState(advance(ours, { kind: 'handed-over', at: NOW, handedTo: 'Wang' }), 'withdrawn')).toBeNull();
  });

  it('is never mixed up with an act in flight', () => {
    const sent = advance(ours, { kind: 'submit-intended', at: NOW, actKey: ActKey.parse('act-00000001'), act: 'submit' });
    for (const kind of ['stopped', 'withdrawn', 'outcome-not-known'] as const) expect(nextState(sent, kind)).toBeNull();
  });

  it('leaves closed what is closed', () => {
    for (const state of caseStates.filter((one) => closedCaseStates.includes(one)))
      for (const kind of ['stopped', 'withdrawn', 'outcome-not-known', 'statement-taken-back'] as const)
        expect(nextState({ ...ours, state }, kind)).toBeNull();
  });
});

describe('the day to ask again', () => {
  it.each([
    ['2026-11-20T08:00:00Z', 'UTC', '2026-11-27T09:00:00Z'], // Friday to Friday
    ['2026-11-21T08:00:00Z', 'UTC', '2026-11-27T09:00:00Z'], // Saturday
    ['2026-11-22T23:00:00Z', 'Asia/Hong_Kong', '2026-11-30T01:00:00Z'], // Monday there
  ])('five working days after %s in %s is %s', (from, timeZone, at) => {
    expect(chaseAfter(from, timeZone)).toBe(at);
  });
});
