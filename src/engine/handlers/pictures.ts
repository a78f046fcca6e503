import { Fault } from '../../core/fault.ts';
import type { MailRecord } from '../../core/mail/mail.ts';
import type { PictureMark } from '../../core/mail/picture-mark.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { isSimulated } from '../desk/desk.ts';
import { fileName } from '../desk/letter.ts';
import { mailOf } from '../desk/mails/file.ts';
import { drawMail } from '../desk/mails/picture.ts';
import { readSettings } from '../desk/settings.ts';
import { logged } from '../desk/witness.ts';

const types = { pdf: 'application/pdf', png: 'image/png' } as const;
/** How a mail stands, in the name of its picture. */
const states: Record<PictureMark['kind'], string> = {
  draft: 'draft',
  sent: 'sent',
  'sent-as-stated': 'sent, as stated',
  'perhaps-sent': 'perhaps sent',
  refused: 'refused, not sent',
  received: 'received',
};

export function pictureHandlers(on: Pick<Implementer['mails'], 'printer' | 'picture'>, desks: Desks) {
  return {
    printer: on.printer.handler(async ({ input }) => ({ name: (await deskOf(desks, input.account).host.printer())?.name ?? null })),

    picture: on.picture.handler(async ({ input: { account, mailId, form } }) => {
      const desk = deskOf(desks, account);
      const record = await mailOf(desk, mailId);
      const raw = await desk.store.mailBytes(mailId);
      if (raw === null) throw new Fault('not-found', { what: 'mail' });
      const customer = record.customerId === null ? null : await desk.store.customer(record.customerId);
      const { mark, ...drawn } = await drawMail(desk, record, raw);
      const { operator } = await readSettings(desk);
      const name = pictureName(record, customer?.accountName ?? '', mark, isSimulated(desk), form);
      const saved = await desk.host.saveFile({ name, type: types[form], content: drawn[form] });
      if (saved.kind === 'cancelled') return saved;
      const entry = logged({
        at: desk.clock.now(),
        operation: 'picture-made',
        customer,
        caseId: record.caseId,
        detail: { mailId, kind: record.kind, form, mark: mark.kind },
        personal: { operator },
      });
      await desk.store.appendLog([{ ...entry, customerId: record.customerId }]);
      desk.news.tell('log', account);
      return saved.kind === 'link' ? { ...saved, name } : saved;
    }),
  };
}

/** `consent acme-hk-007 (draft).pdf`. */
function pictureName({ kind }: MailRecord, accountName: string, mark: PictureMark, simulated: boolean, form: string): string {
  return `${simulated ? 'SIMULATED ' : ''}${fileName(`${kind} ${accountName}`)} (${states[mark.kind]}).${form}`;
}
