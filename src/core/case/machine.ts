import type { CustomerId, Visibility } from '../customer/customer.ts';
import { Fault } from '../fault.ts';
import type { Side } from '../rule/finding.ts';
import type { ActKey, Case, CaseEventKind, CaseId, CaseState } from './case.ts';
import { sayWho } from './statement.ts';

/**
 * Which event is allowed in which state, and where it leads; `before` is where the case stood before the act or the hand-over.
 * The other side may answer at any time and in any order (architecture.md: "the app follows the answer"), also at once.
 */
export const transitions: Readonly<Record<CaseState, Readonly<Partial<Record<CaseEventKind, CaseState | 'before'>>>>> = {
  draft: {
    'handed-over': 'with-administrator',
    'submit-intended': 'submitting',
    submitted: 'awaiting-customer', // recorded by hand: a person did it in Partner Center
    agreed: 'disassociated',
    cancelled: 'cancelled-here',
    stopped: 'draft',
  },
  'with-administrator': {
    incoming: 'with-administrator', // stated by a person, and now told by the other side
    'taken-back': 'before',
    'submit-intended': 'submitting',
    'decide-intended': 'deciding',
    submitted: 'awaiting-customer',
    agreed: 'disassociated',
    rejected: 'rejected',
    cancelled: 'cancelled-here',
    stopped: 'with-administrator',
    withdrawn: 'withdrawn',
    'outcome-not-known': 'with-administrator',
  },
  submitting: {
    submitted: 'awaiting-customer',
    refused: 'before',
    'not-arrived': 'before',
    'outcome-unknown': 'needs-check',
    agreed: 'disassociated',
    rejected: 'rejected',
  },
  'awaiting-customer': {
    submitted: 'awaiting-customer',
    agreed: 'disassociated',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    'outcome-not-known': 'awaiting-customer',
  },
  'awaiting-partner': {
    incoming: 'awaiting-partner',
    'handed-over': 'with-administrator',
    'decide-intended': 'deciding',
    agreed: 'disassociated',
    rejected: 'rejected',
    stopped: 'awaiting-partner',
    withdrawn: 'withdrawn',
    'outcome-not-known': 'awaiting-partner',
  },
  deciding: {
    refused: 'before',
    'not-arrived': 'before',
    'outcome-unknown': 'needs-check',
    agreed: 'disassociated',
    rejected: 'rejected',
  },
  'needs-check': {
    submitted: 'awaiting-customer',
    refused: 'before',
    'not-arrived': 'before',
    agreed: 'disassociated',
    rejected: 'rejected',
  },
  disassociated: {},
  rejected: {},
  withdrawn: {},
  'cancelled-here': {},
};

/** Events that make sense for one side only: we submit our own requests and decide the customer's. */
export const onlyFor: Readonly<Partial<Record<CaseEventKind, Side>>> = {
  prepared: 'partner',
  'submit-intended': 'partner',
  submitted: 'partner',
  cancelled: 'partner',
  incoming: 'customer',
  'decide-intended': 'customer',
};

export interface CaseStep {
  readonly kind: CaseEventKind;
  /** UTC instant. */
  readonly at: string;
  readonly remoteId?: string | null;
  readonly actKey?: ActKey;
  readonly act?: 'submit' | 'approve' | 'reject';
  readonly handedTo?: string;
  readonly reason?: string;
  /** The event rests on a person's word: whose, and how the customer stood then. */
  readonly stated?: boolean;
  readonly by?: string;
  readonly visibility?: Visibility | null;
  /** When to ask again, where the event begins a wait whose end cannot be seen. */
  readonly chaseAt?: string | null;
}

/** A case begins as our draft, or as the customer's request that waits for us. Fault case-forbids when the side does not fit. */
export function newCase(begin: {
  readonly id: CaseId;
  readonly customerId: CustomerId;
  readonly side: Side;
  readonly at: string;
  readonly kind: 'prepared' | 'incoming';
  readonly remoteId?: string | null;
  readonly reason?: string;
  readonly stated: boolean;
  readonly by?: string;
  readonly chaseAt?: string | null;
}): Case {
  if (onlyFor[begin.kind] !== begin.side) throw new Fault('case-forbids', { state: 'new', event: begin.kind });
  return {
    id: begin.id,
    customerId: begin.customerId,
    side: begin.side,
    state: homeOf(begin.side),
    before: null,
    reason: begin.reason ?? '',
    remoteId: begin.remoteId ?? null,
    actKey: null,
    act: null,
    openedAt: begin.at,
    pendingSince: begin.kind === 'incoming' ? begin.at : null,
    closedAt: null,
    changedAt: begin.at,
    handedTo: null,
    handedAt: null,
    note: '',
    snoozedUntil: null,
    snoozeReason: '',
    remindAt: null,
    stated: begin.stated,
    ...(begin.stated && begin.kind === 'incoming'
      ? { statedBy: begin.by ?? '', statements: [{ kind: begin.kind, by: begin.by ?? '', visibility: null, from: null }] }
      : {}),
    ...(begin.chaseAt ? { chaseAt: begin.chaseAt } : {}),
  };
}

/** Where an event leads from here; null when it is forbidden. */
export function nextState(case_: Pick<Case, 'state' | 'side' | 'before'>, event: CaseEventKind): CaseState | null {
  const to = transitions[case_.state][event];
  if (to === undefined) return null;
  const side = onlyFor[event];
  if (side !== undefined && side !== case_.side) return null;
  // Nobody can reject or withdraw what was never sent.
  const unsent = case_.state === 'with-administrator' && case_.side === 'partner';
  if (unsent && (event === 'rejected' || event === 'withdrawn' || event === 'outcome-not-known')) return null;
  if (to !== 'before') return to;
  return case_.before ?? homeOf(case_.side);
}

/** The case after an event. Fault case-forbids {state, event}; invalid-input when an act lacks its key or a hand-over its person. */
export function advance(case_: Case, step: CaseStep): Case {
  const state = nextState(case_, step.kind);
  if (state === null) throw new Fault('case-forbids', { state: case_.state, event: step.kind });
  const moved: Case = {
    ...case_,
    state,
    // Back with the administrator the way home is still known: our requests start as drafts, the customer's wait for us.
    before: state === 'with-administrator' ? homeOf(case_.side) : null,
    changedAt: step.at,
    remoteId: step.remoteId ?? case_.remoteId,
    reason: step.reason ?? case_.reason,
    stated: case_.stated || step.stated === true,
    ...sayWho(case_, step),
    ...(step.chaseAt === undefined ? {} : { chaseAt: step.chaseAt }),
  };
  switch (step.kind) {
    case 'submit-intended':
    case 'decide-intended':
      return { ...moved, before: case_.state, ...actOf(step) };
    case 'handed-over':
      if (step.handedTo === undefined || step.handedTo === '') throw new Fault('invalid-input', { field: 'handedTo' });
      return { ...moved, handedTo: step.handedTo, handedAt: step.at };
    case 'taken-back':
      return { ...moved, handedTo: null, handedAt: null };
    case 'outcome-unknown':
      return { ...moved, before: case_.before };
    case 'submitted':
    case 'incoming':
      return { ...moved, pendingSince: step.at };
    case 'agreed':
    case 'rejected':
    case 'withdrawn':
    case 'cancelled':
      return { ...moved, closedAt: step.at, ...atRest, ...(case_.chaseAt ? { chaseAt: null } : {}) };
    case 'refused':
    case 'not-arrived':
    case 'prepared':
    case 'stopped':
    case 'outcome-not-known':
    case 'statement-taken-back':
      return moved;
  }
}

/** A closed case calls nobody any more. */
const atRest = { snoozedUntil: null, snoozeReason: '', remindAt: null } as const;

function actOf(step: CaseStep): { actKey: ActKey; act: 'submit' | 'approve' | 'reject' } {
  const act = step.act ?? (step.kind === 'submit-intended' ? 'submit' : undefined);
  const fits = step.kind === 'submit-intended' ? act === 'submit' : act === 'approve' || act === 'reject';
  if (step.actKey === undefined || act === undefined || !fits) throw new Fault('invalid-input', { field: 'act', event: step.kind });
  return { actKey: step.actKey, act };
}

function homeOf(side: Side): CaseState {
  return side === 'partner' ? 'draft' : 'awaiting-partner';
}
