import PostalMime, { addressParser, decodeWords } from 'postal-mime';
import { harmlessLine, hasControls, hasDirectionMarks } from '../../../core/mail/harmless.ts';
import type { MailAddress } from '../../../core/mail/mail.ts';
import { type ReadMail, readingBounds } from '../../../core/mail/reading.ts';
import { readDate } from './read-date.ts';
import type { LetterHeaders } from './read-letter.ts';
import type { Noted } from './read-noted.ts';

type Headers = Pick<
  ReadMail,
  'from' | 'to' | 'cc' | 'subject' | 'date' | 'messageId' | 'inReplyTo' | 'references' | 'authentication' | 'unsent'
> & { readonly letter: LetterHeaders };

/** Characters of one header; what is longer is cut before anything looks into it. */
const LONGEST_HEADER = 16_000;
/** Headers that a mail has once (RFC 5322 3.6). */
const once = ['date', 'to', 'cc', 'subject', 'message-id', 'in-reply-to', 'references'] as const;
/** One of these makes a text a mail. */
const telling = ['from', 'to', 'subject', 'date', 'message-id', 'received'] as const;

/** The headers of a mail, decoded; null when these lines are no headers of a mail. */
export async function readHeaders(lines: Uint8Array, noted: Noted): Promise<Headers | null> {
  const { headers } = await PostalMime.parse(`${headerText(lines, noted)}\r\n\r\n`, { maxHeadersSize: 4 * 1024 * 1024 });
  const valuesOf = (name: string): string[] =>
    headers.filter(({ key }) => key === name).map(({ value }) => (value.length > LONGEST_HEADER ? long(value, name) : value));
  const long = (value: string, name: string): string => {
    noted.note('long-header', { name });
    return value.slice(0, LONGEST_HEADER);
  };
  if (!telling.some((name) => headers.some(({ key }) => key === name))) return null;

  for (const name of once) if (valuesOf(name).length > 1) noted.note('several-headers', { name, count: valuesOf(name).length });
  if (valuesOf('from').length > 1) noted.note('several-from', { count: valuesOf('from').length });
  const addresses = (name: string) => addressesOf(valuesOf(name), noted);
  const bare = (name: string): string[] =>
    valuesOf(name)
      .flatMap((value) => addressParser(value, { flatten: true }))
      .slice(0, readingBounds.addresses)
      .map(({ name: called, address = '' }) => (address || called).slice(0, readingBounds.address));
  const from = addresses('from');
  if (from.length > 1 && valuesOf('from').length === 1) noted.note('several-from', { count: from.length });
  if (from.length === 0) noted.note('no-sender');
  const [subject = ''] = valuesOf('subject').map((value) => line(decodeWords(value), readingBounds.subject, noted));
  const [messageId = ''] = valuesOf('message-id').flatMap(idsOf);
  if (messageId === '') noted.note('message-id-missing');
  const [dateHeader] = valuesOf('date');
  const date = dateHeader === undefined ? null : readDate(dateHeader);
  if (dateHeader !== undefined && date === null) noted.note('date-unreadable');
  const unsent = valuesOf('x-unsent').some((value) => value.trim() === '1');
  if (unsent) noted.note('unsent-draft');
  return {
    from,
    to: addresses('to'),
    cc: addresses('cc'),
    subject,
    date,
    messageId,
    inReplyTo: valuesOf('in-reply-to').flatMap(idsOf).slice(0, 20),
    references: valuesOf('references').flatMap(idsOf).slice(-readingBounds.references),
    authentication: valuesOf('authentication-results')
      .slice(0, readingBounds.authentication)
      .map((value) => harmlessLine(value, readingBounds.authenticationText)),
    unsent,
    letter: {
      senders: [...new Set([...bare('from'), ...bare('sender')])],
      recipients: bare('to'),
      copies: [...bare('cc'), ...bare('bcc')],
      subject: valuesOf('subject')
        .slice(0, 5)
        .map((value) => decodeWords(value).slice(0, 2000))
        .join('\n'),
    },
  };
}

/** The lines as text. Headers are ASCII or UTF-8; older mail programs write other bytes, which are guessed and told. */
function headerText(lines: Uint8Array, noted: Noted): string {
  for (const charset of ['utf-8', 'gb18030'] as const) {
    try {
      const text = new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(lines);
      if (charset !== 'utf-8') noted.note('raw-8bit-header', { charset });
      return text;
    } catch {
      // The next one may fit.
    }
  }
  noted.note('raw-8bit-header', { charset: 'windows-1252' });
  return new TextDecoder('windows-1252').decode(lines);
}

function addressesOf(values: readonly string[], noted: Noted): MailAddress[] {
  return values
    .flatMap((value) => addressParser(value, { flatten: true }))
    .slice(0, readingBounds.addresses)
    .map(({ name, address = '' }) => ({
      name: line(name, readingBounds.address, noted),
      address: line(address, readingBounds.address, noted),
    }))
    .filter(({ name, address }) => name !== '' || address !== '');
}

function line(text: string, longest: number, noted: Noted): string {
  if (hasControls(text) || /[\r\n]/u.test(text)) noted.note('control-characters');
  if (hasDirectionMarks(text)) noted.note('direction-marks');
  return harmlessLine(text, longest);
}

/** Message-IDs without their brackets; a client that writes none around the only one is understood. */
function idsOf(value: string): string[] {
  const found = [...value.matchAll(/<([^<>\s]{1,900})>/gu)].map(([, id = '']) => id);
  const bare = value.trim();
  return (found.length === 0 && /^[^<>\s]{1,900}@[^<>\s]{1,900}$/u.test(bare) ? [bare] : found).map((id) => harmlessLine(id, 900));
}
