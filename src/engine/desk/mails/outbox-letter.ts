import { createHash } from 'node:crypto';
import type { CaseId } from '../../../core/case/case.ts';
import { cleanForHeader } from '../../../core/consent/template.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import { MailId, type MailKind, type MailRecord } from '../../../core/mail/mail.ts';
import { emlBytes, type Letter } from '../../adapters/mail/eml.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { letterId } from '../letter.ts';
import { namedPerson } from '../person.ts';
import { logged } from '../witness.ts';
import { demandPracticeAddress } from './outbox-practice.ts';

/** A letter that is to leave through the partner's own mail server. */
export interface OutboxLetter {
  readonly kind: MailKind;
  readonly customer: Customer;
  readonly caseId: CaseId | null;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly attachments?: NonNullable<Letter['attachments']>;
}

/** How often the very same letter may be sent, each time by a person's will. */
const MOST = 1000;

/**
 * Keeps the exact bytes before anything is tried. The same letter is the same mail: its id follows from what it says, so that two clicks at
 * once keep it once; one that waits already is answered as it is. `again`: one that was sent is wanted anew, as another letter with a
 * Message-ID of its own. Faults: operator-missing, not-allowed-here {reason: practice-recipient}, case-forbids {state} for one that is on its
 * way or was perhaps sent, and without `again` for one that was sent.
 */
export async function fileLetter(desk: Desk, letter: OutboxLetter, again: boolean): Promise<MailRecord> {
  const { operator } = await namedPerson(desk);
  demandPracticeAddress(desk, letter.to);
  const base = letterId({ ...letter, what: letter.kind });
  for (let time = 1; time <= MOST; time += 1) {
    const messageId = `${base}${time === 1 ? '' : `.${time}`}@consent-desk.invalid`;
    const id = MailId.parse(`out-${sha256(messageId).slice(0, 32)}`);
    const found = await desk.store.mail(id);
    if (found === null) return keep(desk, letter, { id, messageId, operator });
    if (found.state === 'queued' || found.state === 'refused') return found;
    const over = found.state === 'discarded' || (again && found.state === 'sent');
    if (!over) throw new Fault('case-forbids', { state: found.state, event: 'mail' });
  }
  throw new Fault('case-forbids', { state: 'sent', event: 'mail' });
}

async function keep(
  desk: Desk,
  letter: OutboxLetter,
  { id, messageId, operator }: { readonly id: MailId; readonly messageId: string; readonly operator: string },
): Promise<MailRecord> {
  const at = desk.clock.now();
  const { from, to, subject, body, attachments } = letter;
  const raw = await emlBytes({
    ...{ from, to, subject, body, messageId, at },
    ...(attachments ? { attachments } : {}),
    simulated: isSimulated(desk),
    leaves: true,
  });
  const mail: MailRecord = {
    ...{ id, messageId, kind: letter.kind, state: 'queued', how: 'smtp', form: 'eml' },
    customerId: letter.customer.customerId,
    caseId: letter.caseId,
    inReplyTo: [],
    references: [],
    from: [{ name: '', address: from }],
    to: [{ name: '', address: to }],
    cc: [],
    subject: cleanForHeader(subject),
    date: at,
    filedAt: at,
    filedBy: operator,
    bytes: raw.length,
    sha256: sha256(raw),
    authentication: [],
    attempts: [],
  };
  const entry = logged({
    ...{ at, operation: 'mail-queued', customer: letter.customer, caseId: letter.caseId },
    detail: { kind: letter.kind, bytes: raw.length },
    personal: { operator, sender: from, recipient: to, messageId, sha256: mail.sha256 },
  });
  await desk.store.writeMail({ mail, raw, expected: null, log: [entry], notices: [] });
  return mail;
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
