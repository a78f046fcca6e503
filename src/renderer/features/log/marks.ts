/** A piece of a shown text; `hit` when the search found it. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

const folded = (character: string) =>
  character
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cc}\p{Cf}]/gu, '')
    .toLowerCase();

/** Words of a search as the engine reads them: folded, split at spaces. */
export const searchWords = (search: string): readonly string[] =>
  [...search]
    .map((character) => (/\s/u.test(character) ? ' ' : folded(character)))
    .join('')
    .split(' ')
    .filter((word) => word !== '');

/**
 * Cuts a text into pieces, marking every place a word of the search stands in.
 * Folding may shorten or lengthen a text (ﬁ, accents), so each folded unit remembers the character it came from.
 */
export function markHits(text: string, words: readonly string[]): readonly Piece[] {
  if (text === '') return [];
  if (words.length === 0) return [{ text, hit: false }];
  const characters = [...text];
  let haystack = '';
  const origin: number[] = [];
  characters.forEach((character, index) => {
    const unit = /\s/u.test(character) ? ' ' : folded(character);
    haystack += unit;
    for (let step = 0; step < unit.length; step += 1) origin.push(index);
  });
  const hits = new Set<number>();
  for (const word of words) {
    for (let at = haystack.indexOf(word); at !== -1; at = haystack.indexOf(word, at + 1)) {
      const first = origin[at] ?? 0;
      const last = origin[at + word.length - 1] ?? first;
      for (let index = first; index <= last; index += 1) hits.add(index);
    }
  }
  const pieces: { text: string; hit: boolean }[] = [];
  characters.forEach((character, index) => {
    const hit = hits.has(index);
    const open = pieces.at(-1);
    if (open !== undefined && open.hit === hit) open.text += character;
    else pieces.push({ text: character, hit });
  });
  return pieces;
}
