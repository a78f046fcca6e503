import { createHash } from 'node:crypto';
import type { Delivered } from '../../contract/define.ts';
import { cleanForHeader } from '../../core/consent/template.ts';
import { emlOf, mailtoOf } from '../adapters/mail/eml.ts';
import { type Desk, isSimulated } from './desk.ts';

export interface Outgoing {
  /** What it is, for names of files and messages: `consent`, `instructions`, `summary`. */
  readonly what: string;
  readonly accountName: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
}

export type Way = 'file' | 'mail' | 'copy';

/** Hands a letter out: as a file, to the mail client, or as text that the page copies. A file without a recipient is plain text. */
export async function deliver(desk: Desk, letter: Outgoing, way: Way): Promise<Delivered> {
  if (way === 'copy') return { kind: 'text', subject: letter.subject, body: letter.body };
  if (way === 'mail') {
    await desk.host.openLink(mailtoOf({ ...letter, to: letter.to ?? '' }));
    return { kind: 'opened' };
  }
  const file = letter.to === null ? textFile(letter) : await mailFile(desk, letter, letter.to);
  return saveDocument(desk, letter, file);
}

/** Asks the person where a document goes; what is simulated says so in its name. `ending`: without its dot. */
export async function saveDocument(
  desk: Pick<Desk, 'host' | 'info'>,
  about: Pick<Outgoing, 'what' | 'accountName'>,
  file: { readonly ending: string; readonly type: string; readonly content: string },
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

async function mailFile(desk: Desk, letter: Outgoing, to: string) {
  const digest = createHash('sha256')
    .update([letter.from ?? '', to, letter.subject, letter.body].join('\n'))
    .digest('hex')
    .slice(0, 32);
  const content = await emlOf({
    ...letter,
    to,
    messageId: `${letter.what}.${digest}@consent-desk.invalid`,
    at: desk.clock.now(),
    simulated: isSimulated(desk),
  });
  return { ending: 'eml', type: 'message/rfc822', content };
}

/** Letters and numbers of any script; nothing that a file system or a shell could read as something else. */
function fileName(text: string): string {
  const clean = cleanForHeader(text)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} _-]+/gu, '-')
    .trim();
  return [...clean].slice(0, 80).join('') || 'letter';
}
