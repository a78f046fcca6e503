import type { CaseId } from '../../../core/case/case.ts';
import { cleanForHeader } from '../../../core/consent/template.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { MailRecord } from '../../../core/mail/mail.ts';
import { consentDraft, consentLetter } from '../consent-letter.ts';
import type { Desk } from '../desk.ts';
import { customerOf } from '../find.ts';
import { tellMail } from './outbox-entry.ts';
import { fileLetter } from './outbox-letter.ts';
import { sendLetter } from './outbox-send.ts';

/**
 * Files the consent email as it is now and tries it once. A letter that is wrong is not even kept. Faults: those of making it, of filing it and
 * of sending it; mail-letter-wrong {code, count}; invalid-input {field: caseId} for a case of somebody else.
 */
export async function sendConsent(
  desk: Desk,
  asked: { readonly customerId: CustomerId; readonly caseId: CaseId | null; readonly again: boolean },
): Promise<MailRecord> {
  const customer = await customerOf(desk, asked.customerId);
  const about = asked.caseId === null ? null : await desk.store.case(asked.caseId);
  if (asked.caseId !== null && about?.case.customerId !== customer.customerId) throw new Fault('invalid-input', { field: 'caseId' });
  const letter = await consentLetter(desk, customer);
  const errors = (await consentDraft(desk, customer)).findings.filter(({ weight }) => weight === 'error');
  const [first] = errors;
  if (first) throw new Fault('mail-letter-wrong', { code: first.code, count: errors.length });
  const filed = await fileLetter(desk, { ...letter, kind: 'consent', customer, caseId: asked.caseId }, asked.again);
  tellMail(desk, filed);
  await demandStillSo(desk, filed);
  return sendLetter(desk, filed, false);
}

/**
 * A letter that waited may have become wrong: another registered address, recipient or name (R28). Its bytes are never changed; it is given up
 * and made anew. Fault mail-letter-wrong {reason: changed}.
 */
export async function demandStillSo(desk: Desk, mail: MailRecord): Promise<void> {
  if (mail.kind !== 'consent' || mail.customerId === null) return;
  const now = await consentLetter(desk, await customerOf(desk, mail.customerId));
  const same = mail.from[0]?.address === now.from && mail.to[0]?.address === now.to && mail.subject === cleanForHeader(now.subject);
  if (!same) throw new Fault('mail-letter-wrong', { reason: 'changed' });
}
