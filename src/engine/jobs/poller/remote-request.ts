import { ownedByEvents } from '../../../core/case/annotations.ts';
import { type Case, type CaseEvent, type CaseEventKind, closedCaseStates } from '../../../core/case/case.ts';
import { advance, newCase, nextState } from '../../../core/case/machine.ts';
import { type Customer, CustomerId } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import type { NoticeDraft } from '../../../core/notice/notice.ts';
import type { CaseWrite, RemoteRequest } from '../../../core/ports.ts';
import type { QuotaEntry } from '../../../core/quota/quota.ts';
import { noticeValues } from '../notice-values.ts';
import type { PollerOptions } from './options.ts';
import { caseOfRemote, isInFlight, isOnlyStated, isUnheard } from './our-case.ts';

const operations = {
  incoming: 'case-incoming',
  submitted: 'case-submitted',
  agreed: 'case-agreed',
  rejected: 'case-rejected',
} as const satisfies Partial<Record<CaseEventKind, LogDraft['operation']>>;
type RemoteEvent = keyof typeof operations;

/** 'hold': an act of ours on it is in flight; its own answer comes first. */
export type Applied = 'done' | 'hold';

/**
 * Turns the state of one request on the other side into events of its case. Doing it again changes nothing: the case is found by the
 * request's id, and only what its state does not yet say is written. `history`: it was decided before this desk first looked.
 */
export async function applyRemote(options: PollerOptions, remote: RemoteRequest, history: boolean): Promise<Applied> {
  const customer = await options.store.customer(remote.customerId);
  let known = await caseOfRemote(options, remote);
  if (known === 'in-flight') return 'hold';
  if (known === null) known = await open(options, remote, customer, history);
  const event = eventOf(known, remote);
  if (event === null) return 'done';
  if (isInFlight(known, options.clock.now())) return 'hold';
  const followed = await follow(options, known, event, remote, customer, history);
  // Nobody can reject what is a draft: that it was submitted comes first, the answer to it second.
  const answer = eventOf(followed, remote);
  if (answer !== null) await follow(options, followed, answer, remote, customer, history);
  return 'done';
}

/** What the other side says that the case does not say yet. */
function eventOf(known: Case, remote: RemoteRequest): RemoteEvent | null {
  if (closedCaseStates.includes(known.state)) return null;
  const arrived = remote.side === 'partner' && isUnheard(known);
  if (arrived && nextState(known, 'rejected') === null) return 'submitted';
  if (remote.state === 'disassociated') return 'agreed';
  if (remote.state === 'rejected') return 'rejected';
  // A person has stated it: now the other side tells of it too, and what it tells is known by its id.
  if (isOnlyStated(known)) return known.side === 'partner' ? 'submitted' : 'incoming';
  // A pending request answers whether our submission arrived; whether a decision of ours did, only the act's key can tell.
  return arrived ? 'submitted' : null;
}

/** A request that this desk has not seen: the customer's, or one of ours made elsewhere. */
async function open(options: PollerOptions, remote: RemoteRequest, customer: Customer | null, history: boolean): Promise<Case> {
  const now = options.clock.now();
  const begin = {
    id: options.newCaseId(now),
    customerId: CustomerId.parse(remote.customerId),
    side: remote.side,
    at: remote.submittedAt,
    remoteId: remote.requestId,
    reason: remote.reason,
    stated: false,
  };
  const incoming = remote.side === 'customer';
  const begun = newCase({ ...begin, kind: incoming ? 'incoming' : 'prepared' });
  const opened: Case = { ...(incoming ? begun : advance(begun, { kind: 'submitted', at: remote.submittedAt })), changedAt: now };
  const kind = incoming ? 'incoming' : 'submitted';
  const news = incoming && remote.state === 'pending' ? [noticeOf('incoming', opened, customer, now)] : [];
  await write(options, {
    case: opened,
    before: null,
    kind,
    remote,
    customer,
    notices: news,
    visibility: null,
    quota: quotaOf(remote, opened, 'gateway'),
    history,
  });
  return opened;
}

async function follow(
  options: PollerOptions,
  known: Case,
  kind: RemoteEvent,
  remote: RemoteRequest,
  customer: Customer | null,
  history: boolean,
): Promise<Case> {
  const now = options.clock.now();
  if (nextState(known, kind) === null) throw new Fault('case-forbids', { state: known.state, event: kind });
  const begins = kind === 'submitted' || kind === 'incoming';
  const reason = kind === 'incoming' ? { reason: remote.reason } : {};
  const step = { kind, at: begins ? remote.submittedAt : now, remoteId: remote.requestId, ...reason };
  const after: Case = { ...advance(known, step), changedAt: now, ...(begins ? { stated: false } : {}) };
  const notices = begins || history || isOwnDecision(known, kind) ? [] : [noticeOf('answer', after, customer, now)];
  // An answer to a submission whose own answer was lost is also the first that is known of it.
  const quota = isUnheard(known) ? quotaOf(remote, after, 'app') : null;
  await write(options, {
    case: after,
    before: known,
    kind,
    remote,
    customer,
    notices,
    visibility: leaving(kind, remote, customer),
    quota,
    history,
  });
  return after;
}

/** A decision of ours whose answer was lost has arrived: nobody else decided anything. */
const isOwnDecision = ({ state, act }: Case, kind: RemoteEvent): boolean =>
  state === 'needs-check' && ((act === 'approve' && kind === 'agreed') || (act === 'reject' && kind === 'rejected'));

/** The customer is gone, unless it has been associated again since. */
function leaving(kind: RemoteEvent, remote: RemoteRequest, customer: Customer | null): CaseWrite['visibility'] {
  if (kind !== 'agreed' || customer === null || customer.visibility === 'disassociated') return null;
  const again =
    customer.associatedOn !== '' && remote.decidedAt !== null && Date.parse(customer.associatedOn) > Date.parse(remote.decidedAt);
  return again ? null : { customerId: customer.customerId, to: 'disassociated' };
}

const quotaOf = ({ customerId, side, submittedAt }: RemoteRequest, { id }: Case, source: QuotaEntry['source']): QuotaEntry => ({
  customerId,
  side,
  at: submittedAt,
  source,
  caseId: id,
});

function noticeOf(kind: 'incoming' | 'answer', each: Case, customer: Customer | null, at: string): NoticeDraft {
  const values = { ...noticeValues(customer), side: each.side, state: each.state };
  return { kind, tag: `${kind}:${each.id}`, at, customerId: each.customerId, caseId: each.id, values };
}

interface Written {
  readonly case: Case;
  readonly before: Case | null;
  readonly kind: RemoteEvent;
  readonly remote: RemoteRequest;
  readonly customer: Customer | null;
  readonly notices: readonly NoticeDraft[];
  readonly visibility: CaseWrite['visibility'];
  readonly quota: QuotaEntry | null;
  readonly history: boolean;
}

async function write({ store, clock, sourceName, tell }: PollerOptions, written: Written): Promise<void> {
  const { case: each, before, kind, remote, customer, notices, visibility, quota, history } = written;
  const at = clock.now();
  const happened = kind === 'incoming' || kind === 'submitted' ? remote.submittedAt : (remote.decidedAt ?? at);
  const event: CaseEvent = { kind, at: happened, source: sourceName, by: '', note: kind === 'incoming' ? remote.reason : '' };
  const entry: LogDraft = {
    at,
    operation: operations[kind],
    result: 'ok',
    source: sourceName,
    customerId: each.customerId,
    caseId: each.id,
    detail: { side: each.side, from: before?.state ?? null, to: each.state, request: remote.requestId, happenedAt: happened, history },
    personal: {
      ...(customer === null ? {} : { accountName: customer.accountName }),
      ...((before === null || kind === 'incoming') && remote.reason !== '' ? { reason: remote.reason } : {}),
    },
  };
  const expected = before === null ? null : ownedByEvents(before);
  await store.writeCase({ case: each, expected, event, quota, visibility, log: [entry], notices });
  for (const topic of ['requests', 'log', ...(visibility === null ? [] : ['customers' as const])] as const) tell(topic);
  tell('request', each.id);
  tell('customer', each.customerId);
  if (notices.length > 0) tell('notices');
}
