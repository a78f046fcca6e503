import type { Customer } from '../../core/customer/customer.ts';
import { Fault } from '../../core/fault.ts';
import type { MailRecord } from '../../core/mail/mail.ts';
import { readMail } from '../adapters/mail/read-mail.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import type { Desk } from '../desk/desk.ts';
import { saveDocument } from '../desk/letter.ts';
import { fileMail, mailOf, refileMail } from '../desk/mails/file.ts';
import { lettersFindings } from '../desk/mails/findings.ts';
import { heldMails } from '../desk/mails/held.ts';
import { maskedAuthentication } from '../desk/mails/masked.ts';
import { shownAttempt } from '../desk/mails/outbox-line.ts';
import { proposeMail } from '../desk/mails/propose.ts';
import { mailLine, mailLines, shownReading } from '../desk/mails/rows.ts';
import { readSettings } from '../desk/settings.ts';
import { logged } from '../desk/witness.ts';

/** Lines of one page of the list. */
const PAGE = 50;

export function mailHandlers(on: Implementer['mails'], desks: Desks) {
  const held = heldMails();
  return {
    list: on.list.handler(async ({ input: { account, customerId, caseId, before } }) => {
      const desk = deskOf(desks, account);
      const about = { ...(customerId === null ? {} : { customerId }), ...(caseId === null ? {} : { caseId }) };
      const found = await desk.store.mails({ ...about, ...(before === null ? {} : { before }), limit: PAGE + 1 });
      return { rows: await mailLines(desk, found.slice(0, PAGE)), more: found.length > PAGE };
    }),

    get: on.get.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const mail = await mailOf(desk, input.mailId);
      const references = [...new Set([...mail.inReplyTo, ...mail.references])];
      return {
        mail: await mailLine(desk, mail),
        attempts: mail.attempts.map(shownAttempt),
        references,
        authentication: mail.authentication.map(maskedAuthentication),
      };
    }),

    read: on.read.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const record = await mailOf(desk, input.mailId);
      const { mail, letter } = await readMail(await ownBytes(desk, record));
      const customer = record.customerId === null ? null : await desk.store.customer(record.customerId);
      await logReveal(desk, record, customer, 'mail');
      return { reading: shownReading(mail), findings: record.kind === 'consent' ? await lettersFindings(desk, letter, customer) : [] };
    }),

    begin: on.begin.handler(async ({ input }) => {
      deskOf(desks, input.account);
      return { dropId: held.begin(input.account, input.size).dropId };
    }),

    part: on.part.handler(async ({ input }) => {
      held.of(input.account, input.dropId).receive(input.offset, input.content);
      return {};
    }),

    propose: on.propose.handler(async ({ input: { account, dropId, ...hint } }) => {
      const desk = deskOf(desks, account);
      const whole = await held.of(account, dropId).whole();
      return { reading: shownReading(whole.mail), proposal: await proposeMail(desk, whole, hint) };
    }),

    file: on.file.handler(async ({ input: { account, dropId, ...decided } }) => {
      const desk = deskOf(desks, account);
      const mailId = await fileMail(desk, await held.of(account, dropId).whole(), decided);
      held.letGo(account, dropId);
      return { mailId };
    }),

    letGo: on.letGo.handler(async ({ input }) => {
      held.letGo(input.account, input.dropId);
      return {};
    }),

    refile: on.refile.handler(async ({ input: { account, mailId, ...place } }) => {
      await refileMail(deskOf(desks, account), mailId, place);
      return {};
    }),

    saveOriginal: on.saveOriginal.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const record = await mailOf(desk, input.mailId);
      const customer = record.customerId === null ? null : await desk.store.customer(record.customerId);
      const content = new Uint8Array(await ownBytes(desk, record));
      await logReveal(desk, record, customer, 'original-mail');
      const type = record.form === 'eml' ? 'message/rfc822' : 'application/vnd.ms-outlook';
      return saveDocument(desk, { what: record.kind, accountName: customer?.accountName ?? '' }, { ending: record.form, type, content });
    }),
  };
}

/** Before anything is shown or saved: no clear text leaves without its entry. Erasing lists by it what is beyond reach. */
async function logReveal(
  desk: Desk,
  { id, form, caseId, customerId }: MailRecord,
  customer: Customer | null,
  what: 'mail' | 'original-mail',
) {
  const { operator } = await readSettings(desk);
  const at = desk.clock.now();
  const about = { customer, caseId, detail: { what, mailId: id, form }, personal: { operator } };
  await desk.store.appendLog([{ ...logged({ at, operation: 'personal-data-revealed', ...about }), customerId }]);
  desk.news.tell('log', desk.info.account);
}

/** The bytes as they were filed, in memory of their own. */
async function ownBytes(desk: Pick<Desk, 'store'>, { id }: MailRecord): Promise<ArrayBuffer> {
  const bytes = await desk.store.mailBytes(id);
  if (bytes === null) throw new Fault('not-found', { what: 'mail' });
  const { buffer } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes.length ? buffer : new Uint8Array(bytes).buffer;
}
