import { Fault } from '../../core/fault.ts';

/**
 * Reads a whole body, at most `maxBytes` after decompression: no answer may fill the memory.
 * Fault: malformed-answer {field: 'body', reason: 'too-large'}.
 */
export async function readBoundedBytes(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > maxBytes) {
      // With the stream goes the connection.
      await reader.cancel();
      throw new Fault('malformed-answer', { field: 'body', reason: 'too-large', maxBytes });
    }
    chunks.push(read.value);
  }
  // In one piece: decoding a stream piece by piece costs several times as much.
  const [first] = chunks;
  return chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, size);
}

/**
 * The same as UTF-8 text. Other bytes are refused in a success, since they would become other names; an error page may be written as it likes.
 * Faults: as of readBoundedBytes, and reason 'not-utf8'.
 */
export async function readBounded(response: Response, maxBytes: number): Promise<string> {
  const whole = await readBoundedBytes(response, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: response.ok }).decode(whole);
  } catch (cause) {
    throw new Fault('malformed-answer', { field: 'body', reason: 'not-utf8' }, { cause });
  }
}
