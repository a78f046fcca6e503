import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Delivered } from '../../../contract/define.ts';
import { stampInstructions } from '../../../core/evidence/stamp-instructions.ts';
import { Fault } from '../../../core/fault.ts';
import { askAuthority } from '../../adapters/evidence/ask-authority.ts';
import { readTimeStamp, timeStampQuestion } from '../../adapters/evidence/time-stamp.ts';
import { zipFile } from '../../adapters/evidence/zip-file.ts';
import { storeFault } from '../../adapters/store/faults.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { logCheckpoint, type MadeCheckpoint } from './checkpoint.ts';
import { plainName } from './seal.ts';

/**
 * Asks an authority for a stamp of the checkpoint's bytes, and hands both out in one .zip with how to check them. Only the SHA-256 of the
 * checkpoint leaves this machine. Faults: those of asking and reading, disk-full, disk-read-only.
 */
export async function stampCheckpoint(
  desk: Desk,
  { checkpoint, text }: MadeCheckpoint,
  { authority, unfinished, signal }: { readonly authority: string; readonly unfinished: string; readonly signal: AbortSignal | undefined },
): Promise<{ readonly delivered: Delivered; readonly stampedAt: string }> {
  const bytes = Buffer.from(text);
  const nonce = randomBytes(8);
  const question = timeStampQuestion(bytes, nonce);
  if (!desk.network) throw new Fault('unreachable', { sent: false });
  const answer = await askAuthority(authority, question, desk.network, signal);
  const stampedAt = readTimeStamp(answer, bytes, nonce);
  const simulated = isSimulated(desk);
  const path = join(unfinished, `${randomUUID()}.zip`);
  try {
    await write(path, unfinished, {
      'checkpoint.json': bytes,
      'checkpoint.tsq': question,
      'checkpoint.tsr': answer,
      'VERIFY.txt': Buffer.from(stampInstructions({ authority, stampedAt, simulated })),
    });
    const name = `${simulated ? 'SIMULATED ' : ''}checkpoint ${checkpoint.sequence} stamped ${plainName(desk.info.name)}.zip`;
    const saved = await desk.host.saveFile({ name, type: 'application/zip', file: path });
    const delivered: Delivered = saved.kind === 'link' ? { ...saved, name } : saved;
    if (saved.kind !== 'cancelled')
      await logCheckpoint(desk, checkpoint, { way: 'timestamp', authority: new URL(authority).host, stampedAt });
    return { delivered, stampedAt };
  } finally {
    await rm(path, { force: true });
  }
}

async function write(path: string, folder: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const zip = await zipFile(path);
    try {
      for (const [name, bytes] of Object.entries(files)) await zip.add(name, [bytes]);
      await zip.finish();
    } finally {
      await zip.close();
    }
  } catch (error) {
    throw storeFault(error);
  }
}
