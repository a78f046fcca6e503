import { createHash } from 'node:crypto';
import type { Delivered } from '../../contract/define.ts';
import { cleanForHeader } from '../../core/consent/template.ts';
import { emlBytes, mailtoOf } from '../adapters/mail/eml.ts';
import { type Desk, isSimulated } from './desk.ts';

export interface Outgoing {
  /** What it is, for names of files and messages: `consent`, `instructions`, `summary`. */
  readonly what: string;
  readonly accountName: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
  /** Files of their own that go with it; neither a `mailto:` address nor the clipboard carries any. */
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
  /** For a rich copy: markup of our own, every name escaped. */
  readonly html?: string;
}

export type Way = 'file' | 'mail' | 'copy';

/**
 * Hands a letter out: as a file, to the mail client, or as text that the page copies. A file without a recipient is plain text. `written`: its
 * bytes, where they are made already.
 */
export async function deliver(desk: Desk, letter: Outgoing, way: Way, written?: WrittenLetter): Promise<Delivered> {
  const { subject, body, html } = letter;
  if (way === 'copy') return { kind: 'text', subject, body, ...(html === undefined ? {} : { html }) };
  if (way === 'mail') {
    await desk.host.openLink(mailtoOf({ ...letter, to: letter.to ?? '' }));
    return { kind: 'opened' };
  }
  if (letter.to === null) return saveDocument(desk, letter, textFile(letter));
  const { raw } = written ?? (await writeLetter(desk, { ...letter, to: letter.to }));
  return saveDocument(desk, letter, { ending: 'eml', type: 'message/rfc822', content: raw });
}

/** Asks the person where a document goes; what is simulated says so in its name. `ending`: without its dot. */
export async function saveDocument(
  desk: Pick<Desk, 'host' | 'info'>,
  about: Pick<Outgoing, 'what' | 'accountName'>,
  file: { readonly ending: string; readonly type: string; readonly content: string | Uint8Array },
): Promise<Delivered> {
  const name = `${isSimulated(desk) ? 'SIMULATED ' : ''}${fileName(`${about.what} ${about.accountName}`)}.${file.ending}`;
  const saved = await desk.host.saveFile({ name, type: file.type, content: file.content });
  return saved.kind === 'link' ? { kind: 'link', href: saved.href, name } : saved;
}

const textFile = (letter: Outgoing) => ({
  ending: 'txt',
  type: 'text/plain; charset=utf-8',
  content: `${letter.subject}\n\n${letter.body}`.replace(/\r?\n/gu, '\r\n'),
});

/** The same for the same letter, with the same files, whichever way it leaves: the left part of its Message-ID. */
export function letterId(
  letter: Pick<Outgoing, 'what' | 'from' | 'to' | 'subject' | 'body'> & { readonly attachments?: Outgoing['attachments'] | undefined },
): string {
  const digest = createHash('sha256').update([letter.from ?? '', letter.to, letter.subject, letter.body].join('\n'));
  for (const { name, bytes } of letter.attachments ?? []) digest.update(`\n${name}\n`).update(bytes);
  return `${letter.what}.${digest.digest('hex').slice(0, 32)}`;
}

export interface WrittenLetter {
  readonly messageId: string;
  readonly raw: Uint8Array;
}

/** Of the first letter of these words, or of a further one. */
export const messageIdOf = (base: string, number: number): string => `${base}${number === 1 ? '' : `.${number}`}@consent-desk.invalid`;

/** The letter as the bytes of a mail. `number`: which of the letters with the same words it is. */
export async function writeLetter(desk: Desk, letter: Outgoing & { readonly to: string }, number = 1): Promise<WrittenLetter> {
  const messageId = messageIdOf(letterId(letter), number);
  const raw = await emlBytes({ ...letter, messageId, at: desk.clock.now(), simulated: isSimulated(desk) });
  return { messageId, raw };
}

/** Letters and numbers of any script; nothing that a file system or a shell could read as something else. */
export function fileName(text: string): string {
  const clean = cleanForHeader(text)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} _-]+/gu, '-')
    .trim();
  return [...clean].slice(0, 80).join('') || 'letter';
}
