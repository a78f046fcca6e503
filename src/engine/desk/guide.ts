import type { Guide } from '../../contract/requests.ts';
import { Fault } from '../../core/fault.ts';
import { pickPath } from '../../core/guide/guide.ts';
import { caseAndCustomer } from './acts/confirm.ts';
import type { Desk } from './desk.ts';
import { namedPerson } from './person.ts';
import { readSettings } from './settings.ts';
import { logged } from './witness.ts';

/** What the person needs in Partner Center for one request: where to sign in, which way to go, what to paste. Never a code. */
export async function guideOf(desk: Desk, caseId: string): Promise<Guide> {
  const { case: each, customer } = await caseAndCustomer(desk, caseId);
  const { site, partnerType, signInAddress } = desk.info;
  const { path, documented } = pickPath({ site, partnerType, side: each.side });
  return {
    site,
    partnerType,
    documented,
    path,
    signInAddress: signInAddress || null,
    values: [
      { kind: 'account-name', text: customer.accountName },
      { kind: 'customer-id', text: customer.customerId },
    ],
  };
}

/**
 * The person turns to Partner Center: logged as that and as no more. The guide itself once a day for each person; the sign-in every time,
 * before it is opened. Faults: operator-missing, capability-missing where no address is kept.
 */
export async function openGuide(desk: Desk, caseId: string, what: 'guide' | 'sign-in'): Promise<void> {
  const { case: each, customer } = await caseAndCustomer(desk, caseId);
  const { signInAddress } = desk.info;
  if (what === 'sign-in' && !signInAddress) throw new Fault('capability-missing', { capability: 'sign-in' });
  const { operator } = what === 'sign-in' ? await namedPerson(desk) : await readSettings(desk);
  const at = desk.clock.now();
  if (what === 'guide' && (await openedToday(desk, caseId, at, operator))) return;
  const detail = { what, side: each.side };
  await desk.store.appendLog([logged({ at, operation: 'guide-opened', customer, caseId: each.id, detail, personal: { operator } })]);
  desk.news.tell('log', desk.info.account);
  if (what === 'sign-in' && signInAddress) await desk.host.openLink(signInAddress);
}

async function openedToday(desk: Desk, caseId: string, at: string, operator: string): Promise<boolean> {
  const filters = { caseId, operation: 'guide-opened', from: `${at.slice(0, 10)}T00:00:00Z` } as const;
  const { rows } = await desk.store.log({ search: '', filters, before: null, limit: 50 });
  return rows.some(({ entry, personal }) => entry.detail.what === 'guide' && (personal?.operator ?? '') === operator);
}
