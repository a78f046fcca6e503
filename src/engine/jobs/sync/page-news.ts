import { closedCaseStates } from '../../../core/case/case.ts';
import { changedFields } from '../../../core/customer/changes.ts';
import type { Customer, CustomerReading } from '../../../core/customer/customer.ts';
import { customerValueKey } from '../../../core/customer/value-key.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import type { NoticeDraft } from '../../../core/notice/notice.ts';
import type { Store, Witness } from '../../../core/ports.ts';
import { noticeValues } from '../notice-values.ts';

/** What decides whether and how a request can go on. */
const matterForRequests: ReadonlySet<keyof CustomerReading> = new Set(['association', 'manager', 'frozen']);

export interface PageReading {
  readonly readings: readonly CustomerReading[];
  /** When the page was asked for; what was concluded since then is newer than the page. */
  readonly askedAt: string;
  readonly at: string;
  readonly source: 'api' | 'simulated' | 'import';
  readonly passId: string;
  /** Which of them were erased at this desk before, and when (UTC, oldest first). */
  readonly erasedAmong?: ErasedAmong | undefined;
  /** The desk begins with this reading: who is new has not joined. */
  readonly first?: boolean;
}
export type ErasedAmong = (
  customerIds: readonly string[],
) => Promise<readonly { readonly customerId: string; readonly at: readonly string[] }[]>;

/**
 * What a page says that was not known: to be written with the page, in its transaction. A customer that joined, changed or returned is
 * one log entry; a notice only where it returned, or where an open request may be touched. `customers`: the page without those that were
 * found to be gone while it was on its way (the gateway told so): the page is older than that, they have not returned; and without those
 * that are disassociated by a person's statement, a gateway or a DELETE record while the site still lists that same association: a listing
 * alone undoes none of these, as it concludes none. Only a new association date is a return.
 */
export async function pageNews(store: Store, page: PageReading): Promise<Witness & { readonly customers: readonly CustomerReading[] }> {
  const known = await Promise.all(page.readings.map(({ customerId }) => store.customer(customerId)));
  const unknown = page.readings.filter((_, index) => known[index] === null).map(({ customerId }) => customerId);
  const erased = await erasedBefore(page, unknown);
  const parts = await Promise.all(
    page.readings.map((reading, index) => {
      const before = known[index] ?? null;
      if (before !== null) return customerNews(store, page, reading, before);
      const erasedAt = erased.get(reading.customerId);
      return page.first === true && erasedAt === undefined ? nothing : joined(page, reading, erasedAt ?? null);
    }),
  );
  return {
    log: parts.flatMap(({ log }) => log),
    notices: parts.flatMap(({ notices }) => notices),
    customers: page.readings.filter((_, index) => parts[index] !== notTaken),
  };
}

const nothing: Witness = { log: [], notices: [] };
/** The reading is not written: what is known of the customer is newer, or rests on more than a listing. */
const notTaken: Witness = { log: [], notices: [] };

/** The last time each of these was erased here; those that never were are left out. */
async function erasedBefore(
  { erasedAmong }: PageReading,
  customerIds: readonly CustomerReading['customerId'][],
): Promise<ReadonlyMap<string, string>> {
  if (erasedAmong === undefined || customerIds.length === 0) return new Map();
  const found = await erasedAmong(customerIds);
  return new Map(found.flatMap(({ customerId, at }) => at.slice(-1).map((last) => [customerId, last] as const)));
}

/** One that was erased is a new customer, and the person is told: the listing is the partner's, and so is the choice to go on listing it. */
function joined(page: PageReading, reading: CustomerReading, erasedAt: string | null): Witness {
  if (erasedAt === null) return { log: [entryOf(page, reading, 'customer-joined', {})], notices: [] };
  const notice: NoticeDraft = {
    kind: 'erased-listed',
    tag: `erased-listed:${reading.customerId}`,
    at: page.at,
    customerId: reading.customerId,
    caseId: null,
    values: { ...noticeValues(reading), erasedOn: erasedAt.slice(0, 10) },
  };
  // Not in the chained detail: there it would tie the new pseudonym to the old one for ever.
  return { log: [entryOf(page, reading, 'customer-joined', {}, { erasedBefore: erasedAt })], notices: [notice] };
}

function entryOf(
  page: PageReading,
  reading: CustomerReading,
  operation: LogDraft['operation'],
  detail: LogDraft['detail'],
  personal: LogDraft['personal'] = {},
): LogDraft {
  return {
    at: page.at,
    operation,
    result: 'ok',
    source: page.source,
    customerId: reading.customerId,
    caseId: null,
    detail: { pass: page.passId, ...detail },
    personal: { accountName: reading.accountName, ...personal },
  };
}

async function customerNews(store: Store, page: PageReading, reading: CustomerReading, before: Customer): Promise<Witness> {
  const log = (operation: LogDraft['operation'], detail: LogDraft['detail'], personal: LogDraft['personal'] = {}): LogDraft =>
    entryOf(page, reading, operation, detail, personal);
  const fields = changedFields(before, reading);
  const returned = before.visibility === 'no-longer-visible' || before.visibility === 'disassociated';
  if (returned && before.changedAt >= page.askedAt) return notTaken;
  if (before.visibility === 'disassociated' && before.associatedOn === reading.associatedOn) {
    await tellStillListed(store, before, log('customer-still-listed', { associatedOn: reading.associatedOn }), page.at);
    return notTaken;
  }
  if (fields.length === 0 && !returned) return nothing;

  const notice = (kind: NoticeDraft['kind'], caseId: string | null, values: NoticeDraft['values']): NoticeDraft => ({
    kind,
    tag: `${kind}:${reading.customerId}`,
    at: page.at,
    customerId: reading.customerId,
    caseId,
    values: { ...noticeValues(reading), ...values },
  });
  const notices: NoticeDraft[] = [];
  const serious = fields.filter((field) => matterForRequests.has(field));
  const open =
    serious.length === 0 && !returned
      ? undefined
      : (await store.casesOf(reading.customerId)).find(({ state }) => !closedCaseStates.includes(state));
  if (returned) notices.push(notice('returned', open?.id ?? null, { was: before.visibility }));
  if (open !== undefined && serious.length > 0) notices.push(notice('changed', open.id, { fields: serious.join(','), side: open.side }));
  return {
    log: [
      ...(returned ? [log('customer-returned', { was: before.visibility })] : []),
      ...(fields.length === 0
        ? []
        : [log('customer-changed', { fields: fields.join(','), ...shift(before, reading) }, persons(before, reading))]),
    ],
    notices,
  };
}

/** Told once for each association, however often it is listed. */
async function tellStillListed(store: Store, customer: Customer, entry: LogDraft, at: string): Promise<void> {
  const key = customerValueKey(customer.customerId, 'still-listed');
  if ((await store.value(key)) === customer.associatedOn) return;
  const notice: NoticeDraft = {
    kind: 'still-listed',
    tag: `still-listed:${customer.customerId}`,
    at,
    customerId: customer.customerId,
    caseId: null,
    values: noticeValues(customer),
  };
  await store.writeValue(key, customer.associatedOn, { log: [entry], notices: [notice] });
}

/** Before and after of what is not personal. */
function shift(before: Customer, after: CustomerReading): LogDraft['detail'] {
  const frozen = before.frozen === after.frozen ? {} : { frozenBefore: before.frozen, frozen: after.frozen };
  const type =
    before.associationRaw === after.associationRaw
      ? {}
      : { associationTypeBefore: before.associationRaw, associationType: after.associationRaw };
  return { ...frozen, ...type };
}

function persons(before: Customer, after: CustomerReading): LogDraft['personal'] {
  return before.manager === after.manager ? {} : { managerBefore: before.manager, manager: after.manager };
}
