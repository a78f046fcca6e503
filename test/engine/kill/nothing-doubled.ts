import { expect } from 'vitest';
import type { CaseEventKind, CaseState } from '../../../src/core/case/case.ts';
import { nextState } from '../../../src/core/case/machine.ts';
import type { Kept } from './kept.ts';
import type { Line } from './lines.ts';
import type { RequestThere } from './other-side.ts';

const eventOf: Readonly<Record<string, CaseEventKind>> = {
  'case-prepared': 'prepared',
  'case-incoming': 'incoming',
  'case-submitted': 'submitted',
  'case-refused': 'refused',
  'case-not-arrived': 'not-arrived',
  'case-outcome-unknown': 'outcome-unknown',
  'case-agreed': 'agreed',
  'case-rejected': 'rejected',
};

const doubles = (values: readonly unknown[]): readonly unknown[] => values.filter((value, at) => values.indexOf(value) !== at);

/** Every act left this machine once at most, and the other side carried it out once at most. */
export function expectNoActTwice(lines: readonly Line[], there: readonly RequestThere[]): void {
  const keys = lines.flatMap((line) => (line.line === 'asked' && line.kind === 'act' ? [line.actKey] : []));
  expect(keys, 'acts without a key').not.toContain(null);
  expect(doubles(keys), 'acts that were sent twice').toEqual([]);
  expect(doubles(there.flatMap(({ act_key }) => act_key ?? [])), 'requests that share an act').toEqual([]);
  const open = there.filter(({ state }) => state === 'pending').map(({ customer_id }) => customer_id);
  expect(doubles(open), 'customers with two open requests').toEqual([]);
}

/** One case for each request, one counted submission for each, one entry for each event. */
export function expectNothingDoubled(kept: Kept, there: readonly RequestThere[]): void {
  const remoteIds = kept.cases.flatMap(({ remoteId }) => remoteId ?? []);
  expect(remoteIds.toSorted(), 'cases by request').toEqual(there.map(({ request_id }) => request_id).toSorted());
  const counted = kept.quota.map(({ caseId }) => caseId);
  expect(counted.toSorted(), 'counted submissions').toEqual(
    kept.cases
      .filter(({ remoteId }) => remoteId !== null)
      .map(({ id }) => id)
      .toSorted(),
  );
  const keys = kept.log.flatMap(({ entry }) => (entry.operation === 'case-act-intended' ? [entry.detail.actKey] : []));
  expect(doubles(keys), 'intents').toEqual([]);
  const byCase = Map.groupBy(kept.log, ({ entry }) => entry.caseId);
  for (const each of kept.cases) {
    const happened = (kept.events.get(each.id) ?? []).map(({ kind }) => kind);
    const told = (byCase.get(each.id) ?? []).flatMap(({ entry }) => {
      if (entry.operation === 'case-act-intended') return [entry.detail.act === 'submit' ? 'submit-intended' : 'decide-intended'];
      return eventOf[entry.operation] ?? [];
    });
    expect(told, `entries of ${each.id}`).toEqual(happened);
    expect(walked(each.side, happened), `events of ${each.id}`).toBe(each.state);
  }
  for (const operation of ['customer-joined', 'customer-disassociated', 'customer-no-longer-visible'] as const) {
    const about = kept.log.flatMap(({ entry, customerId }) => (entry.operation === operation ? [customerId] : []));
    expect(doubles(about), operation).toEqual([]);
  }
}

/** Where these events lead by the table of transitions; throws at one that it forbids. */
function walked(side: 'partner' | 'customer', events: readonly CaseEventKind[]): CaseState | null {
  const start: CaseState = side === 'partner' ? 'draft' : 'awaiting-partner';
  let state: CaseState = start;
  let before: CaseState | null = null;
  for (const [at, kind] of events.entries()) {
    if (at === 0 && (kind === 'prepared' || kind === 'incoming')) continue;
    const next: CaseState | null = nextState({ state, side, before }, kind);
    if (next === null) throw new Error(`${kind} is forbidden in ${state}`);
    if (kind === 'submit-intended' || kind === 'decide-intended') before = state;
    else if (kind !== 'outcome-unknown') before = null;
    state = next;
  }
  return state;
}
