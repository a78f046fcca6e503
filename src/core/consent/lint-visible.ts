import { lookalikeScript } from './lookalikes.ts';

const LONGEST = 200;
/** What cannot be seen, or turns the line round: always written as its code point. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Zl}\p{Zp}]/u;
const space = /[\p{Zs}]/u;
/** What can be taken for something else, where it matters. */
const doubtful = /[\p{M}\uFF00-\uFFEF]/u;

/**
 * A text as a person can compare it with `other`: `acme⟨U+200B⟩`. A look-alike stands beside its code point and script, `а⟨U+0430 Cyrillic⟩`,
 * where the other text has none; spaces are named at the ends, doubled, and where they are not the plain one.
 */
export function visible(text: string, other = ''): string {
  const letters = [...text];
  const elsewhere = new Set(other);
  const shown = letters.slice(0, LONGEST).map((letter, index) => {
    if (letter === ' ') return atEdge(letters, index) ? named(letter) : letter;
    if (unseen.test(letter) || space.test(letter)) return named(letter);
    if (elsewhere.has(letter)) return letter;
    if (/\p{M}/u.test(letter)) return named(letter);
    const script = lookalikeScript(letter);
    if (script !== null) return `${letter}${named(letter, script)}`;
    return doubtful.test(letter) ? `${letter}${named(letter)}` : letter;
  });
  return `${shown.join('')}${letters.length > LONGEST ? '…' : ''}`;
}

const atEdge = (letters: readonly string[], index: number): boolean =>
  index === 0 || index === letters.length - 1 || letters[index - 1] === ' ' || letters[index + 1] === ' ';

function named(letter: string, script?: string): string {
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return script === undefined ? `⟨U+${code}⟩` : `⟨U+${code} ${script}⟩`;
}
