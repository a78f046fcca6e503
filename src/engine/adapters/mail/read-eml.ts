import type { LetterToCheck } from '../../../core/consent/lint-letter.ts';
import type { ReadMail, UnreadableReason } from '../../../core/mail/reading.ts';
import { readAttachments } from './read-attachments.ts';
import { readHeaders } from './read-headers.ts';
import { letterOf } from './read-letter.ts';
import { noting } from './read-noted.ts';
import { outline } from './read-outline.ts';
import { readText } from './read-text.ts';

/** What a reader makes of a file: the mail, and as it is for the linter; how long it is and its digest are added by who asked. */
export interface Understood {
  readonly mail: Omit<ReadMail, 'bytes' | 'sha256'>;
  readonly letter: LetterToCheck;
}

/** Reads a mail of RFC 5322. Answers why not when it is none. */
export async function readEml(bytes: Uint8Array): Promise<Understood | UnreadableReason> {
  const noted = noting();
  const { headers, leaves, odd, headersCut } = outline(bytes, beginning(bytes));
  const read = await readHeaders(headers, noted);
  if (read === null) return 'not-a-mail';
  if (headersCut) noted.note('long-headers');
  for (const code of odd) noted.note(code);
  const { letter, ...told } = read;
  const text = await readText(leaves, noted);
  const { attachments, names } = await readAttachments(leaves, noted);
  return {
    mail: { form: 'eml', ...told, body: text.body, attachments, oddities: [...noted.all] },
    letter: letterOf(letter, text, names),
  };
}

/** Where the headers begin: after a mark of byte order, blank lines, and the separator of a mailbox. */
function beginning(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < 1000 && (bytes[at] === 0x0d || bytes[at] === 0x0a)) at += 1;
  const mailbox = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(6, bytes.length - at)).toString('latin1');
  if (!/^>?From /.test(mailbox)) return at;
  const feed = bytes.indexOf(0x0a, at);
  return feed < 0 ? at : feed + 1;
}
