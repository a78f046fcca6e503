import { cleanForHeader } from '../../../core/consent/template.ts';

export interface Letter {
  readonly from: string | null;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** Stable for the same letter: without angle brackets, e.g. `consent.1f…@consent-desk.invalid`. */
  readonly messageId: string;
  /** UTC instant. */
  readonly at: string;
  readonly simulated: boolean;
  /** It leaves as it is, so no mail client is asked to open it for sending. */
  readonly leaves?: boolean;
  /** Files that go with it, e.g. the consent email with its instructions. A mail among them has to be of ASCII lines, as ours are. */
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
}

/** The exact bytes of a letter, every one ASCII: the same for the file, for the server and for pictures of it, but for what `leaves` says. */
export async function emlBytes(letter: Letter): Promise<Uint8Array> {
  return Buffer.from(await emlOf(letter), 'utf8');
}

/**
 * The letter as a file of RFC 5322, UTF-8, lines ending in CR LF. `X-Unsent: 1` lets mail clients open it for sending. The body is taken as
 * it is, since the consent email's is prescribed; that it is simulated stands in a header of its own. Nothing in a name reaches a header.
 */
export async function emlOf(letter: Letter): Promise<string> {
  // Loaded with the first letter, not with the engine.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composer = new MailComposer({
    ...(letter.from === null ? {} : { from: { name: '', address: letter.from } }),
    to: { name: '', address: letter.to },
    // Quoted-printable always: long lines stay one line, whatever the script. A lone CR would be changed by the first server on its way.
    text: { content: letter.body.replace(/\r\n?/gu, '\n'), contentTransferEncoding: 'quoted-printable' },
    messageId: `<${letter.messageId}>`,
    // The same letter is the same bytes.
    baseBoundary: letter.messageId.replace(/[^A-Za-z0-9.]/gu, '.').slice(0, 40),
    date: new Date(letter.at),
    headers: {
      Subject: subjectHeader(cleanForHeader(letter.subject)),
      ...(letter.leaves ? {} : { 'X-Unsent': '1' }),
      ...(letter.simulated ? { 'X-Consent-Desk-Simulated': 'yes' } : {}),
    },
    attachments: (letter.attachments ?? []).map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
    })),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const message = await composer.compile().build();
  return message.toString('utf8');
}

/** A subject that already looks encoded would be decoded by its reader: it is encoded once more, so that it comes back as it was. */
function subjectHeader(subject: string): string | { readonly prepared: true; readonly value: string } {
  if (!subject.includes('=?')) return subject;
  const words = (subject.match(/[\s\S]{1,10}/gu) ?? []).map((part) => `=?UTF-8?B?${Buffer.from(part, 'utf8').toString('base64')}?=`);
  return { prepared: true, value: words.join('\r\n ') };
}

/** A `mailto:` address: there the mail client chooses the sender. */
export function mailtoOf(letter: Pick<Letter, 'to' | 'subject' | 'body'>): string {
  const body = letter.body.replace(/\r\n|\r|\n/gu, '\r\n');
  return `mailto:${encodeURIComponent(letter.to)}?subject=${encodeURIComponent(cleanForHeader(letter.subject))}&body=${encodeURIComponent(body)}`;
}
