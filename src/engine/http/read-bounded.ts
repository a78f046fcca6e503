import { Fault } from '../../core/fault.ts';

/**
 * Reads a whole body as UTF-8 text, at most `maxBytes` after decompression: no answer may fill the memory.
 * Fault: malformed-answer {field: 'body', reason: 'too-large'}.
 */
export async function readBounded(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  // Leaving the loop early cancels the stream and with it the connection.
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new Fault('malformed-answer', { field: 'body', reason: 'too-large', maxBytes });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
