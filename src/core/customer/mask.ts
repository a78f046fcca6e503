const DOT = '•';
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Masks a name of any script: the first letter of each word stays, by grapheme, every other grapheme becomes a dot (R30).
 * `Acme Logistics` → `A••• L••••••••`. Controls, marks of direction and other invisible letters never stay.
 */
export function maskName(text: string): string {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map(maskWord)
    .join(' ');
}

/** `owner@example.com` → `o•••@e•••.com`: the number of dots says nothing about the length. '' stays ''. */
export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 0) return maskName(text);
  const domain = text.slice(at + 1);
  const point = domain.lastIndexOf('.');
  const ending = point > 0 ? domain.slice(point) : '';
  const shown = /^\.[a-z0-9-]{1,24}$/i.test(ending) ? ending : '';
  return `${first(text.slice(0, at))}•••@${first(domain)}•••${shown}`;
}

/** Keeps the last two digits where there are more than four; everything else becomes a dot. */
export function maskTelephone(text: string): string {
  const letters = [...text.trim()];
  const digits = letters.flatMap((letter, index) => (/\p{Nd}/u.test(letter) ? [index] : []));
  const kept = new Set(digits.length > 4 ? digits.slice(-2) : []);
  return letters.map((letter, index) => (kept.has(index) ? letter : DOT)).join('');
}

/** An address of either kind, as somebody else wrote it: what is masked already stays as it is. */
export function maskAddress(text: string): string {
  const at = text.lastIndexOf('@');
  // Of an email it is the part before the sign that names the person.
  if (/[•*]{2}/u.test(at < 0 ? text : text.slice(0, at))) return text;
  return at < 0 ? maskTelephone(text) : maskEmail(text);
}

/** Printable ASCII without the space: every character is a grapheme of its own, and visible. */
const plain = /^[\x21-\x7e]+$/;

function maskWord(word: string): string {
  // Every page of the list passes here; most names are plain.
  if (plain.test(word)) return word.slice(0, 1) + DOT.repeat(word.length - 1);
  const graphemes = [...segmenter.segment(word)].map((part) => part.segment);
  return graphemes.map((grapheme, index) => (index === 0 ? visible(grapheme) : DOT)).join('');
}

function first(text: string): string {
  for (const part of segmenter.segment(text)) return visible(part.segment);
  return '';
}

/** A first letter that cannot be seen (a control, a direction mark) would tell nothing and could turn the line round. */
function visible(grapheme: string): string {
  return /^[\p{L}\p{N}\p{P}\p{S}]/u.test(grapheme) && !/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(grapheme) ? grapheme : DOT;
}

/** A text with every address in it masked. One pass over its words, so that a long text of a stranger's takes the time of its length. */
export const maskAddresses = (text: string): string =>
  text.replace(/[^\s<>"'()[\],;:]+/gu, (word) => {
    const at = word.lastIndexOf('@');
    return at > 0 && at < word.length - 1 ? maskEmail(word) : word;
  });
