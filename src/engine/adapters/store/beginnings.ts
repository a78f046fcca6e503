import { grams } from '../../../core/customer/fold.ts';

/** A beginning of one or two characters as a token of letters and digits only: no character of a name can mean anything to FTS5. */
export function beginningToken(beginning: string): string {
  let token = '';
  for (const character of beginning) token += `x${(character.codePointAt(0) ?? 0).toString(16)}`;
  return token;
}

/** The tokens of the short index for a folded text: the first character and the first two of every word of its grams, each once. */
export function beginningTokens(folded: string): string {
  const tokens = new Set<string>();
  for (const word of grams(folded).split(' ')) {
    const [one, two] = word;
    if (one === undefined) continue;
    tokens.add(beginningToken(one));
    if (two !== undefined) tokens.add(beginningToken(one + two));
  }
  return [...tokens].join(' ');
}
