import PostalMime from 'postal-mime';
import { cut, harmlessText, hasDirectionMarks } from '../../../core/mail/harmless.ts';
import { type ReadMail, readingBounds } from '../../../core/mail/reading.ts';
import { wordsOfHtml } from './read-html.ts';
import type { LetterTexts } from './read-letter.ts';
import type { Noted } from './read-noted.ts';
import type { Leaf } from './read-outline.ts';

interface Words {
  readonly kind: 'text' | 'html';
  readonly words: string;
  /** As it was decoded, HTML with its marks. */
  readonly raw: string;
  readonly cut: boolean;
  readonly alternative: number | null;
}

/** So much is looked through for what is shown: most of it may be blanks, that of no honest mail is. Characters. */
const LONGEST_LOOK = 10 * readingBounds.body;

/** The text of a mail: of several forms of the same the plain one, else the words of the HTML. */
export async function readText(leaves: readonly Leaf[], noted: Noted): Promise<LetterTexts & { readonly body: ReadMail['body'] }> {
  const all: Words[] = [];
  for (const leaf of leaves) if (leaf.body !== null && (leaf.body.length > 0 || leaf.cut)) all.push(await wordsOf(leaf, leaf.body, noted));
  const taken = all.filter((each) => each.words !== '' && (each.alternative === null || each === best(all, each.alternative)));
  tellDifference(all, noted);
  const text = taken.map(({ words }) => words).join('\n\n');
  if (hasDirectionMarks(text)) noted.note('direction-marks');
  const harmless = harmlessText(text.slice(0, LONGEST_LOOK));
  const wasCut = harmless.length > readingBounds.body || text.length > LONGEST_LOOK || taken.some((each) => each.cut);
  if (wasCut) noted.note('text-cut');
  const from = taken.length === 0 ? 'none' : taken.every(({ kind }) => kind === 'html') ? 'html' : 'text';
  const first = (kind: Words['kind']) => all.find((each) => each.kind === kind)?.raw ?? null;
  return { body: { text: cut(harmless, readingBounds.body), from, cut: wasCut }, plain: first('text'), html: first('html') };
}

const best = (all: readonly Words[], alternative: number): Words | undefined => {
  const forms = all.filter((each) => each.alternative === alternative && each.words.trim() !== '');
  return forms.find(({ kind }) => kind === 'text') ?? forms[0];
};

async function wordsOf(leaf: Leaf, body: Uint8Array, noted: Noted): Promise<Words> {
  const { type, charset } = leaf.head;
  const html = type === 'text/html';
  if (charset !== '' && !knownCharset(charset)) noted.note('unknown-charset', { charset: charset.slice(0, 40) });
  let text = await decoded(leaf, body, html, leaf.headers);
  if (charset === '' && text.includes('\uFFFD')) {
    // Chinese mail programs of old name no charset.
    const guess = await decoded(leaf, body, html, Buffer.from(`Content-Type: ${html ? 'text/html' : 'text/plain'}; charset=gb18030\r\n`));
    if (!guess.includes('\uFFFD')) {
      noted.note('charset-guessed', { charset: 'gb18030' });
      text = guess;
    }
  }
  if (text.includes('\uFFFD')) noted.note('undecodable-bytes');
  if (!html) return { kind: 'text', words: text, raw: text, cut: leaf.cut, alternative: leaf.alternative };
  const read = wordsOfHtml(text);
  if (read.active > 0) noted.note('active-content', { count: read.active });
  if (read.remote > 0) noted.note('remote-content', { count: read.remote });
  if (read.hidden > 0) noted.note('hidden-text', { count: read.hidden });
  return { kind: 'html', words: read.text, raw: text, cut: leaf.cut, alternative: leaf.alternative };
}

/** One part alone, decoded as a mail of its own: whatever the mail around it says, there is nothing else in it. */
async function decoded(leaf: Leaf, body: Uint8Array, html: boolean, headers: Uint8Array): Promise<string> {
  const kept = Buffer.from(headers)
    .toString('latin1')
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/);
  const type = kept.find((line) => /^content-type:\s*text\//i.test(line)) ?? `Content-Type: text/${html ? 'html' : 'plain'}`;
  const head = `${type.slice(0, 2000)}\r\nContent-Transfer-Encoding: ${leaf.head.encoding || '8bit'}\r\n\r\n`;
  const alone = Buffer.concat([Buffer.from(head, 'latin1'), body]);
  const { text, html: marked } = await PostalMime.parse(alone.buffer.slice(alone.byteOffset, alone.byteOffset + alone.length));
  return (html ? marked : text) ?? '';
}

function knownCharset(charset: string): boolean {
  try {
    return new TextDecoder(charset.replace(/^x-/, '')).encoding !== '';
  } catch {
    return /^(?:cp|windows-|ms|ibm)?(?:932|936|949|950|874)$|^(?:x-)?(?:tis620|euc_?jp|shiftjis|ansi_x3.*)$/.test(charset);
  }
}

/** Words that only one form of the same text has: what a mail program shows is not what stands here. */
function tellDifference(all: readonly Words[], noted: Noted): void {
  for (const alternative of new Set(all.map((each) => each.alternative))) {
    if (alternative === null) continue;
    const forms = all.filter((each) => each.alternative === alternative);
    const [plain, html] = (['text', 'html'] as const).map((kind) => wordSet(forms.find((each) => each.kind === kind)?.words ?? ''));
    if (plain === undefined || html === undefined || plain.size === 0 || html.size === 0) continue;
    const shared = [...plain].filter((word) => html.has(word)).length;
    if (shared < 0.5 * Math.min(plain.size, html.size)) noted.note('html-says-otherwise');
  }
}

const wordSet = (text: string): Set<string> =>
  new Set(
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [],
  );
