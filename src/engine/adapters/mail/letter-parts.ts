import PostalMime, { type Address, addressParser, decodeWords } from 'postal-mime';
import type { LetterToCheck } from '../../../core/consent/lint-letter.ts';

/** A consent email with its note is a few thousand bytes; a longer one is not read letter by letter. Bytes. */
export const LONGEST_LETTER = 1024 * 1024;

/**
 * A mail of RFC 5322 as the linter needs it: decoded, but to the letter, with whatever is invisible in it. Not for showing. Null: longer than
 * a letter can be, or no mail. Several headers of one kind all count.
 */
export async function letterParts(bytes: Uint8Array): Promise<LetterToCheck | null> {
  if (bytes.length > LONGEST_LETTER) return null;
  // Its own copy: the parser takes what it is given.
  const mail = await PostalMime.parse(Uint8Array.from(bytes).buffer, { maxNestingDepth: 20 }).catch(() => null);
  if (mail === null) return null;
  const values = (...keys: string[]) => mail.headers.filter(({ key }) => keys.includes(key)).map(({ value }) => value);
  const addresses = (...keys: string[]) => values(...keys).flatMap((value) => addressParser(value, { flatten: true }).flatMap(mailboxes));
  const from = addresses('from');
  return {
    senders: [...from, ...addresses('sender').filter((address) => !from.includes(address))],
    recipients: addresses('to'),
    copies: addresses('cc', 'bcc'),
    subject: values('subject').map(decodeWords).join('\n'),
    body: mail.text ?? null,
    html: mail.html ?? null,
    attachments: mail.attachments.map(({ filename, mimeType }) => filename ?? mimeType),
  };
}

const mailboxes = (each: Address): string[] => (each.address === undefined ? [] : [each.address]);
