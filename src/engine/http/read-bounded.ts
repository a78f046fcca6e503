import { Fault } from '../../core/fault.ts';

/**
 * Reads a whole body as UTF-8 text, at most `maxBytes` after decompression: no answer may fill the memory. Other bytes are refused in a
 * success, since they would become other names; an error page may be written as it likes.
 * Fault: malformed-answer {field: 'body', reason: 'too-large' | 'not-utf8'}.
 */
export async function readBounded(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
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
  const whole = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, size);
  try {
    return new TextDecoder('utf-8', { fatal: response.ok }).decode(whole);
  } catch (cause) {
    throw new Fault('malformed-answer', { field: 'body', reason: 'not-utf8' }, { cause });
  }
}
