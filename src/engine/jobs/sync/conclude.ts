import { ownedByEvents } from '../../../core/case/annotations.ts';
import { type Case, closedCaseStates } from '../../../core/case/case.ts';
import { advance, nextState } from '../../../core/case/machine.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import { isLocalId } from '../../../core/import/row.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import type { NoticeDraft } from '../../../core/notice/notice.ts';
import type { SyncState } from '../../../core/sync/sync.ts';
import { noticeValues } from '../notice-values.ts';
import { isUnheard } from '../poller/our-case.ts';
import { type Alone, askAlone } from './alone.ts';
import type { CheckHalted, SyncOptions } from './options.ts';
import { pageNews } from './page-news.ts';

export interface Concluded {
  readonly gone: number;
  readonly disassociated: number;
  readonly unknown: number;
}

/** Every customer that a complete pass did not meet, but for those whose id was made here: no listing could ever hold it. */
export async function missingFrom({ store }: SyncOptions, passId: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let after = ''; ; ) {
    const page = await store.notMetByPass(passId, after, 1000);
    missing.push(...page.filter((id) => !isLocalId(id)));
    if (page.length < 1000) return missing;
    after = page.at(-1) ?? '';
  }
}

/** Asks for each of them alone and writes what follows, one at a time: whatever stops it in between, the rest is still missing. */
export async function concludeEach(
  options: SyncOptions,
  missing: readonly string[],
  /** Of the pass, as it stays; null: outside of one. */
  state: SyncState | null,
  passId: string,
  checkHalted: CheckHalted,
): Promise<Concluded> {
  const counts = { gone: 0, disassociated: 0, unknown: 0 };
  for (const id of missing) {
    checkHalted();
    const customer = await options.store.customer(id);
    if (customer === null || !(await isStillOpen(options, id))) continue;
    const askedAt = options.clock.now();
    const alone = await askAlone(options.partnerCenter, customer);
    if (alone.conclusion === 'unknown') counts.unknown += 1;
    else if (alone.reading !== null) await stillThere(options, alone.reading, { state, passId, askedAt });
    else if (await isStillOpen(options, id)) {
      await gone(options, customer, alone);
      counts[alone.conclusion === 'disassociated' ? 'disassociated' : 'gone'] += 1;
    }
    options.tell('customer', id);
  }
  return counts;
}

/** False once somebody else (the gateway's answer) has concluded: that knows more than an empty listing. */
async function isStillOpen({ store }: SyncOptions, id: string): Promise<boolean> {
  const visibility = (await store.customer(id))?.visibility;
  return visibility === 'visible' || visibility === 'missing-from-listing';
}

async function stillThere(
  { store, clock, sourceName }: SyncOptions,
  reading: NonNullable<Alone['reading']>,
  { state, passId, askedAt }: { readonly state: SyncState | null; readonly passId: string; readonly askedAt: string },
): Promise<void> {
  const observedAt = clock.now();
  const news = await pageNews(store, { readings: [reading], askedAt, at: observedAt, source: sourceName, passId });
  await store.writeSyncPage({ passId, observedAt, source: sourceName, state, ...news });
}

/** An act whose answer is on its way or lost. The other side tells by the act's key what became of it and which request it is; a record cannot. */
const awaitsAnswer = (each: Case): boolean =>
  each.state === 'submitting' || each.state === 'deciding' || each.state === 'needs-check' || isUnheard(each);

/** The case that a DELETE record ends: the request that is pending, else a draft that somebody may have carried out in Partner Center. */
function endedByRecord(open: readonly Case[]): Case | null {
  if (open.some(awaitsAnswer)) return null;
  const [ended = null] = [...open.filter(({ pendingSince }) => pendingSince !== null), ...open];
  return ended !== null && nextState(ended, 'agreed') !== null ? ended : null;
}

/** The conclusion, its log entry and its notice in one transaction; with a DELETE record an open request ends with it. */
async function gone(options: SyncOptions, customer: Customer, { conclusion, record }: Alone): Promise<void> {
  const { store, clock, sourceName } = options;
  const to = conclusion === 'disassociated' ? 'disassociated' : 'no-longer-visible';
  const at = clock.now();
  const cases = (await store.casesOf(customer.customerId)).filter(({ state }) => !closedCaseStates.includes(state));
  const ended = record === null ? null : endedByRecord(cases);
  const open = ended ?? cases[0] ?? null;
  const entry = (operation: LogDraft['operation'], caseId: string | null): LogDraft => ({
    at,
    operation,
    result: 'ok',
    source: sourceName,
    customerId: customer.customerId,
    caseId,
    detail: record === null ? {} : { recordedAt: record.at },
    personal: { accountName: customer.accountName, ...(record === null || record.operator === '' ? {} : { operator: record.operator }) },
  });
  const notice = (kind: NoticeDraft['kind'], tag: string, values: NoticeDraft['values'] = {}): NoticeDraft => ({
    kind,
    tag,
    at,
    customerId: customer.customerId,
    caseId: open?.id ?? null,
    values: { ...noticeValues(customer), to, ...values },
  });
  const seen = entry(to === 'disassociated' ? 'customer-disassociated' : 'customer-no-longer-visible', open?.id ?? null);

  if (record !== null && ended !== null) {
    const closed = await closeCase(
      options,
      ended,
      customer,
      record,
      [seen, entry('case-agreed', ended.id)],
      [notice('answer', `answer:${ended.id}`, { why: 'record', state: 'disassociated', side: ended.side })],
    );
    if (closed) return;
  }
  await store.writeVisibility({
    customerId: customer.customerId,
    to,
    log: [seen],
    notices: [notice('no-longer-visible', `no-longer-visible:${customer.customerId}`)],
  });
}

/** False when another writer was first: the case is then theirs, and only the customer is ours to write. */
async function closeCase(
  { store, clock, sourceName, tell }: SyncOptions,
  open: Case,
  { customerId }: Customer,
  record: { readonly at: string; readonly operator: string },
  log: readonly LogDraft[],
  notices: readonly NoticeDraft[],
): Promise<boolean> {
  const at = clock.now();
  try {
    await store.writeCase({
      case: advance(open, { kind: 'agreed', at }),
      expected: ownedByEvents(open),
      event: { kind: 'agreed', at, source: sourceName, by: record.operator, note: '' },
      quota: null,
      visibility: { customerId, to: 'disassociated' },
      log,
      notices,
    });
  } catch (error) {
    if (error instanceof Fault && error.code === 'case-forbids') return false;
    throw error;
  }
  tell('request', open.id);
  tell('requests');
  return true;
}
