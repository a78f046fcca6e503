/** Marks within text that take no room of their own, or turn what follows: nobody sees them, and they can change what is read. */
const unseen = /([^\P{C}\n\t]|[\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800])\1*/gu;
/** They choose between a coloured and a plain sign of the character before them, and nothing else. */
const harmless = /^[\uFE0E\uFE0F]+$/u;
/** One letter may carry a few accents; hundreds would be drawn over the lines around it. */
const tower = /(\p{M}{6})\p{M}+/gu;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/**
 * Any text as markup that shows it and does nothing: every character that could be markup is escaped, line ends are one character, and what a
 * reader cannot see is written out, such as ⟨U+202E⟩ (⟨U+200B×40⟩ for forty of them).
 */
export function textMarkup(text: string): string {
  const lines = text.toWellFormed().replace(/\r\n?/g, '\n').replace(tower, '$1⟨…⟩');
  return escapeMarkup(lines).replace(unseen, (run, first: string) => {
    if (harmless.test(run)) return run;
    const times = [...run].length;
    const code = (first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `<span class="unseen">⟨U+${code}${times > 1 ? `×${times}` : ''}⟩</span>`;
  });
}

/** One line of text: what would begin another line is a space. */
export const lineMarkup = (text: string): string => textMarkup(text.replace(/\s*[\r\n]\s*|\t/g, ' '));
