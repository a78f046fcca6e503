import type { LogDraft } from '../../../core/log/entry.ts';
import type { MailRecord } from '../../../core/mail/mail.ts';
import type { Desk } from '../desk.ts';
import { logged } from '../witness.ts';

/** The log's entry about a letter: under its customer and case, with its Message-ID and the digest of its bytes. */
export async function mailEntry(
  desk: Pick<Desk, 'store' | 'clock'>,
  mail: MailRecord,
  operation: LogDraft['operation'],
  more: Partial<Pick<LogDraft, 'result' | 'source' | 'detail' | 'personal'>>,
): Promise<LogDraft> {
  const { customerId, caseId, kind, messageId, sha256 } = mail;
  const customer = customerId === null ? null : await desk.store.customer(customerId);
  const [from, to] = [mail.from, mail.to].map((list) => list.map(({ address }) => address).join(', '));
  return logged({
    ...more,
    ...{ at: desk.clock.now(), operation, customer, caseId },
    detail: { kind, ...more.detail },
    personal: { sender: from ?? '', recipient: to ?? '', messageId, sha256, ...more.personal },
  });
}

/** The letter and its entry in one transaction, then the news. Fault case-forbids when it is not as `expected` any more. */
export async function writeOutbox(desk: Desk, mail: MailRecord, expected: Partial<MailRecord>, entry: LogDraft): Promise<void> {
  await desk.store.writeMail({ mail, raw: null, expected, log: [entry], notices: [] });
  tellMail(desk, mail);
}

/** Says which questions a letter makes worth asking again. */
export function tellMail(desk: Pick<Desk, 'news' | 'info'>, { id, customerId, caseId }: MailRecord): void {
  const { account } = desk.info;
  desk.news.tell('mails', account, id);
  desk.news.tell('log', account);
  if (customerId !== null) desk.news.tell('customer', account, customerId);
  if (caseId !== null) desk.news.tell('request', account, caseId);
}
