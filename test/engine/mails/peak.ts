import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ReadMail } from '../../../src/core/mail/reading.ts';

/** Reads a mail in a process of its own, and answers by how many bytes its memory grew at most, the mail's own among them. */
export async function peakWhileReading(mail: ArrayBuffer): Promise<{ readonly mail: ReadMail; readonly grown: number }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./peak-child.ts', import.meta.url)), String(mail.byteLength)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(Buffer.from(mail));
  let said = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`the reading process ended with ${code}`);
  return JSON.parse(said);
}
