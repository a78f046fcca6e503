import type { Delivered } from '../../../contract/define.ts';

/** Fills the clipboard: with formatted text and plain text beside it where `rich`, else with plain text. False: the clipboard refused. */
export async function copyLetter(letter: Extract<Delivered, { readonly kind: 'text' }>, rich: boolean): Promise<boolean> {
  const plain = `${letter.subject}\n\n${letter.body}`;
  try {
    if (rich && letter.html !== undefined) {
      const parts = {
        'text/html': new Blob([letter.html], { type: 'text/html' }),
        'text/plain': new Blob([plain], { type: 'text/plain' }),
      };
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    } else await navigator.clipboard.writeText(plain);
    return true;
  } catch {
    return false;
  }
}
