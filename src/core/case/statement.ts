import { Fault } from '../fault.ts';
import type { Case, CaseEventKind, Statement } from './case.ts';

/** What a step says of who says it. */
interface Told extends Partial<Pick<Statement, 'by' | 'visibility'>> {
  readonly kind: CaseEventKind;
  readonly stated?: boolean;
}

/** Events that say where a case stands; what a person says of them can be wrong. */
const telling: readonly CaseEventKind[] = ['submitted', 'incoming', 'agreed', 'rejected', 'withdrawn'];

/** Whose word the state rests on after a step. What the connection itself tells cannot be taken back by a person. */
export function sayWho(before: Case, step: Told): Partial<Pick<Case, 'statedBy' | 'statements'>> {
  if (!telling.includes(step.kind)) return {};
  const by = step.by ?? '';
  if (step.stated === true) return { statedBy: by, statements: [...(before.statements ?? []), statementOf(before, step, by)] };
  return before.statedBy === undefined ? {} : { statedBy: '', statements: [] };
}

function statementOf(before: Case, step: Told, by: string): Statement {
  const { state, pendingSince, stated, handedTo, handedAt } = before;
  const from = { state, before: before.before, pendingSince, stated, statedBy: before.statedBy ?? '', handedTo, handedAt };
  return { kind: step.kind, by, visibility: step.visibility ?? null, from: { ...from, chaseAt: before.chaseAt ?? null } };
}

/** The statement that can be taken back now; null when there is none. */
export const lastStatement = (case_: Case): Statement | null => case_.statements?.at(-1) ?? null;

/**
 * The case as it stood before its last statement. A request that only the statement had begun is given up. Fault case-forbids where nothing
 * stands as stated.
 */
export function takeBack(case_: Case, at: string): Case {
  const last = lastStatement(case_);
  if (last === null) throw new Fault('case-forbids', { state: case_.state, event: 'statement-taken-back' });
  const statements = case_.statements?.slice(0, -1) ?? [];
  const { from } = last;
  if (from === null) return { ...case_, state: 'cancelled-here', statedBy: '', statements, chaseAt: null, closedAt: at, changedAt: at };
  return { ...case_, ...from, statements, closedAt: null, changedAt: at };
}
