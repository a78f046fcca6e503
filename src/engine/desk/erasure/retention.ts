import type { DueList, KeepingState } from '../../../contract/erasure.ts';
import { dueSince, forEver, Retention } from '../../../core/erasure/retention.ts';
import type { Desk } from '../desk.ts';
import { readSettings } from '../settings.ts';
import { logged } from '../witness.ts';
import { administrator } from './administrator.ts';
import { accountHold, heldCustomers } from './holds.ts';

const KEY = 'retention';
/** Held customers of one answer. */
const LONGEST_LIST = 100;

export async function readRetention({ store }: Pick<Desk, 'store'>): Promise<Retention> {
  return Retention.safeParse(await store.value(KEY)).data ?? forEver;
}

/** Faults: role-may-not-act, operator-missing. */
export async function setRetention(desk: Desk, retention: Retention): Promise<KeepingState> {
  const { operator } = await administrator(desk);
  const detail = { years: retention.kind === 'years' ? retention.years : null };
  const entry = logged({ at: desk.clock.now(), operation: 'retention-set', source: 'person', detail, personal: { operator } });
  await desk.store.writeValue(KEY, retention, { log: [entry], notices: [] });
  desk.news.tell('settings', desk.info.account);
  desk.news.tell('log', desk.info.account);
  return keepingState(desk);
}

export async function keepingState(desk: Desk): Promise<KeepingState> {
  const [retention, hold, held, erased, settings] = await Promise.all([
    readRetention(desk),
    accountHold(desk),
    heldCustomers(desk),
    desk.store.log({ search: '', filters: { operation: 'customer-erased' }, before: null, limit: 1 }),
    readSettings(desk),
  ]);
  const shown = held.slice(0, LONGEST_LIST).map(async (one) => ({
    ...one,
    accountName: (await desk.store.customer(one.customerId))?.accountName ?? '',
  }));
  return {
    retention,
    accountHold: hold,
    held: await Promise.all(shown),
    heldTotal: held.length,
    erased: erased.total,
    mayAct: settings.role === 'administrator' && settings.operator.trim() !== '',
  };
}

/** Whose data is due: nobody while everything is kept for ever, or while a hold stands on the whole account. */
export async function dueList(
  desk: Desk,
  { offset, limit, until = null }: { readonly offset: number; readonly limit: number; readonly until?: string | null },
): Promise<DueList> {
  const { timeZone } = await readSettings(desk);
  const since = until ?? dueSince(await readRetention(desk), desk.clock.now(), timeZone);
  if (since === null || (await accountHold(desk)) !== null) return { until: since, total: 0, rows: [] };
  const except = (await heldCustomers(desk)).map(({ customerId }) => customerId);
  const { total, rows } = await desk.store.endedCustomers({ until: since, except, offset, limit });
  return { until: since, total, rows: [...rows] };
}
