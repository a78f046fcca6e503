import type { CaseDetail } from '../../contract/requests.ts';
import { lastStatement } from '../../core/case/statement.ts';
import { Fault } from '../../core/fault.ts';
import { allowedActs } from './acts/allowed.ts';
import { connectionSays } from './connection-says.ts';
import type { Desk } from './desk.ts';
import { quotaOf } from './quota.ts';
import { caseRow, customerRow, openCaseOf } from './rows.ts';
import { readSettings } from './settings.ts';
import { unlistedCustomer } from './unlisted.ts';
import { bothVerdicts, indexRow } from './verdicts.ts';

/** Everything the page of one request shows; a request can come before its customer was ever listed, and is shown all the same. Fault not-found. */
export async function caseDetail(desk: Desk, caseId: string): Promise<CaseDetail> {
  const found = await desk.store.case(caseId);
  if (!found) throw new Fault('not-found', { what: 'case' });
  const { case: each, events } = found;
  const listed = await desk.store.customer(each.customerId);
  const customer = listed ?? unlistedCustomer(each);
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
    listed: listed !== null,
    role: settings.role,
    capabilities,
    canSend: desk.gateway !== null,
    away: desk.reach.now.state === 'offline',
  });
  const statement = lastStatement(each);
  const verdict = indexRow(customer.customerId, '', own[0], own[1]);
  return {
    row: caseRow(each, listed, now, settings.timeZone),
    case: each,
    customer: customerRow({ customer, verdict, openCase: openCaseOf(cases) }, now),
    events: [...events],
    verdicts: [...verdicts],
    quota,
    acts: allowed.acts,
    why: allowed.why,
    codeNeeded: capabilities.partnerCode,
    connectionSays: await connectionSays(desk, each),
    lastStatement: statement && { kind: statement.kind, by: statement.by },
    deadline: null,
  };
}
