import { createCipheriv, createDecipheriv } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { Fault } from '../../../../core/fault.ts';
import { newHead, type Opening, openHead, readHead } from './head.ts';

const tagBytes = 16;

/** Each chunk has its number and whether it is the last in its nonce, so that none can be moved, left out, repeated or cut off. */
function nonceOf({ head }: Opening, index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.write(head.nonce, 'hex');
  nonce.writeUInt32BE(index, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function sealChunk(opening: Opening, plain: Uint8Array, index: number, last: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', opening.key, nonceOf(opening, index, last)).setAAD(opening.digest);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(opening: Opening, sealed: Buffer, index: number, last: boolean): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', opening.key, nonceOf(opening, index, last), { authTagLength: tagBytes });
  decipher.setAAD(opening.digest).setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Writes parts, `length` bytes in all, one after the other, as an encrypted file at `to`, owner-only, on the disk when it returns. */
export function sealFile(to: string, passphrase: string, length: number, parts: Iterable<Uint8Array>): void {
  const opening = newHead(passphrase, length);
  const { chunk } = opening.head;
  const file = openSync(to, 'wx', 0o600);
  try {
    writeSync(file, opening.bytes);
    let waiting = Buffer.alloc(0);
    let index = 0;
    for (const part of parts) {
      waiting = Buffer.concat([waiting, part]);
      // One chunk at least is kept back: which one is the last is known only at the end.
      for (; waiting.length > chunk; waiting = waiting.subarray(chunk)) {
        writeSync(file, sealChunk(opening, waiting.subarray(0, chunk), index, false));
        index += 1;
      }
    }
    writeSync(file, sealChunk(opening, waiting, index, true));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export interface OpenedPart {
  readonly bytes: Buffer;
  /** Bytes of the sealed file that were read so far, and of how many. */
  readonly done: number;
  readonly of: number;
}

/** What was sealed, a chunk at a time, each authenticated before it is handed over. Faults: passphrase-wrong, backup-unreadable {reason}. */
export function* openFile(from: string, passphrase: string): Generator<OpenedPart, void, void> {
  const file = openSync(from, 'r');
  try {
    const opening = openHead(readHead(file), passphrase);
    const step = opening.head.chunk + tagBytes;
    const { size } = fstatSync(file);
    const start = opening.bytes.length;
    const { length } = opening.head;
    const chunks = Math.ceil(length / opening.head.chunk);
    const whole = start + length + chunks * tagBytes;
    if (size !== whole) throw new Fault('backup-unreadable', { reason: size < whole ? 'cut' : 'damaged' });
    for (let index = 0; index < chunks; index += 1) {
      const sealed = Buffer.alloc(Math.min(step, size - start - index * step));
      readSync(file, sealed, 0, sealed.length, start + index * step);
      const bytes = openChunk(opening, sealed, index, index === chunks - 1);
      if (bytes === null) throw new Fault('backup-unreadable', { reason: 'damaged' });
      yield { bytes, done: start + index * step + sealed.length, of: size };
    }
  } finally {
    closeSync(file);
  }
}
