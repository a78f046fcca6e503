import PostalMime, { type Address, addressParser, decodeWords } from 'postal-mime';
import type { LetterToCheck } from '../../../src/core/consent/lint-letter.ts';

/** A mail as the linter needs it, by the parser alone: what our own bounded reader of dropped mails is compared with. */
export async function letterParts(bytes: Uint8Array): Promise<LetterToCheck> {
  // Its own copy: the parser takes what it is given.
  const mail = await PostalMime.parse(Uint8Array.from(bytes).buffer);
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
