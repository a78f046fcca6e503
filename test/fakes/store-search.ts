import { fold, grams, searchTerms } from '../../src/core/customer/fold.ts';

/** What a search means, in its plainest form: every word in some field, long ones anywhere, short ones where a word of the grams begins. */
export function matches(query: string, fields: readonly string[]): boolean {
  const { long, short } = searchTerms(query);
  const begins = (word: string) =>
    fields.some((field) =>
      grams(field)
        .split(' ')
        .some((gram) => gram.startsWith(word)),
    );
  return long.every((word) => fields.some((field) => fold(field).includes(word))) && short.every(begins);
}

/** By code point, as UTF-8 sorts. */
export function compareText(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
