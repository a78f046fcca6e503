import type { ReadMail } from '../mail/reading.ts';
import type { LetterToCheck } from './lint-letter.ts';

/**
 * What the linter can look at where only a harmless reading of a mail is left (an Outlook file, a mail too long to be a letter): characters
 * that are never shown are gone from it already.
 */
export function letterOfReading(mail: Pick<ReadMail, 'from' | 'to' | 'cc' | 'subject' | 'body' | 'attachments'>): LetterToCheck {
  return {
    senders: mail.from.map(({ address }) => address),
    recipients: mail.to.map(({ address }) => address),
    copies: mail.cc.map(({ address }) => address),
    subject: mail.subject,
    body: mail.body.text,
    html: null,
    attachments: mail.attachments.map(({ name }) => name),
  };
}
