import type { MailLine, MailReading } from '../../../contract/mails.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { addressLine } from '../../../core/mail/addresses.ts';
import { cut } from '../../../core/mail/harmless.ts';
import type { MailAddress, MailRecord } from '../../../core/mail/mail.ts';
import type { ReadMail } from '../../../core/mail/reading.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { readSettings } from '../settings.ts';
import { maskedLine, maskedSubject } from './masked.ts';
import { shownAttempt } from './outbox-line.ts';

/** A filed mail as lists show it: our registered address in clear, everybody else's masked, names of people left out. */
export async function mailLine(desk: Pick<Desk, 'store' | 'info'>, record: MailRecord): Promise<MailLine> {
  const [line] = await mailLines(desk, [record]);
  if (line === undefined) throw new Error('one record gives one line');
  return line;
}

export async function mailLines(desk: Pick<Desk, 'store' | 'info'>, records: readonly MailRecord[]): Promise<MailLine[]> {
  const { partnerEmail } = await readSettings(desk);
  const customers = new Map<string, Customer | null>();
  for (const { customerId } of records)
    if (customerId !== null && !customers.has(customerId)) customers.set(customerId, await desk.store.customer(customerId));
  return records.map((record) => {
    const customer = (record.customerId === null ? null : customers.get(record.customerId)) ?? null;
    const { id, kind, state, how, form, caseId, customerId, date, filedAt, filedBy, bytes, sha256 } = record;
    return {
      ...{ id, kind, state, how, form, caseId, customerId, date, filedAt, filedBy, bytes, sha256 },
      accountName: customer?.accountName ?? null,
      subject: maskedSubject(record.subject, customer),
      from: maskedLine(record.from, partnerEmail),
      to: maskedLine(record.to, partnerEmail),
      lastAttempt: record.attempts.map(shownAttempt).at(-1) ?? null,
      simulated: isSimulated(desk),
    };
  });
}

/** A mail as a page shows it once a person asked to see it. */
export function shownReading(mail: ReadMail): MailReading {
  const { form, bytes, sha256, body, attachments, authentication, oddities, subject, date, messageId } = mail;
  const line = (addresses: readonly MailAddress[]) => cut(addressLine(addresses), 4000);
  return {
    ...{ form, bytes, sha256, body, attachments, authentication, oddities },
    headers: { from: line(mail.from), to: line(mail.to), cc: line(mail.cc), subject, date, messageId },
  };
}
