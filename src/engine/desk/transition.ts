import { ownedByEvents } from '../../core/case/annotations.ts';
import type { Case, CaseEvent, CaseEventKind } from '../../core/case/case.ts';
import { advance, type CaseStep } from '../../core/case/machine.ts';
import type { Customer } from '../../core/customer/customer.ts';
import type { LogDraft } from '../../core/log/entry.ts';
import type { NoticeDraft, NoticeKind } from '../../core/notice/notice.ts';
import type { CaseWrite } from '../../core/ports.ts';
import type { QuotaEntry } from '../../core/quota/quota.ts';
import { noticeValues } from '../jobs/notice-values.ts';
import type { Desk } from './desk.ts';
import { logged } from './witness.ts';

/** The operation under which each event stands in the log. */
const operations: Readonly<Record<CaseEventKind, LogDraft['operation']>> = {
  prepared: 'case-prepared',
  incoming: 'case-incoming',
  'handed-over': 'case-handed-over',
  'taken-back': 'case-taken-back',
  'submit-intended': 'case-act-intended',
  'decide-intended': 'case-act-intended',
  submitted: 'case-submitted',
  refused: 'case-refused',
  'not-arrived': 'case-not-arrived',
  'outcome-unknown': 'case-outcome-unknown',
  agreed: 'case-agreed',
  rejected: 'case-rejected',
  cancelled: 'case-cancelled',
  stopped: 'case-stopped',
  withdrawn: 'case-withdrawn',
  'outcome-not-known': 'case-outcome-not-known',
  'statement-taken-back': 'case-statement-taken-back',
};

export interface Transition {
  readonly case: Case;
  readonly customer: Customer | null;
  readonly step: Omit<CaseStep, 'at'>;
  readonly source: CaseEvent['source'];
  /** The operator, where a person did it. */
  readonly by: string;
  readonly note?: string;
  /** When it happened, as stated. */
  readonly statedAt?: string;
  /** Changes that go with the event, e.g. the reason. */
  readonly also?: Partial<Case>;
  readonly result?: LogDraft['result'];
  readonly detail?: LogDraft['detail'];
  readonly personal?: LogDraft['personal'];
  /** Further entries of the same moment, before the event's own. */
  readonly before?: readonly LogDraft[];
  readonly notices?: readonly NoticeDraft[];
  readonly quota?: QuotaEntry | null;
  readonly visibility?: CaseWrite['visibility'];
}

/** One event of a case, not written yet. */
export interface Happened {
  readonly case: Case;
  readonly event: CaseEvent;
  readonly entry: LogDraft;
}

/** Fault case-forbids when the state does not allow it. */
export function happen(desk: Pick<Desk, 'clock'>, { case: before, customer, ...given }: Transition): Happened {
  const at = desk.clock.now();
  const after: Case = { ...advance(before, { ...given.step, at, by: given.by, visibility: customer?.visibility ?? null }), ...given.also };
  const entry = logged({
    at,
    operation: operations[given.step.kind],
    result: given.result ?? (given.source === 'person' ? 'stated' : 'ok'),
    source: given.source,
    customer: customer ?? null,
    caseId: before.id,
    detail: { side: before.side, from: before.state, to: after.state, ...given.detail },
    personal: { operator: given.by, ...given.personal },
  });
  const { kind } = given.step;
  const when = given.statedAt === undefined ? {} : { statedAt: given.statedAt };
  return { case: after, event: { kind, at, source: given.source, by: given.by, note: given.note ?? '', ...when }, entry };
}

/**
 * One event of a case: the case, the event, its log entry and what hangs on it, in one transaction; then the news.
 * Fault case-forbids when the state does not allow it, or another writer was first.
 */
export async function transition(desk: Desk, given: Transition): Promise<Case> {
  const { case: after, event, entry } = happen(desk, given);
  await desk.store.writeCase({
    case: after,
    expected: ownedByEvents(given.case),
    event,
    quota: given.quota ?? null,
    visibility: given.visibility ?? null,
    log: [...(given.before ?? []), entry],
    notices: given.notices ?? [],
  });
  tellCase(desk, after, (given.notices ?? []).length > 0);
  return after;
}

/** Says which questions a change of a case makes worth asking again. */
export function tellCase(desk: Pick<Desk, 'news' | 'info'>, each: Pick<Case, 'id' | 'customerId'>, notices = false): void {
  const { account } = desk.info;
  desk.news.tell('request', account, each.id);
  desk.news.tell('requests', account);
  desk.news.tell('customer', account, each.customerId);
  desk.news.tell('log', account);
  if (notices) desk.news.tell('notices', account);
}

/** A notice about a case; its tag is stable, so that a repeat replaces instead of piling up. */
export function caseNotice(
  kind: NoticeKind,
  at: string,
  each: Case,
  customer: Customer | null,
  values: NoticeDraft['values'] = {},
): NoticeDraft {
  return {
    kind,
    tag: `${kind}:${each.id}`,
    at,
    customerId: each.customerId,
    caseId: each.id,
    values: { ...noticeValues(customer), side: each.side, ...values },
  };
}
