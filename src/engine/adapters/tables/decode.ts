import { Fault } from '../../../core/fault.ts';

/** Decodes a text file: by its mark of order, else UTF-8, else GB18030, in which Chinese Windows writes. A file with NULs is no text. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  for (const encoding of candidates(bytes)) {
    const text = decoded(bytes, encoding);
    if (text === null) continue;
    if (text.includes('\0')) throw new Fault('table-unreadable', { reason: 'not-a-table' });
    return { text, encoding };
  }
  throw new Fault('table-unreadable', { reason: 'unknown-encoding' });
}

function candidates(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
