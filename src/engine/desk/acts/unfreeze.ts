import type { FreezeKind, UnfreezeRow } from '../../../contract/freezes.ts';
import type { ActKey } from '../../../core/case/case.ts';
import type { Customer, CustomerId } from '../../../core/customer/customer.ts';
import { Fault, type FaultData } from '../../../core/fault.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import type { ActRow } from '../../../core/ports.ts';
import { type Desk, readingSource } from '../desk.ts';
import { customerOf } from '../find.ts';
import { namedPerson } from '../person.ts';
import { leavesUnknown } from '../reach.ts';
import { recheck } from '../recheck.ts';
import { logged } from '../witness.ts';
import { type Kept, keepUnfreeze, keptUnfreeze, learnPermission, whyNot } from './unfreeze-state.ts';

export interface Unfreezing {
  readonly customerIds: readonly CustomerId[];
  /** Which kind of freezing it was, as the person states it: unfreezing must name the same (R05, R06). */
  readonly kind: FreezeKind;
  readonly reason: string;
  /** The person was told that the customers can spend again. */
  readonly understood: boolean;
  readonly actKey: ActKey;
}

const underWay = new Set<ActKey>();

type Row = Pick<UnfreezeRow, 'customerId' | 'result' | 'fault'>;

/**
 * Unfreezes customers that were frozen by hand; the app never freezes. Everything is read again first, the intent is written for each
 * customer, then it is sent once; what became of each stands in its own row and in the log. The sources name a permission item and not the
 * administrator for it (facts.md 4.0), so the site decides who may. Faults: see the contract.
 */
export async function unfreeze(desk: Desk, given: Unfreezing): Promise<UnfreezeRow[]> {
  // What is kept of a key is written after the reading: a second delivery of the same confirmation must not pass meanwhile.
  if (underWay.has(given.actKey)) throw new Fault('act-key-reused');
  underWay.add(given.actKey);
  try {
    return await unfreezeOnce(desk, given);
  } finally {
    underWay.delete(given.actKey);
  }
}

async function unfreezeOnce(desk: Desk, given: Unfreezing): Promise<UnfreezeRow[]> {
  const { operator } = await namedPerson(desk);
  if (!given.understood) throw new Fault('not-understood');
  const reason = given.reason.trim();
  if (reason === '') throw new Fault('invalid-input', { field: 'reason' });
  const { partnerActs } = desk;
  if (!partnerActs) throw new Fault('capability-missing', { capability: 'unfreeze' });
  const known = await customersOf(desk, given);

  const { read, unread } = await readAgain(desk, known);
  const frozen = read.filter((customer) => whyNot(desk, customer) === null);
  // Reading can show that one has moved to another reseller since.
  oneReseller(frozen);
  const others = read.filter((customer) => !frozen.includes(customer)).map((customer) => notSent(desk, customer));
  const rows: Row[] = [...unread, ...others];
  if (frozen.length > 0) {
    await intend(desk, frozen, given, operator, reason);
    const customerIds = frozen.map(({ customerId }) => customerId);
    const resellerId = frozen[0]?.resellerId ?? '';
    const send = () => partnerActs.unfreeze({ customerIds, resellerId, kind: given.kind, reason });
    const answered = await answersOf(desk, frozen, send);
    for (const row of answered) await settle(desk, row, frozen, given, operator);
    rows.push(...answered);
  }
  const seen = new Map<CustomerId, boolean | null>();
  // One that cannot be read leaves the others read.
  for (const id of given.customerIds) seen.set(id, (await look(desk, [id]).catch(() => []))[0]?.frozen ?? null);
  return known.map(({ customerId, accountName }) => {
    const row = rows.find((each) => each.customerId === customerId) ?? { customerId, result: 'unknown' as const, fault: null };
    return { ...row, accountName, frozenNow: seen.get(customerId) ?? null };
  });
}

/** Each as it is now. Of several, one that cannot be read is not sent and does not hold up the others. Faults: offline, of one alone any. */
async function readAgain(desk: Desk, known: readonly Customer[]): Promise<{ readonly read: Customer[]; readonly unread: Row[] }> {
  const read: Customer[] = [];
  const unread: Row[] = [];
  for (const customer of known) {
    try {
      read.push(await recheck(desk, customer));
    } catch (error) {
      if (!(error instanceof Fault) || error.code === 'offline' || known.length === 1) throw error;
      unread.push({ customerId: customer.customerId, result: 'not-sent', fault: error.data });
    }
  }
  return { read, unread };
}

/** The customers meant, all of one side: one call names one reseller. Faults: invalid-input, act-key-reused, not-found. */
async function customersOf(desk: Desk, { customerIds, actKey }: Unfreezing): Promise<readonly Customer[]> {
  if (new Set(customerIds).size !== customerIds.length) throw new Fault('invalid-input', { field: 'customerIds' });
  const known = await Promise.all(customerIds.map((id) => customerOf(desk, id)));
  oneReseller(known);
  for (const id of customerIds) if ((await keptUnfreeze(desk, id))?.actKey === actKey) throw new Fault('act-key-reused');
  return known;
}

/** One call names one reseller (facts.md 4.2). Fault invalid-input. */
function oneReseller(customers: readonly Customer[]): void {
  if (new Set(customers.map(({ resellerId }) => resellerId)).size > 1)
    throw new Fault('invalid-input', { field: 'customerIds', reason: 'resellers' });
}

function notSent(desk: Desk, customer: Customer): Row {
  const why = whyNot(desk, customer);
  if (why === 'not-frozen') return { customerId: customer.customerId, result: 'not-frozen', fault: null };
  const fault: FaultData = why === 'gone' ? { code: 'not-this-partners-customer' } : { code: 'capability-missing', detail: { why } };
  return { customerId: customer.customerId, result: 'not-sent', fault };
}

/** Until an answer is written, what is kept says that none came: a crash leaves exactly that. */
async function intend(
  desk: Desk,
  frozen: readonly Customer[],
  { kind, actKey }: Unfreezing,
  operator: string,
  reason: string,
): Promise<void> {
  const at = desk.clock.now();
  for (const customer of frozen) {
    const detail = { kind, actKey, customers: frozen.length };
    const entry = logged({ at, operation: 'unfreeze-intended', customer, detail, personal: { operator, reason } });
    const kept: Kept = { at, by: operator, kind, actKey, result: 'unknown', fault: null, seen: null };
    await keepUnfreeze(desk, customer.customerId, kept, [entry]);
  }
}

/** What the one sending came to, for each customer. A refusal of the whole call is one of each. */
async function answersOf(desk: Desk, frozen: readonly Customer[], send: () => Promise<readonly ActRow[]>): Promise<readonly Row[]> {
  const all = (result: Row['result'], fault: FaultData): readonly Row[] => frozen.map(({ customerId }) => ({ customerId, result, fault }));
  try {
    const rows = await send();
    // It is done, whatever becomes of what we learn from it.
    await learnPermission(desk, 'works').catch(() => {});
    return frozen.map(({ customerId }): Row => {
      const fault = rows.find((row) => row.customerId === customerId)?.fault ?? null;
      return { customerId, result: fault === null ? 'unfrozen' : 'refused', fault };
    });
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault('internal');
    if (fault.code === 'forbidden') await learnPermission(desk, 'refused').catch(() => {});
    if (fault.detail.sent === false) return all('not-sent', fault.data);
    return all(leavesUnknown(fault) ? 'unknown' : 'refused', fault.data);
  }
}

async function settle(desk: Desk, row: Row, frozen: readonly Customer[], { kind, actKey }: Unfreezing, operator: string): Promise<void> {
  const at = desk.clock.now();
  const customer = frozen.find(({ customerId }) => customerId === row.customerId) ?? null;
  const results = { unfrozen: 'ok', unknown: 'unknown' } as const;
  const result: LogDraft['result'] = row.result === 'unfrozen' || row.result === 'unknown' ? results[row.result] : 'refused';
  const detail = { kind, actKey, became: row.result, fault: row.fault?.code ?? null, apiCode: row.fault?.detail?.apiCode ?? null };
  const entry = logged({
    at,
    operation: 'unfreeze-answered',
    result,
    source: readingSource(desk),
    customer,
    detail,
    personal: { operator },
  });
  await keepUnfreeze(desk, row.customerId, { at, by: operator, kind, actKey, result: row.result, fault: row.fault, seen: null }, [entry]);
  desk.news.tell('customer', desk.info.account, row.customerId);
  desk.news.tell('log', desk.info.account);
}

/** Reads again whether they are frozen, which is how an act without an answer is settled; nothing is sent. Fault offline. */
export async function look(
  desk: Desk,
  customerIds: readonly CustomerId[],
): Promise<{ readonly customerId: CustomerId; readonly frozen: boolean | null }[]> {
  const rows: { customerId: CustomerId; frozen: boolean | null }[] = [];
  for (const customerId of customerIds) {
    const now = await recheck(desk, await customerOf(desk, customerId));
    const read = now.visibility === 'visible';
    rows.push({ customerId, frozen: read ? now.frozen : null });
    const kept = await keptUnfreeze(desk, customerId);
    if (!kept || !read) continue;
    await keepUnfreeze(desk, customerId, { ...kept, seen: { at: desk.clock.now(), frozen: now.frozen } }, []);
    desk.news.tell('customer', desk.info.account, customerId);
  }
  return rows;
}
