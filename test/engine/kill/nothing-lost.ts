import { expect } from 'vitest';
import type { CaseId } from '../../../src/core/case/case.ts';
import type { Kept } from './kept.ts';
import type { Acknowledged, Line } from './lines.ts';

export const acknowledgedIn = (lines: readonly Line[]): readonly Acknowledged[] =>
  lines.flatMap((line) => (line.line === 'acknowledged' ? [line.of] : []));

/** Everything that was acknowledged stands in the case, the log and the quota. */
export function expectNothingLost(kept: Kept, acknowledged: readonly Acknowledged[]): void {
  const entries = (operation: string) => kept.log.filter(({ entry }) => entry.operation === operation);
  const byCase = Map.groupBy(kept.log, ({ entry }) => entry.caseId);
  const cases = new Map(kept.cases.map((each) => [each.id as string, each]));
  const notes = new Set(entries('case-noted').map(({ entry, personal }) => `${entry.caseId} ${personal.note}`));
  const statements = new Set(entries('fact-stated').map(({ entry, personal }) => `${entry.detail.kind} ${personal.note}`));
  const intents = new Set(entries('case-act-intended').map(({ entry }) => `${entry.caseId} ${entry.detail.actKey}`));
  const isThere = (one: Acknowledged): boolean => {
    switch (one.what) {
      case 'prepared':
        return cases.get(one.caseId)?.customerId === one.customerId && byCase.has(one.caseId as CaseId);
      case 'stated':
        return statements.has(`${one.fact} ${one.note}`);
      case 'noted':
        return notes.has(`${one.caseId} ${one.note}`);
      case 'sent':
        return intents.has(`${one.caseId} ${one.actKey}`) && reached(kept, one.caseId, one.state);
      case 'settled':
        return reached(kept, one.caseId, one.state);
      case 'checked':
        return entries('check-run').some((each) => each.customerId === one.customerId);
    }
  };
  expect(
    acknowledged.filter((one) => !isThere(one)),
    'acknowledged and lost',
  ).toEqual([]);

  const checks = Map.groupBy(
    acknowledged.filter((one) => one.what === 'checked'),
    ({ customerId }) => customerId,
  );
  for (const [customerId, acked] of checks) {
    const run = entries('check-run').filter((each) => each.customerId === customerId);
    expect(run.length, `checks of ${customerId}`).toBeGreaterThanOrEqual(acked.length);
  }
  const lastNote = new Map(acknowledged.flatMap((one) => (one.what === 'noted' ? [[one.caseId, one.note] as const] : [])));
  for (const [caseId] of lastNote) expect(cases.get(caseId)?.note, `note of ${caseId}`).not.toBe('');
}

/** The log tells that the case once came to this state. */
function reached(kept: Kept, caseId: string, state: string): boolean {
  return kept.log.some(({ entry }) => entry.caseId === caseId && entry.detail.to === state);
}
