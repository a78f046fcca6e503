import { z } from 'zod';
import { MailId } from '../core/mail/mail.ts';
import { askDesk, Delivered } from './define.ts';

/** Pictures of filed mails, for a ticket. */
export const pictures = {
  /** What draws here, such as `Consent Desk` or `Chromium`; null where nothing does: then `picture` is refused. */
  printer: askDesk({}).output(z.object({ name: z.string().nullable() })),
  /**
   * The mail drawn as it was filed, marked with how it stands now, in clear; said in the log. Faults: not-found, mail-unreadable {reason},
   * picture-unavailable, picture-failed {reason}, disk-full, disk-read-only.
   */
  picture: askDesk({ mailId: MailId, form: z.enum(['pdf', 'png']) }).output(Delivered),
};
