import type { CaseDetail } from '../../../contract/requests.ts';
import type { Capabilities, Role } from '../../../core/account/account.ts';
import { type Case, closedCaseStates } from '../../../core/case/case.ts';
import { nextState } from '../../../core/case/machine.ts';
import { lastStatement } from '../../../core/case/statement.ts';
import type { FaultCode } from '../../../core/fault.ts';
import { isUnseen } from './chase.ts';

type Act = CaseDetail['acts'][number];

export interface Circumstances {
  readonly case: Case;
  /** Whether any listing has held the customer: an act needs its name typed, and its facts. */
  readonly listed: boolean;
  readonly role: Role;
  readonly capabilities: Capabilities;
  readonly canSend: boolean;
  readonly away: boolean;
}

/**
 * What this connection and this role allow now; `why` names the fault that each missing act would meet. Whether the check allows it is the
 * verdict's to say, and is asked afresh at the act.
 */
export function allowedActs(now: Circumstances): { readonly acts: Act[]; readonly why: Record<string, FaultCode> } {
  const acts: Act[] = [];
  const why: Record<string, FaultCode> = {};
  for (const [act, obstacle] of Object.entries(obstacles(now)) as [Act, FaultCode | null][]) {
    const inTheWay = obstacle ?? (now.listed ? null : 'not-found');
    if (inTheWay === null) acts.push(act);
    else why[act] = inTheWay;
  }
  return { acts, why };
}

function obstacles(now: Circumstances): Record<Act, FaultCode | null> {
  const { case: each } = now;
  const closed = closedCaseStates.includes(each.state);
  const inFlight = each.state === 'submitting' || each.state === 'deciding';
  const may = (allowed: boolean): FaultCode | null => (allowed ? null : 'case-forbids');
  const leads = (kind: Parameters<typeof nextState>[1]) => may(nextState(each, kind) !== null);
  const submit = leads('submit-intended') ?? sending(now, 'request');
  const decide = leads('decide-intended') ?? (each.remoteId === null ? 'capability-missing' : sending(now, 'decide'));
  return {
    submit,
    approve: decide,
    reject: decide,
    'send-code': now.capabilities.partnerCode ? (submit === null ? null : decide) : 'capability-missing',
    settle: each.state === 'needs-check' ? (now.away ? 'offline' : null) : 'case-forbids',
    'hand-over': leads('handed-over'),
    'take-back': leads('taken-back'),
    record: may(!closed && !inFlight),
    cancel: leads('cancelled'),
    note: null,
    snooze: may(!closed),
    remind: may(!closed),
    instructions: may(!closed),
    consent: may(each.state !== 'cancelled-here'),
    'state-guided': guided(now),
    'tell-outcome': may(isUnseen(each, now.capabilities.answersVisible)),
    'take-back-statement': may(lastStatement(each) !== null),
    chase: may(isUnseen(each, now.capabilities.answersVisible)),
  };
}

/** Only the administrator may act (R01), only where the connection takes acts, and only while it is there. */
function sending({ role, capabilities, canSend, away }: Circumstances, by: 'request' | 'decide'): FaultCode | null {
  if (!canSend || capabilities[by] !== 'api') return 'capability-missing';
  if (role !== 'administrator') return 'role-may-not-act';
  return away ? 'offline' : null;
}

/** What is stated is an act too: only the administrator can have done it (R01); and only where the connection does not act itself. */
function guided({ case: each, role, capabilities }: Circumstances): FaultCode | null {
  if (nextState(each, 'stopped') === null) return 'case-forbids';
  const byApi = each.side === 'partner' ? capabilities.request === 'api' : capabilities.decide === 'api' && each.remoteId !== null;
  if (byApi) return 'not-allowed-here';
  return role === 'administrator' ? null : 'role-may-not-act';
}
