import type { CaseDetail } from '../../../src/contract/requests.ts';
import type { Case, CaseState } from '../../../src/core/case/case.ts';
import type { Side, Verdict } from '../../../src/core/rule/finding.ts';
import { sampleCaseRow } from '../../fakes/desk/lines.ts';
import { hoursAgo, sampleRow } from '../../fakes/desk/rows.ts';
import { sampleVerdict } from '../../fakes/desk/verdicts.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';

interface Wanted {
  readonly side: Side;
  readonly state: CaseState;
  readonly verdict?: Verdict['state'];
  readonly left?: number;
  readonly published?: boolean;
  readonly codeNeeded?: boolean;
  readonly case?: Partial<Case>;
  readonly acts?: CaseDetail['acts'];
  readonly why?: CaseDetail['why'];
}

const everyAct: CaseDetail['acts'] = [
  'submit',
  'approve',
  'reject',
  'send-code',
  'settle',
  'hand-over',
  'take-back',
  'record',
  'cancel',
  'note',
  'snooze',
  'remind',
  'instructions',
  'consent',
];

/** One request about sample customer 5 (acme-sg-005), as the engine would tell it. */
export function sampleRequest(wanted: Wanted): CaseDetail {
  const { side, state, verdict = 'allowed', left = 2, published = true } = wanted;
  const customer = sampleRow(5);
  const pending = state === 'awaiting-customer' || state === 'awaiting-partner';
  const row = {
    ...sampleCaseRow(5, 4),
    side,
    state,
    workingDays: pending ? 4 : null,
    pendingSince: pending ? hoursAgo(96) : null,
  };
  return {
    row,
    case: {
      id: row.id,
      customerId: row.customerId,
      side,
      state,
      before: null,
      reason: '',
      remoteId: 'remote-5',
      actKey: null,
      act: null,
      openedAt: row.openedAt,
      pendingSince: row.pendingSince,
      closedAt: null,
      changedAt: row.openedAt,
      handedTo: null,
      handedAt: null,
      note: '',
      snoozedUntil: null,
      snoozeReason: '',
      remindAt: null,
      stated: false,
      ...wanted.case,
    },
    customer,
    events: [{ kind: side === 'customer' ? 'incoming' : 'prepared', at: row.openedAt, source: 'simulated', by: '', note: '' }],
    verdicts: [sampleVerdict(row.customerId, side, 'submit', verdict), sampleVerdict(row.customerId, side, 'agree', verdict)],
    quota: {
      side,
      limit: 3,
      months: 3,
      timeZone: 'Asia/Hong_Kong',
      used: 3 - left,
      left,
      nextFreeAt: left > 0 ? null : '2027-01-14T02:00:00Z',
      published,
      entries: [],
    },
    acts: wanted.acts ?? everyAct,
    why: wanted.why ?? {},
    codeNeeded: wanted.codeNeeded ?? false,
    deadline: null,
  };
}

/** A desk on which that request is told; every act on it succeeds unless a test says otherwise. */
export function deskWith(detail: CaseDetail, change: Parameters<typeof fakeDesk>[0] = {}): FakeDesk {
  const desk = fakeDesk(change);
  desk.answer('requests.get', () => detail);
  desk.answer('requests.saveReason', () => ({}));
  desk.answer('consent.instructions', () => ({ to: null, subject: 'About your request', body: 'Steps' }));
  return desk;
}

export const inputsOf = (desk: FakeDesk, path: string): readonly unknown[] =>
  desk.calls.filter((call) => call.path === path).map((call) => call.input);
