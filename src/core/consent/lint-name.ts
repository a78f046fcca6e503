import type { LetterError } from './finding.ts';
import { skeletonOf } from './lookalikes.ts';
import { cleanForHeader } from './template.ts';

type NameError = Extract<LetterError, `name-${string}` | 'body-placeholder-left'>;

/** Ways in which two names can look the same; each undoes one, so that what is left over says which ones it takes. */
const ways: readonly { readonly code: NameError; readonly undo: (name: string) => string }[] = [
  { code: 'name-direction-mark', undo: (name) => name.replace(/\p{Bidi_Control}/gu, '') },
  {
    code: 'name-invisible',
    undo: (name) => name.replace(/(?![\p{Bidi_Control}\s])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]|\uFEFF/gu, ''),
  },
  { code: 'name-full-width', undo: (name) => name.replace(/[\uFF01-\uFFEF]/gu, (letter) => letter.normalize('NFKC')) },
  { code: 'name-combining-mark', undo: (name) => name.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC') },
  { code: 'name-lookalike', undo: skeletonOf },
  { code: 'name-case', undo: (name) => name.toLowerCase() },
  { code: 'name-space', undo: (name) => name.replace(/(?!\uFEFF)[\s\p{Z}]+/gu, '') },
];

/**
 * In what a name in a letter differs from the one that belongs there, letter by letter; empty: in nothing. `other`: the account of the other
 * kind. A name that differs in several ways at once has each of them; one that takes none of them is `name-differs`.
 */
export function nameErrors(found: string, expected: string, other: string): readonly NameError[] {
  // A place with nothing in it is empty even where nobody gave the name yet.
  if (found === '') return ['name-missing'];
  if (found === expected) return [];
  // The right name, as far as a header can hold it, comes first: the account may really be called xxxx, or nearly as the other one.
  if (found === cleanForHeader(expected)) return ['name-altered-by-cleaning'];
  if (found === 'XXXX' || found === 'xxxx') return ['body-placeholder-left'];
  if (found === other || found === cleanForHeader(other)) return ['name-swapped'];
  const needed = ways.filter((way) => alike(found, expected) && !alike(found, expected, way.code));
  if (needed.length > 0) return needed.map(({ code }) => code);
  const enough = ways.find(({ undo }) => undo(found) === undo(expected));
  return [enough?.code ?? 'name-differs'];
}

/** Whether two names look alike to somebody who does not look closely; `but`: with this way of looking left out. */
export function alike(one: string, other: string, but?: NameError): boolean {
  return loosely(one, but) === loosely(other, but);
}

function loosely(name: string, but?: NameError): string {
  const left = ways.filter(({ code }) => code !== but);
  const loose = left.reduce((text, { undo }) => undo(text), name);
  // Capital I is taken for a small L, and is the capital of i: where both count, all three are one.
  return but === 'name-lookalike' || but === 'name-case' ? loose : loose.replaceAll('i', 'l');
}
