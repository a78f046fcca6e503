import type { TicketAttachment } from '../../../contract/tickets.ts';
import type { CaseId } from '../../../core/case/case.ts';
import type { TicketFile } from '../../../core/consent/ticket-words.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { MailRecord } from '../../../core/mail/mail.ts';
import type { Desk } from '../desk.ts';
import type { Outgoing } from '../letter.ts';
import { drawMail } from '../mails/picture.ts';

type Files = NonNullable<Outgoing['attachments']>;

const LETTER = 'consent-email.eml';
const PICTURE = 'consent-email.png';

/** The consent email that shows best that we agree: of this case before another, sent before only made, the newest. */
export async function letterFor(desk: Pick<Desk, 'store'>, customer: Customer, caseId: CaseId | null): Promise<MailRecord | null> {
  const mails = await desk.store.mails({ customerId: customer.customerId, states: ['sent', 'perhaps-sent', 'queued', 'made'], limit: 100 });
  const letters = mails.filter(({ kind, form }) => kind === 'consent' && form === 'eml');
  const worth = (mail: MailRecord) => (caseId !== null && mail.caseId === caseId ? 2 : 0) + (mail.state === 'sent' ? 1 : 0);
  return letters.toSorted((one, other) => worth(other) - worth(one))[0] ?? null;
}

/** What would go with the mail, before anything is drawn: as the text says it, and as the page tells it. */
export async function attachedTo(desk: Pick<Desk, 'host'>, letter: MailRecord | null) {
  const draws = letter !== null && (await desk.host.printer()) !== null;
  const said: readonly TicketFile[] = letter === null ? [] : draws ? ['letter', 'picture'] : ['letter'];
  const told: readonly TicketAttachment[] =
    letter === null
      ? [{ what: 'letter', name: null, why: 'no-letter' }]
      : [
          { what: 'letter', name: LETTER, why: null },
          { what: 'picture', name: draws ? PICTURE : null, why: draws ? null : 'nothing-draws' },
        ];
  return { said, told };
}

/** The files themselves. A letter that is here no more does not go, and neither does a picture where nothing draws one. Fault mail-unreadable. */
export async function filesOf(desk: Desk, letter: MailRecord): Promise<{ readonly said: readonly TicketFile[]; readonly files: Files }> {
  const raw = await desk.store.mailBytes(letter.id);
  if (raw === null) return { said: [], files: [] };
  // A mail inside of a mail has to be of ASCII lines (RFC 2046, 5.2.1); another goes as bytes.
  const ascii = raw.every((byte) => byte < 0x80);
  const file = { name: LETTER, type: ascii ? 'message/rfc822' : 'application/octet-stream', bytes: raw };
  const png = await pictureOf(desk, letter, raw);
  if (png === null) return { said: ['letter'], files: [file] };
  return { said: ['letter', 'picture'], files: [file, { name: PICTURE, type: 'image/png', bytes: png }] };
}

/** Null where it cannot be drawn: the text then asks the customer for a screenshot. */
async function pictureOf(desk: Desk, letter: MailRecord, raw: Uint8Array): Promise<Uint8Array | null> {
  try {
    return (await drawMail(desk, letter, raw)).png;
  } catch (error) {
    if (error instanceof Fault && (error.code === 'picture-unavailable' || error.code === 'picture-failed')) return null;
    throw error;
  }
}
