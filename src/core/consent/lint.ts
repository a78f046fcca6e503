import { isLabelledFile } from './covering-note.ts';
import type { LetterFinding } from './finding.ts';
import { recipientFindings, senderFindings } from './lint-addresses.ts';
import { collapsed, htmlWords } from './lint-html.ts';
import { type ExpectedLetter, finding, type LetterToCheck } from './lint-letter.ts';
import { textFindings } from './lint-text.ts';
import { unwrapped } from './lint-transport.ts';
import { visible } from './lint-visible.ts';
import { consentMail, plain } from './template.ts';

/**
 * Everything that is wrong with a consent email, in reading order: who sends it, who gets it, the five places and the words around them, and
 * what goes with it (R28, facts.md 3.2). The same for a draft and for a mail that was read; empty: nothing.
 */
export function lintLetter(letter: LetterToCheck, expected: ExpectedLetter): readonly LetterFinding[] {
  return [
    ...senderFindings(letter, expected),
    ...recipientFindings(letter, expected),
    ...subjectFindings(letter.subject, expected),
    ...bodyFindings(letter, expected),
    ...attachmentFindings(letter.attachments),
  ];
}

const lineBreaks = /\r\n|[\r\n\u0085\u2028\u2029]/gu;
const prefix = /^\s*(?:(?:re|fwd?|aw|wg|sv|vs|antw|tr|rv|enc|res|odp|ynt|回复|答复|转发|回覆|轉寄|返信|転送)(?:\[\d+\])?\s*[:：]\s*)+/iu;

function subjectFindings(subject: string, expected: ExpectedLetter): readonly LetterFinding[] {
  const part = 'subject' as const;
  const { text: line, at } = unwrapped(subject.replace(/[\u0085\u2028\u2029]/gu, '\n'));
  const first = subject.search(lineBreaks);
  const several =
    first < 0
      ? []
      : [finding('subject-several-lines', { part, from: first, until: first + 1 }, { found: visible(subject), expected: visible(line) })];
  const before = prefix.exec(line)?.[0] ?? '';
  const prefixed =
    before === ''
      ? []
      : [finding('subject-reply-prefix', { part, from: 0, until: before.length }, { found: visible(before.trim()), expected: '' })];
  const rest = textFindings(part, line.slice(before.length), expected).map((each) =>
    moved(each, (offset) => at[offset + before.length] ?? subject.length),
  );
  return [...several, ...prefixed, ...rest];
}

function bodyFindings({ body, html }: LetterToCheck, expected: ExpectedLetter): readonly LetterFinding[] {
  const words = html === null ? null : htmlWords(html);
  if (body === null) return textFindings('body', words ?? '', expected);
  const { text, at } = unwrapped(body);
  const told = textFindings('body', text, expected).map((each) => moved(each, (offset) => at[offset] ?? body.length));
  return html === null ? told : [...told, ...htmlFindings(words, expected)];
}

/** What the HTML of a mail says has to be the prescribed text too: many programs show nothing else. */
function htmlFindings(words: string | null, expected: ExpectedLetter): readonly LetterFinding[] {
  const prescribed = collapsed(plain(consentMail(expected).body));
  if (words === prescribed) return [];
  let start = 0;
  while (words !== null && start < words.length && words[start] === prescribed[start]) start += 1;
  const shown = (text: string) => visible(text.slice(Math.max(0, start - 10), start + 80));
  return [finding('html-differs', { part: 'body' }, { found: words === null ? '…' : shown(words), expected: shown(prescribed) })];
}

/** The prescribed text stands alone; what goes with it says that it is not part of it. */
function attachmentFindings(names: readonly string[]): readonly LetterFinding[] {
  return names
    .filter((name) => !isLabelledFile(name))
    .map((name) => finding('attachment-unlabelled', { part: 'attachment' }, { found: visible(name), expected: '', weight: 'warning' }));
}

function moved(each: LetterFinding, to: (offset: number) => number): LetterFinding {
  const { from, until } = each.where;
  return { ...each, where: { ...each.where, from: from === null ? null : to(from), until: until === null ? null : to(until) } };
}
