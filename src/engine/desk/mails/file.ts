import { randomUUID } from 'node:crypto';
import type { CaseId } from '../../../core/case/case.ts';
import type { Customer, CustomerId } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import { addressLine } from '../../../core/mail/addresses.ts';
import { cut } from '../../../core/mail/harmless.ts';
import { MailId, type MailKind, type MailRecord } from '../../../core/mail/mail.ts';
import type { Desk } from '../desk.ts';
import { namedPerson } from '../person.ts';
import { logged } from '../witness.ts';
import { filedAbout } from './already.ts';
import type { WholeMail } from './held.ts';
import { settledBy } from './settle-copy.ts';

/** Where a mail belongs, as a person decided. */
export interface Place {
  readonly kind: MailKind;
  readonly customerId: CustomerId | null;
  readonly caseId: CaseId | null;
}

/**
 * Files a dropped mail with its bytes as they are. The copy of a letter that was made here settles that letter as sent, in the same
 * transaction. The same bytes are filed once: again, they are filed where they are wanted now. Faults: operator-missing, not-found, invalid-input {field: caseId}.
 */
export async function fileMail(
  desk: Desk,
  { mail, bytes }: WholeMail,
  decided: Place & { readonly direction: 'sent' | 'received' },
): Promise<MailId> {
  const { operator } = await namedPerson(desk);
  const { customer, ...place } = await placeOf(desk, decided);
  const { same, sameId } = await filedAbout(desk, mail);
  const isSent = decided.direction === 'sent' && !mail.unsent;
  const settled = isSent ? await settledBy(desk, mail, sameId, { operator, customer }) : [];
  const also = settled.map((each) => ({ mail: each.mail, expected: each.expected }));
  const log = settled.map(({ entry }) => entry);
  if (same !== null) {
    const [first, ...others] = also;
    if (first) await desk.store.writeMail({ ...first, raw: null, also: others, log, notices: [] });
    for (const each of settled) tell(desk, each.mail);
    await refileMail(desk, same.id, decided);
    return same.id;
  }
  const record: MailRecord = {
    id: MailId.parse(randomUUID()),
    state: decided.direction === 'received' ? 'received' : isSent ? 'sent' : 'made',
    how: 'dropped',
    ...place,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    date: mail.date,
    filedAt: desk.clock.now(),
    filedBy: operator,
    form: mail.form,
    bytes: mail.bytes,
    sha256: mail.sha256,
    authentication: mail.authentication,
    attempts: [],
  };
  await desk.store.writeMail({
    mail: record,
    raw: bytes,
    expected: null,
    also,
    log: [...log, filedEntry('mail-filed', record.filedAt, record, customer, operator)],
    notices: [],
  });
  for (const each of [record, ...settled.map((one) => one.mail)]) tell(desk, each);
  return record.id;
}

/** Files a mail elsewhere; what it is stays as it was read. Faults: operator-missing, not-found, invalid-input {field: caseId}. */
export async function refileMail(desk: Desk, mailId: MailId, decided: Place): Promise<void> {
  const { operator } = await namedPerson(desk);
  const before = await mailOf(desk, mailId);
  const { customer, ...place } = await placeOf(desk, decided);
  if (before.kind === place.kind && before.customerId === place.customerId && before.caseId === place.caseId) return;
  const after: MailRecord = { ...before, ...place };
  const entry = filedEntry('mail-refiled', desk.clock.now(), after, customer, operator);
  await desk.store.writeMail({ mail: after, raw: null, expected: before, log: [entry], notices: [] });
  tell(desk, before);
  tell(desk, after);
}

/** Fault not-found. */
export async function mailOf(desk: Pick<Desk, 'store'>, mailId: MailId): Promise<MailRecord> {
  const mail = await desk.store.mail(mailId);
  if (mail === null) throw new Fault('not-found', { what: 'mail' });
  return mail;
}

/** A case names its customer; a customer that is given beside it must be the same. */
async function placeOf(desk: Desk, { kind, customerId, caseId }: Place): Promise<Place & { readonly customer: Customer | null }> {
  const found = caseId === null ? null : await desk.store.case(caseId);
  if (caseId !== null && found === null) throw new Fault('not-found', { what: 'case' });
  if (found !== null && customerId !== null && found.case.customerId !== customerId) throw new Fault('invalid-input', { field: 'caseId' });
  const whose = found?.case.customerId ?? customerId;
  const customer = whose === null ? null : await desk.store.customer(whose);
  // The customer of a case may not be listed yet; one that is named by itself has to be.
  if (whose !== null && customer === null && found === null) throw new Fault('not-found', { what: 'customer' });
  return { kind, customerId: whose, caseId, customer };
}

/**
 * Digest and form stand in the chain; who wrote to whom about what can be erased with the customer. Of a mail of no customer the log says
 * neither: nobody's erasing would reach it there; the mail itself keeps it.
 */
function filedEntry(
  operation: 'mail-filed' | 'mail-refiled',
  at: string,
  record: MailRecord,
  customer: Customer | null,
  operator: string,
): LogDraft {
  const { kind, state, form, bytes, sha256, caseId, customerId } = record;
  const entry = logged({
    at,
    operation,
    result: 'stated',
    source: 'person',
    customer,
    caseId,
    detail: { mailId: record.id, kind, state, form, bytes, sha256 },
    personal: { operator, ...(customerId === null ? {} : correspondence(record)) },
  });
  return { ...entry, customerId: entry.customerId ?? customerId };
}

const correspondence = ({ subject, from, to }: MailRecord) => ({
  subject,
  sender: cut(addressLine(from), 1000),
  recipient: cut(addressLine(to), 1000),
});

function tell(desk: Desk, { id, customerId, caseId }: MailRecord): void {
  const { account } = desk.info;
  desk.news.tell('mails', account, id);
  desk.news.tell('log', account);
  if (customerId !== null) desk.news.tell('customer', account, customerId);
  if (caseId !== null) desk.news.tell('request', account, caseId);
}
