import { createHash, createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { readSync } from 'node:fs';
import { z } from 'zod';
import { Fault } from '../../../../core/fault.ts';

/** docs/backup.md describes every byte. What is written here may be read in ten years: a change is a new version. */
const firstLine = 'consent-desk-backup 1\n';
/** Longer heads than this are none of ours. Bytes. */
const longestHead = 4_096;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`, 'u'));
/** Bounded, so that a hostile file cannot ask for more memory (128 · N · r bytes) or time than ours take. */
const Head = z.object({
  kdf: z.literal('scrypt'),
  N: z.literal([32_768, 65_536, 131_072, 262_144]),
  r: z.literal(8),
  p: z.literal(1),
  salt: hex(16),
  cipher: z.literal('aes-256-gcm'),
  chunk: z.literal(65_536),
  nonce: hex(7),
  /** Bytes of all chunks before they were encrypted. */
  length: z.number().int().min(1),
  check: hex(32),
});
export type Head = z.infer<typeof Head>;

/** N = 2^17, r = 8: 128 MiB and about half a second for each guess. */
const cost = { N: 131_072, r: 8, p: 1 } as const;

export interface SealedHead {
  readonly head: Head;
  /** The lines as they stand in the file, and the SHA-256 of the first two: bound to every chunk. */
  readonly bytes: Buffer;
  readonly digest: Buffer;
}

export interface Opening extends SealedHead {
  readonly key: Buffer;
}

/** A new head, with salt and nonce of its own, and the key that the passphrase makes with it. */
export function newHead(passphrase: string, length: number): Opening {
  const parts = { ...cost, salt: randomBytes(16).toString('hex'), nonce: randomBytes(7).toString('hex') };
  const { key, check } = keysOf(passphrase, parts);
  const head: Head = { kdf: 'scrypt', ...cost, salt: parts.salt, cipher: 'aes-256-gcm', chunk: 65_536, nonce: parts.nonce, length, check };
  return { head, key, ...written(head) };
}

/** Faults: backup-unreadable {reason: not-a-backup | newer | damaged}. */
export function readHead(file: number): SealedHead {
  const start = Buffer.alloc(longestHead);
  const text = start.subarray(0, readSync(file, start, 0, longestHead, 0)).toString('latin1');
  if (!text.startsWith('consent-desk-backup ')) throw new Fault('backup-unreadable', { reason: 'not-a-backup' });
  if (!text.startsWith(firstLine)) throw new Fault('backup-unreadable', { reason: 'newer' });
  const [, json = '', digest] = text.split('\n', 3);
  const said = createHash('sha256').update(`${firstLine}${json}\n`, 'latin1').digest();
  // Without a key: chance damage here must not be told as a wrong passphrase.
  if (digest !== said.toString('hex')) throw new Fault('backup-unreadable', { reason: 'damaged' });
  const read = Head.safeParse(JSON.parse(json));
  if (!read.success) throw new Fault('backup-unreadable', { reason: 'newer' });
  return { head: read.data, bytes: Buffer.from(`${firstLine}${json}\n${digest}\n`, 'latin1'), digest: said };
}

/** Fault passphrase-wrong. */
export function openHead(sealed: SealedHead, passphrase: string): Opening {
  const { key, check } = keysOf(passphrase, sealed.head);
  if (!timingSafeEqual(Buffer.from(check), Buffer.from(sealed.head.check))) throw new Fault('passphrase-wrong');
  return { ...sealed, key };
}

function written(head: Head): Pick<SealedHead, 'bytes' | 'digest'> {
  const lines = `${firstLine}${JSON.stringify(head)}\n`;
  const digest = createHash('sha256').update(lines).digest();
  return { digest, bytes: Buffer.from(`${lines}${digest.toString('hex')}\n`) };
}

function keysOf(passphrase: string, { N, r, p, salt }: Pick<Head, 'N' | 'r' | 'p' | 'salt'>) {
  // The same characters by whatever keyboard they were typed.
  const bytes = Buffer.from(passphrase.normalize('NFKC'));
  const keys = scryptSync(bytes, Buffer.from(salt, 'hex'), 64, { N, r, p, maxmem: 256 * N * r });
  const check = createHmac('sha256', keys.subarray(32)).update('consent-desk-backup 1').digest('hex');
  return { key: keys.subarray(0, 32), check };
}
