import type { CaseId } from '../../../core/case/case.ts';
import { maskAddress } from '../../../core/customer/mask.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';
import { throwOffline } from '../reach.ts';
import { readSettings } from '../settings.ts';
import { caseAndCustomer } from './confirm.ts';

/**
 * Asks the other side to send the partner's code (R17). It is typed for one act and never kept; where it went leaves masked, whatever the
 * other side wrote. Faults: role-may-not-act (R01),
 * capability-missing where the function is off or nothing can be sent, offline.
 */
export async function sendCode(
  desk: Desk,
  caseId: CaseId,
  purpose: 'submit' | 'approve' | 'reject',
): Promise<{ sentTo: string; expiresAt: string }> {
  const { case: each } = await caseAndCustomer(desk, caseId);
  const [settings, capabilities] = await Promise.all([readSettings(desk), desk.capabilities.current()]);
  if (settings.role !== 'administrator') throw new Fault('role-may-not-act', { role: settings.role });
  const by = purpose === 'submit' ? 'request' : 'decide';
  if (!desk.gateway || capabilities[by] !== 'api' || !capabilities.partnerCode)
    throw new Fault('capability-missing', { capability: 'code' });
  const { sentTo, expiresAt } = await desk.gateway.sendCode(each.customerId, purpose).catch(throwOffline);
  return { sentTo: maskAddress(sentTo), expiresAt };
}
