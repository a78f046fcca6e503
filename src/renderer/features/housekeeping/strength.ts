/** Characters; contract/housekeeping.ts. */
export const SHORTEST = 12;

export type Strength = 'short' | 'weak' | 'good' | 'strong';

/**
 * A hint, no promise: how many guesses a passphrase asks for if it was not chosen at random. Repeated characters and runs such as 1234 count
 * little; several words count more than one.
 */
export function strengthOf(passphrase: string): Strength {
  const letters = [...passphrase];
  if (letters.length < SHORTEST) return 'short';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u, /[^\u0020-\u007e]/u].filter((kind) => kind.test(passphrase)).length;
  const runs = letters.filter((letter, index) => {
    const step = (letter.codePointAt(0) ?? 0) - (letters[index - 1]?.codePointAt(0) ?? 0);
    return index > 0 && Math.abs(step) <= 1;
  }).length;
  const words = passphrase.trim().split(/\s+/u).length;
  const points = new Set(letters).size + (letters.length - runs) / 2 + kinds * 2 + words * 3;
  if (points < 28) return 'weak';
  return points < 42 ? 'good' : 'strong';
}
