/** A text as it was written before mail programs broke its lines, with the offset of each unit in the text as it came. */
export interface Unwrapped {
  readonly text: string;
  readonly at: readonly number[];
}

/**
 * Undoes what transport may do to the prescribed text, and nothing else. Tolerated, since programs do it without being asked and a reader
 * gets the same words: CR LF, CR or LF as the line's end (RFC 5322, 2.1); line breaks after the last word; one line break in the place of one
 * space, with or without that space before it (programs that wrap at 72 to 78 characters; `format=flowed`, RFC 3676, 4.1). A blank line, a
 * further space, a no-break space or any other character is a difference.
 */
export function unwrapped(text: string): Unwrapped {
  const at: number[] = [];
  let plain = '';
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  for (let index = 0; index < end; index += 1) {
    const letter = text[index] ?? '';
    if (letter !== '\r' && letter !== '\n') {
      plain += letter;
      at.push(index);
      continue;
    }
    const start = index;
    if (letter === '\r' && text[index + 1] === '\n') index += 1;
    const blank = plain === '' || plain.endsWith('\n') || /^(?:\r\n|\r|\n)/u.test(text.slice(index + 1, index + 3));
    if (!blank && plain.endsWith(' ')) continue;
    plain += blank ? '\n' : ' ';
    at.push(start);
  }
  return { text: plain, at: [...at, end] };
}
