/** The most that one message of the bridge takes. Bytes; contract/{imports,mails}.ts. */
const PART = 96 * 1024;

/** Hands a file that the person chose over in parts, one after the other; only its content crosses, never where it lies. `signal` ends it between two parts. */
export async function inParts(
  file: File,
  hand: (part: { readonly offset: number; readonly content: string }) => Promise<unknown>,
  options: { readonly sent: (bytes: number) => void; readonly signal?: AbortSignal },
): Promise<void> {
  for (let offset = 0; offset < file.size; offset += PART) {
    options.signal?.throwIfAborted();
    const bytes = new Uint8Array(await file.slice(offset, offset + PART).arrayBuffer());
    await hand({ offset, content: base64(bytes) });
    options.sent(Math.min(file.size, offset + PART));
  }
}

/** The bare name of a file, as the bridge takes it: one line, and the end of it where it is long. */
export const nameOf = (file: File): string => file.name.replaceAll(/\p{Cc}/gu, ' ').slice(-260);

function base64(bytes: Uint8Array): string {
  let text = '';
  // As many arguments as every engine takes.
  for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}
