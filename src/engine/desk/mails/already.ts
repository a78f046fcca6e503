import type { MailRecord } from '../../../core/mail/mail.ts';
import type { ReadMail } from '../../../core/mail/reading.ts';
import type { Desk } from '../desk.ts';

/** How many mails without a Message-ID are compared by their bytes' digest. */
const MOST = 1000;

export interface Filed {
  /** The very same bytes. */
  readonly same: MailRecord | null;
  /** Mails with its Message-ID, the newest first. */
  readonly sameId: readonly MailRecord[];
  /** Mails that it replies or refers to. */
  readonly answered: readonly MailRecord[];
}

/** What is filed here already that has to do with a mail. */
export async function filedAbout(desk: Pick<Desk, 'store'>, mail: ReadMail): Promise<Filed> {
  const sameId = await desk.store.mailsByMessageId([mail.messageId]);
  const answered = await desk.store.mailsByMessageId([...mail.inReplyTo, ...mail.references]);
  const compared = mail.messageId === '' ? await desk.store.mails({ limit: MOST }) : sameId;
  return { same: compared.find(({ sha256 }) => sha256 === mail.sha256) ?? null, sameId, answered };
}
