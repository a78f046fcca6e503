import type { CaseEvidence } from '../../../core/evidence/case-evidence.ts';
import { Fault } from '../../../core/fault.ts';
import type { MailRecord } from '../../../core/mail/mail.ts';
import type { Desk } from '../desk.ts';
import { keptGatewayChecks } from '../gateway-check.ts';
import { quotaOf } from '../quota.ts';
import { readSettings } from '../settings.ts';
import { unlistedCustomer } from '../unlisted.ts';
import { bothVerdicts, factsAbout } from '../verdicts.ts';

/** More mails than any case has. */
const MOST_MAILS = 10_000;

/** Everything that is known of a case, in clear. Fault not-found. */
export async function gatherCase(desk: Desk, caseId: string): Promise<CaseEvidence> {
  const found = await desk.store.case(caseId);
  if (!found) throw new Fault('not-found', { what: 'case' });
  const { case: each, events } = found;
  const customer = await desk.store.customer(each.customerId);
  const judged = customer ?? unlistedCustomer(each);
  const [settings, quota, verdicts, facts, checks] = await Promise.all([
    readSettings(desk),
    quotaOf(desk, judged.customerId, each.side),
    bothVerdicts(desk, judged, each.side),
    factsAbout(desk, judged),
    keptGatewayChecks(desk, judged.customerId, each.side),
  ]);
  const partner = { accountName: settings.partnerAccountName, email: settings.partnerEmail };
  return { case: each, events, customer, partner, quota, verdicts, facts, checks };
}

/** The mails of a case, oldest filed first. */
export async function mailsOfCase(desk: Pick<Desk, 'store'>, caseId: string): Promise<readonly MailRecord[]> {
  return [...(await desk.store.mails({ caseId, limit: MOST_MAILS }))].reverse();
}
