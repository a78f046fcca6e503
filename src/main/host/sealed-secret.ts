import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ProtectionLevel } from '../../core/protection/protection.ts';

/** What the system gave for a secret, and what sealed it. */
export interface SealedSecret {
  readonly level: ProtectionLevel;
  readonly bytes: Buffer;
}

const FIRST_LINE = 'Consent Desk sealed secret 1\n';
const Head = z.object({ level: ProtectionLevel, length: z.int(), sha256: z.string() });
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A line that says what it is, a line about the rest, the rest. Whether it is whole and ours can be told without opening it. */
export function writeSealed({ level, bytes }: SealedSecret): Buffer {
  const head: z.infer<typeof Head> = { level, length: bytes.length, sha256: digest(bytes) };
  return Buffer.concat([Buffer.from(`${FIRST_LINE}${JSON.stringify(head)}\n`), bytes]);
}

/** Null for what is half written, changed, or not ours. */
export function readSealed(file: Buffer): SealedSecret | null {
  if (!file.subarray(0, FIRST_LINE.length).equals(Buffer.from(FIRST_LINE))) return null;
  const end = file.indexOf('\n', FIRST_LINE.length);
  if (end < 0) return null;
  const head = Head.safeParse(parsed(file.toString('utf8', FIRST_LINE.length, end)));
  const bytes = file.subarray(end + 1);
  if (!head.success || bytes.length !== head.data.length || digest(bytes) !== head.data.sha256) return null;
  return { level: head.data.level, bytes };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
