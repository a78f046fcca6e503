import { Fault } from '../../../core/fault.ts';
import type { MailRecord } from '../../../core/mail/mail.ts';
import { markOf, type PictureMark, type Settlement } from '../../../core/mail/picture-mark.ts';
import { type MailToDraw, picturePage, textOf } from '../../../core/mail/picture-page.ts';
import { facesFor } from '../../adapters/mail/picture-fonts.ts';
import { readMail } from '../../adapters/mail/read-mail.ts';
import { type Desk, isSimulated } from '../desk.ts';

/** Of an image. CSS pixels. */
const WIDTH = 800;
/** Entries that are looked through for who settled a letter. */
const LATEST = 500;

/** The mail as PDF and PNG, drawn from its bytes. Faults: mail-unreadable {reason}, picture-unavailable, picture-failed {reason}. */
export async function drawMail(
  desk: Pick<Desk, 'host' | 'store' | 'info' | 'clock'>,
  record: MailRecord,
  raw: Uint8Array,
): Promise<{ readonly pdf: Uint8Array; readonly png: Uint8Array; readonly mark: PictureMark }> {
  if ((await desk.host.printer()) === null) throw new Fault('picture-unavailable');
  const [{ mail: reading }, settled] = await Promise.all([readMail(new Uint8Array(raw).buffer), settlementOf(desk, record)]);
  const mail: MailToDraw = { record, reading, settled, simulated: isSimulated(desk), drawnAt: desk.clock.now() };
  const html = picturePage(mail, await facesFor(textOf(mail)));
  return { ...(await desk.host.print({ html, width: WIDTH })), mark: markOf(record, settled) };
}

/** Who said what became of a letter, as the log has it; null where nobody did, or the log does not say it any more. */
async function settlementOf({ store }: Pick<Desk, 'store'>, { id, customerId, sha256, attempts }: MailRecord): Promise<Settlement | null> {
  if (!attempts.some(({ outcome }) => outcome === 'settled-sent')) return null;
  const filters = { operation: 'mail-settled', ...(customerId === null ? {} : { customerId }) } as const;
  const { rows } = await store.log({ search: '', filters, before: null, limit: LATEST });
  const said = rows.find(
    ({ entry, personal }) => entry.detail.became === 'sent' && (entry.detail.mailId === id || personal?.sha256 === sha256),
  );
  return said ? { by: said.personal?.operator ?? null, copy: said.entry.detail.by === 'sent-copy' } : null;
}
