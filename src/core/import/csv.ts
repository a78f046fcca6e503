/** Letters at which a spreadsheet takes a text for a formula, also after a tab or in full width. */
const formula = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/u;

/** A text that a spreadsheet shows as it is: never a formula, a command or a link. */
export function safeCell(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');
  const shown = formula.test(plain) ? `'${plain}` : plain;
  return /[",;\n\r\t]/u.test(shown) || shown !== shown.trim() ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** Comma-separated lines with a mark of order, as spreadsheets expect UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(safeCell).join(',')).join('\r\n')}\r\n`;
}
