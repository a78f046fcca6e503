import { z } from 'zod';
import { MailId } from '../core/mail/mail.ts';
import { askDesk, text } from './define.ts';
import { MailLine } from './mails.ts';

const which = { mailId: MailId };

/** Letters that leave through the partner's own mail server. Sending never rejects for what the server did: the line says what it came to. */
export const outbox = {
  /** Letters that wait for a person: not sent, refused, on their way or perhaps sent. */
  list: askDesk({}).output(z.object({ rows: z.array(MailLine) })),
  /**
   * Sends a letter once, after this click; it keeps its bytes and its Message-ID. `again` must be true for one that was perhaps sent, as the
   * customer may get it twice. Faults: not-found, case-forbids {state}, mail-letter-wrong when what it says is no longer so,
   * not-allowed-here {reason: practice-recipient}.
   */
  sendNow: askDesk({ ...which, again: z.boolean() }).output(z.object({ mail: MailLine })),
  /** A person found out what became of a letter that was perhaps sent. Faults: not-found, case-forbids {state}, operator-missing. */
  settle: askDesk({ ...which, became: z.enum(['sent', 'not-sent']), note: text(500) }).output(z.object({ mail: MailLine })),
  /** Gives a letter up that certainly is not on its way. Faults: not-found, case-forbids {state}. */
  discard: askDesk(which).output(z.object({})),
};
