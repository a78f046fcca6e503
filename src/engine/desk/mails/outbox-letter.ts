import { createHash } from 'node:crypto';
import type { CaseId } from '../../../core/case/case.ts';
import { cleanForHeader } from '../../../core/consent/template.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import { MailId, type MailKind, type MailRecord } from '../../../core/mail/mail.ts';
import { emlBytes, type Letter } from '../../adapters/mail/eml.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { letterId, messageIdOf } from '../letter.ts';
import { isOfAnother, MOST_LETTERS } from '../letter-number.ts';
import { namedPerson } from '../person.ts';
import { logged } from '../witness.ts';
import { mailEntry, writeOutbox } from './outbox-entry.ts';
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

/**
 * Keeps the exact bytes before anything is tried. The same letter is the same mail: its id follows from what it says, so that two clicks at
 * once keep it once; one that waits already is answered as it is, under the case it is now about. Another case has a letter of its own. `again`:
 * one that was sent, whichever way, is wanted anew, as another letter with a Message-ID of its own. Faults: operator-missing, not-allowed-here {reason: practice-recipient}, case-forbids {state} for one that is on its
 * way or was perhaps sent, and without `again` for one that was sent.
 */
export async function fileLetter(desk: Desk, letter: OutboxLetter, again: boolean): Promise<MailRecord> {
  const { operator } = await namedPerson(desk);
  demandPracticeAddress(desk, letter.to);
  const base = letterId({ ...letter, what: letter.kind });
  const about = { customerId: letter.customer.customerId, caseId: letter.caseId };
  for (let number = 1; number <= MOST_LETTERS; number += 1) {
    const messageId = messageIdOf(base, number);
    const id = MailId.parse(`out-${sha256(messageId).slice(0, 32)}`);
    const there = await desk.store.mailsByMessageId([messageId]);
    const found = there.find((mail) => mail.id === id);
    const went = there.some(({ state }) => state === 'sent');
    if (went && !again) throw new Fault('case-forbids', { state: 'sent', event: 'mail' });
    const others = there.some((mail) => isOfAnother(mail, about));
    if (found === undefined && !went && !others) return keep(desk, letter, { id, messageId, operator });
    const waits = found?.state === 'queued' || found?.state === 'refused';
    if (found && waits && !isOfAnother(found, about)) return underCase(desk, found, letter.caseId, operator);
    const open = found?.state === 'sending' || found?.state === 'perhaps-sent';
    if (found && open) throw new Fault('case-forbids', { state: found.state, event: 'mail' });
  }
  throw new Fault('case-forbids', { state: 'sent', event: 'mail' });
}

/** A letter that waited under no case takes the case it is now about. */
async function underCase(desk: Desk, mail: MailRecord, caseId: CaseId | null, operator: string): Promise<MailRecord> {
  if (mail.caseId !== null || caseId === null) return mail;
  const after = { ...mail, caseId };
  const entry = await mailEntry(desk, after, 'mail-refiled', { result: 'stated', source: 'person', personal: { operator } });
  await writeOutbox(desk, after, { caseId: null, state: mail.state, attempts: mail.attempts }, entry);
  return after;
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
