import { grams } from '../../../core/customer/fold.ts';

const plain = /^[\x20-\x7e]*$/;
/** Tokens of plain beginnings, which are most; at most 95 + 95² of them. */
const plainTokens = new Map<string, string>();

/** A beginning of one or two characters as a token of letters and digits only: no character of a name can mean anything to FTS5. */
export function beginningToken(beginning: string): string {
  let token = '';
  for (const character of beginning) token += `x${(character.codePointAt(0) ?? 0).toString(16)}`;
  return token;
}

/** The tokens of the short index for a folded text of lines: the first character and the first two of every word of its grams, each once. */
export function beginningTokens(folded: string): string {
  const tokens = new Set<string>();
  for (const line of folded.split('\n')) {
    if (plain.test(line)) addPlain(line, tokens);
    else addAny(line, tokens);
  }
  return [...tokens].join(' ');
}

const isLetterOrDigit = (character: string | undefined): boolean => character !== undefined && /[a-z0-9]/.test(character);

/** Most lines are plain: their words begin after a space, or with a letter or digit after a mark, as those of their grams do. */
function addPlain(line: string, tokens: Set<string>): void {
  for (let at = 0; at < line.length; at += 1) {
    const before = at === 0 ? ' ' : line[at - 1];
    if (line[at] === ' ' || (before !== ' ' && (isLetterOrDigit(before) || !isLetterOrDigit(line[at])))) continue;
    tokens.add(plainToken(line.slice(at, at + 1)));
    if (at + 1 < line.length && line[at + 1] !== ' ') tokens.add(plainToken(line.slice(at, at + 2)));
  }
}

function addAny(line: string, tokens: Set<string>): void {
  for (const word of grams(line).split(' ')) {
    const [one, two] = word;
    if (one === undefined) continue;
    tokens.add(beginningToken(one));
    if (two !== undefined) tokens.add(beginningToken(one + two));
  }
}

function plainToken(beginning: string): string {
  const known = plainTokens.get(beginning);
  if (known !== undefined) return known;
  const token = beginningToken(beginning);
  plainTokens.set(beginning, token);
  return token;
}
