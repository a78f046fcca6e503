import type { CaseDetail } from '../../contract/requests.ts';
import { allowedActs } from './acts/allowed.ts';
import { caseAndCustomer } from './acts/confirm.ts';
import type { Desk } from './desk.ts';
import { quotaOf } from './quota.ts';
import { caseRow, customerRow, openCaseOf } from './rows.ts';
import { readSettings } from './settings.ts';
import { bothVerdicts, indexRow } from './verdicts.ts';

/** Everything the page of one request shows. Fault not-found. */
export async function caseDetail(desk: Desk, caseId: string): Promise<CaseDetail> {
  const { case: each, events, customer } = await caseAndCustomer(desk, caseId);
  const now = desk.clock.now();
  const [settings, capabilities, cases, quota, own, verdicts] = await Promise.all([
    readSettings(desk),
    desk.capabilities.current(),
    desk.store.casesOf(customer.customerId),
    quotaOf(desk, customer.customerId, each.side),
    bothVerdicts(desk, customer, 'partner'),
    bothVerdicts(desk, customer, each.side),
  ]);
  const allowed = allowedActs({
    case: each,
    role: settings.role,
    capabilities,
    canSend: desk.gateway !== null,
    away: desk.reach.now.state === 'offline',
  });
  const verdict = indexRow(customer.customerId, own[0], own[1]);
  return {
    row: caseRow(each, customer, now, settings.timeZone),
    case: each,
    customer: customerRow({ customer, verdict, openCase: openCaseOf(cases) }, now),
    events: [...events],
    verdicts: [...verdicts],
    quota,
    acts: allowed.acts,
    why: allowed.why,
    codeNeeded: capabilities.partnerCode,
    deadline: null,
  };
}
