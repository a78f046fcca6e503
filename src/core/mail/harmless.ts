const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const directions = /[\p{Bidi_Control}\u200B\u2060\uFEFF]/u;

/** What a text holds that may not be shown as it is. */
export const hasControls = (text: string): boolean => controls.test(text.replace(/[\r\n\t]/gu, ''));
export const hasDirectionMarks = (text: string): boolean => directions.test(text);

/** One line that can turn nothing round and end nothing: controls become spaces, marks of direction and invisible ones go. */
export function harmlessLine(text: string, longest: number): string {
  return cut(
    text
      .toWellFormed()
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/[\p{Bidi_Control}\u200B\u2060\uFEFF]/gu, '')
      .replace(/ {2,}/gu, ' ')
      .trim(),
    longest,
  );
}

/** Lines of text, ending in a line feed each; other controls, marks of direction and invisible ones go. */
export function harmlessText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, '')
    .replace(/[\p{Bidi_Control}\u200B\u2060\uFEFF]/gu, '')
    .split('\n')
    .map(withoutTail)
    .join('\n')
    .replace(/\n{4,}/gu, '\n\n\n')
    .trim();
}

/** A line without the blanks at its end. By hand: a pattern would begin anew at every blank of a long row of them. */
function withoutTail(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1;
  return line.slice(0, end);
}

/** At most so many UTF-16 units, never half a character. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return text
    .slice(0, longest)
    .toWellFormed()
    .replace(/\uFFFD$/u, '');
}
