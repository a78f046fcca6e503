import type { Segment } from './template.ts';

/** Text for a rich copy: one paragraph without styles, only the account names bold; what a name holds is text and never markup. */
export function richCopy(segments: readonly Segment[]): string {
  const words = segments.map(({ text, names }) => (names === null ? escaped(text) : `<b>${escaped(text)}</b>`));
  return `<p>${words.join('')}</p>`;
}

const replaced: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/gu, (letter) => replaced[letter] ?? '');
