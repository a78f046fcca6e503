import type { Case, CaseEvent, CaseId } from '../../../src/core/case/case.ts';
import type { CustomerId, CustomerReading } from '../../../src/core/customer/customer.ts';
import type { LogDraft } from '../../../src/core/log/entry.ts';
import type { NoticeDraft } from '../../../src/core/notice/notice.ts';
import type { CaseWrite, CustomerQuery, Store, SyncPageOutcome } from '../../../src/core/ports.ts';
import type { SyncState } from '../../../src/core/sync/sync.ts';

export const morning = '2026-11-22T08:00:00.000Z';
export const noon = '2026-11-22T12:00:00.000Z';
export const evening = '2026-11-22T18:00:00.000Z';
export const idle: SyncState = { phase: 'idle', progress: null, lastCompleteAt: null, missing: 0 };
export const nothing = { log: [], notices: [] } as const;

/** What the suite opens for each of its tests. `now` is what the store believes. */
export interface Opened {
  readonly store: Store;
  readonly now: { at: string };
}
export type Open = () => Promise<Opened>;

export function reading(id: string, changes: Partial<CustomerReading> = {}): CustomerReading {
  return {
    customerId: id as CustomerId,
    accountName: `account-${id}`,
    name: `Name ${id}`,
    associatedOn: '2025-01-02T03:04:05Z',
    associationRaw: '1',
    association: 'reseller',
    label: '',
    telephone: '',
    countryCode: '',
    email: '',
    verified: 'authenticated',
    customerType: 'enterprise',
    frozen: false,
    manager: '',
    level: '',
    resellerId: '',
    ...changes,
  };
}

export interface PageOptions {
  readonly passId?: string;
  readonly observedAt?: string;
  readonly state?: SyncState;
  readonly log?: readonly LogDraft[];
  readonly notices?: readonly NoticeDraft[];
}
export function writePage(store: Store, customers: readonly CustomerReading[], options: PageOptions = {}): Promise<SyncPageOutcome> {
  const { passId = 'pass-1', observedAt = morning, state = idle, log = [], notices = [] } = options;
  return store.writeSyncPage({ passId, observedAt, source: 'simulated', customers, state, log, notices });
}

const everyone: CustomerQuery = { search: '', filters: {}, sort: { by: 'accountName', descending: false }, offset: 0, limit: 50 };
/** Ids on one page of the list, and how many there are in all. */
export async function list(store: Store, query: Partial<CustomerQuery> = {}): Promise<{ ids: readonly string[]; total: number }> {
  const { rows, total } = await store.customers({ ...everyone, ...query });
  return { ids: rows.map((row) => row.customer.customerId), total };
}
/** Sorted ids of everyone a search finds. */
export async function search(store: Store, words: string): Promise<readonly string[]> {
  return (await list(store, { search: words, limit: 1_000 })).ids.toSorted();
}

export function draft(changes: Partial<LogDraft> = {}): LogDraft {
  return {
    at: morning,
    operation: 'case-noted',
    result: 'ok',
    source: 'person',
    customerId: null,
    caseId: null,
    detail: {},
    personal: {},
    ...changes,
  };
}
/** The witness of an erasing: its own entry, by whom. */
export function erased(customerId: string, operator = 'Anna') {
  return { log: [draft({ operation: 'customer-erased', customerId, personal: { operator } })], notices: [] };
}
export function notice(tag: string, changes: Partial<NoticeDraft> = {}): NoticeDraft {
  return { kind: 'answer', tag, at: morning, customerId: null, caseId: null, values: { name: 'A•••' }, ...changes };
}

export function caseOf(id: string, changes: Partial<Case> = {}): Case {
  return {
    id: id as CaseId,
    customerId: 'c1' as CustomerId,
    side: 'partner',
    state: 'draft',
    before: null,
    reason: '',
    remoteId: null,
    actKey: null,
    act: null,
    openedAt: morning,
    pendingSince: null,
    closedAt: null,
    changedAt: morning,
    handedTo: null,
    handedAt: null,
    note: '',
    snoozedUntil: null,
    snoozeReason: '',
    remindAt: null,
    stated: false,
    ...changes,
  };
}
export function event(kind: CaseEvent['kind'], changes: Partial<CaseEvent> = {}): CaseEvent {
  return { kind, at: morning, source: 'app', by: '', note: '', ...changes };
}
export function caseWrite(written: Case, changes: Partial<CaseWrite> = {}): CaseWrite {
  return { case: written, expected: null, event: event('prepared'), quota: null, visibility: null, ...nothing, ...changes };
}
