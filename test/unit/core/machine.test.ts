import { describe, expect, it } from 'vitest';
import {
  ActKey,
  type Case,
  type CaseEventKind,
  CaseId,
  type CaseState,
  caseEventKinds,
  caseStates,
  closedCaseStates,
} from '../../../src/core/case/case.ts';
import { advance, type CaseStep, newCase, nextState, onlyFor, transitions } from '../../../src/core/case/machine.ts';
import { Fault } from '../../../src/core/fault.ts';
import { customerId, NOW } from './given.ts';
import { fc } from './runs.ts';

const id = CaseId.parse('01990000-0000-7000-8000-000000000001');
const actKey = ActKey.parse('act-00000001');
const ours = newCase({ id, customerId, side: 'partner', at: NOW, kind: 'prepared', stated: false });
const theirs = newCase({ id, customerId, side: 'customer', at: NOW, kind: 'incoming', remoteId: 'r-1', stated: false });
const step = (kind: CaseEventKind, more: Partial<CaseStep> = {}): CaseStep => ({
  kind,
  at: NOW,
  actKey,
  act: kind === 'decide-intended' ? 'approve' : 'submit',
  handedTo: 'Wang',
  ...more,
});
const through = (start: Case, ...kinds: CaseEventKind[]): Case => kinds.reduce((case_, kind) => advance(case_, step(kind)), start);

describe('a request of ours', () => {
  it('goes from draft to the administrator, to the customer, to the end', () => {
    const pending = through(ours, 'handed-over', 'submit-intended', 'submitted');
    expect(pending).toMatchObject({ state: 'awaiting-customer', before: null, pendingSince: NOW, handedTo: 'Wang', actKey, act: 'submit' });
    expect(through(pending, 'agreed')).toMatchObject({ state: 'disassociated', closedAt: NOW });
    expect(through(pending, 'rejected')).toMatchObject({ state: 'rejected', closedAt: NOW });
  });

  it('may be answered with "disassociated" at once', () => {
    expect(through(ours, 'submit-intended', 'agreed').state).toBe('disassociated');
  });

  it('goes back to where it stood when the other side does not take it', () => {
    expect(through(ours, 'submit-intended', 'refused').state).toBe('draft');
    const handed = through(ours, 'handed-over', 'submit-intended', 'refused');
    expect(handed.state).toBe('with-administrator');
    expect(through(handed, 'taken-back')).toMatchObject({ state: 'draft', handedTo: null });
  });

  it('needs a check after a timeout and is settled by asking: known, or not arrived', () => {
    const open = through(ours, 'submit-intended', 'outcome-unknown');
    expect(open).toMatchObject({ state: 'needs-check', before: 'draft', actKey });
    expect(through(open, 'not-arrived').state).toBe('draft');
    expect(through(open, 'submitted').state).toBe('awaiting-customer');
  });

  it('is not sent a second time while the first sending is in doubt', () => {
    expect(() => through(ours, 'submit-intended', 'outcome-unknown', 'submit-intended')).toThrow(
      expect.objectContaining({ code: 'case-forbids', detail: { state: 'needs-check', event: 'submit-intended' } }),
    );
  });

  it('cannot be withdrawn once it is pending: no withdrawal is documented (R23)', () => {
    expect(() => through(ours, 'submit-intended', 'submitted', 'cancelled')).toThrow(Fault);
  });

  it('cannot be rejected before it was sent, only ended', () => {
    expect(nextState(ours, 'rejected')).toBeNull();
    expect(nextState(through(ours, 'handed-over'), 'rejected')).toBeNull();
    expect(nextState(through(theirs, 'handed-over'), 'rejected')).toBe('rejected');
  });

  it('cannot be sent without a key', () => {
    expect(() => advance(ours, { kind: 'submit-intended', at: NOW })).toThrow(Fault);
    expect(() => advance(ours, { kind: 'submit-intended', at: NOW, actKey, act: 'reject' })).toThrow(Fault);
  });

  it('forgets its snooze and reminder when it ends', () => {
    const snoozed = { ...through(ours, 'submit-intended', 'submitted'), snoozedUntil: NOW, snoozeReason: 'holiday', remindAt: NOW };
    expect(through(snoozed, 'agreed')).toMatchObject({ snoozedUntil: null, snoozeReason: '', remindAt: null });
  });
});

describe('a request of the customer', () => {
  it('waits for us, may be handed to the administrator, and is approved or rejected', () => {
    expect(theirs).toMatchObject({ state: 'awaiting-partner', pendingSince: NOW, remoteId: 'r-1' });
    expect(through(theirs, 'decide-intended', 'agreed').state).toBe('disassociated');
    expect(through(theirs, 'handed-over', 'decide-intended', 'rejected').state).toBe('rejected');
    expect(through(theirs, 'handed-over', 'taken-back').state).toBe('awaiting-partner');
    expect(through(theirs, 'handed-over', 'decide-intended', 'refused', 'taken-back').state).toBe('awaiting-partner');
  });

  it('is never submitted or cancelled by us', () => {
    expect(nextState(theirs, 'submit-intended')).toBeNull();
    expect(nextState(through(theirs, 'handed-over'), 'cancelled')).toBeNull();
    expect(() => newCase({ id, customerId, side: 'partner', at: NOW, kind: 'incoming', stated: true })).toThrow(Fault);
  });
});

describe('no sequence of events', () => {
  const events = fc.array(fc.constantFrom(...caseEventKinds), { maxLength: 30 });

  it('brings a case where its table forbids it, and a closed case stays closed', () => {
    const reached = new Set<CaseState>();
    fc.assert(
      fc.property(fc.constantFrom(ours, theirs), events, (start, kinds) => {
        let case_ = start;
        for (const kind of kinds) {
          const from = case_;
          let moved: Case | null = null;
          try {
            moved = advance(from, step(kind));
          } catch (error) {
            expect(error).toMatchObject({ code: 'case-forbids', detail: { state: from.state, event: kind } });
          }
          const target = transitions[from.state][kind];
          const side = onlyFor[kind];
          if (target === undefined || (side !== undefined && side !== from.side)) expect(moved, `${from.state} ${kind}`).toBeNull();
          if (moved === null) continue;
          expect(caseStates).toContain(moved.state);
          expect(moved.state).toBe(target === 'before' ? (from.before ?? 'lost') : target);
          expect(closedCaseStates).not.toContain(from.state);
          expect(moved.closedAt !== null).toBe(closedCaseStates.includes(moved.state));
          expect(moved.pendingSince !== null || moved.state !== 'awaiting-customer').toBe(true);
          if (moved.state === 'submitting' || moved.state === 'deciding') expect(moved.actKey).not.toBeNull();
          case_ = moved;
          reached.add(moved.state);
        }
      }),
    );
    expect(reached.size).toBeGreaterThan(5);
  });

  it('brings our request to "waiting for us" or the customer\'s to "waiting for the customer"', () => {
    fc.assert(
      fc.property(fc.constantFrom(ours, theirs), events, (start, kinds) => {
        let case_ = start;
        for (const kind of kinds) if (nextState(case_, kind) !== null) case_ = advance(case_, step(kind));
        const foreign: CaseState[] =
          start.side === 'partner' ? ['awaiting-partner', 'deciding'] : ['awaiting-customer', 'submitting', 'draft', 'cancelled-here'];
        expect(foreign).not.toContain(case_.state);
      }),
    );
  });

  it('leaves a state that cannot be left: from every open state an end can be reached', () => {
    for (const state of caseStates) {
      const events_ = Object.keys(transitions[state]);
      if (closedCaseStates.includes(state)) expect(events_).toEqual([]);
      else expect(events_, state).toContain('agreed');
    }
  });
});
