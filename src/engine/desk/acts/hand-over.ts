import type { Delivered } from '../../../contract/define.ts';
import { nextState } from '../../../core/case/machine.ts';
import { caseSummary } from '../../../core/case/summary.ts';
import { maskName } from '../../../core/customer/mask.ts';
import { Fault } from '../../../core/fault.ts';
import { pickPath } from '../../../core/guide/guide.ts';
import type { Verdict } from '../../../core/rule/finding.ts';
import { words } from '../../words/words.ts';
import { handOverFile } from '../case-file.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { deliver, saveDocument, type Way } from '../letter.ts';
import { quotaOf } from '../quota.ts';
import { readSettings } from '../settings.ts';
import { transition } from '../transition.ts';
import { bothVerdicts } from '../verdicts.ts';
import { logged } from '../witness.ts';
import { caseAndCustomer } from './confirm.ts';

/**
 * Writes the case summary for the administrator and, once it is handed out, puts the case with that person. Nothing changes when the person
 * cancels the file dialog. Faults: invalid-input (nobody named), case-forbids.
 */
export async function handOver(
  desk: Desk,
  given: { readonly caseId: string; readonly to: string; readonly way: Way | 'case-file' },
): Promise<Delivered> {
  const { case: each, customer } = await caseAndCustomer(desk, given.caseId);
  const to = given.to.trim();
  if (to === '') throw new Fault('invalid-input', { field: 'to' });
  if (nextState(each, 'handed-over') === null) throw new Fault('case-forbids', { state: each.state, event: 'handed-over' });
  const [settings, verdicts, quota] = await Promise.all([
    readSettings(desk),
    bothVerdicts(desk, customer, each.side),
    quotaOf(desk, customer.customerId, each.side),
  ]);
  const simulated = isSimulated(desk);
  const at = desk.clock.now();
  const body = caseSummary({
    case: each,
    accountName: customer.accountName,
    customerName: maskName(customer.name),
    partnerAccountName: settings.partnerAccountName,
    preparedBy: settings.operator,
    handedTo: to,
    at,
    // A mail client takes only a short letter from an address: there only what has to be done.
    verdicts: given.way === 'mail' ? verdicts.map(onlyToDo) : verdicts,
    quota,
    way: pickPath({ site: desk.info.site, partnerType: desk.info.partnerType, side: each.side }),
    simulated,
  });
  const subject = words(simulated ? 'summary.subjectSimulated' : 'summary.subject', { accountName: customer.accountName });
  const about = { what: 'summary', accountName: customer.accountName };
  const delivered =
    given.way === 'case-file'
      ? await saveDocument(desk, about, handOverFile(desk, { case: each, customer, settings, to, at, summary: body }))
      : await deliver(desk, { ...about, from: null, to: null, subject, body }, given.way);
  if (delivered.kind === 'cancelled') return delivered;
  const made = logged({
    at,
    operation: 'summary-made',
    customer,
    caseId: each.id,
    detail: { way: given.way },
    personal: { operator: settings.operator },
  });
  await transition(desk, {
    case: each,
    customer,
    step: { kind: 'handed-over', handedTo: to },
    source: 'app',
    by: settings.operator,
    personal: { handedTo: to },
    before: [made],
  });
  return delivered;
}

const onlyToDo = (verdict: Verdict): Verdict => ({
  ...verdict,
  findings: verdict.findings.filter(({ state }) => state !== 'satisfied' && state !== 'not-applicable'),
});
