import { z } from 'zod';
import { Fault } from '../../../../core/fault.ts';

/** What a backup says of itself; it stands encrypted before the database. */
export const Manifest = z.object({
  format: z.literal('consent-desk-backup'),
  account: z.string(),
  name: z.string(),
  site: z.string(),
  partnerType: z.string(),
  connection: z.string(),
  simulated: z.boolean(),
  /** UTC instant. */
  madeAt: z.string(),
  appVersion: z.string(),
  /** `user_version` of the database. */
  schema: z.number().int(),
  entries: z.number().int(),
  head: z.string(),
  /** Sequence of the first entry that does not fit the chain; null: all of it fits. */
  firstBroken: z.number().int().nullable(),
  customers: z.number().int(),
  mails: z.number().int(),
  /** Rows of every table. */
  rows: z.record(z.string(), z.number().int()),
  /** Bytes and SHA-256 of the database that follows. */
  bytes: z.number().int(),
  sha256: z.string(),
});
export type Manifest = z.infer<typeof Manifest>;

const longest = 64 * 1024;

/** Four bytes of length (big-endian), then JSON. */
export function manifestBytes(manifest: Manifest): Buffer {
  const json = Buffer.from(JSON.stringify(manifest));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

/** The manifest at the beginning of `bytes` and where it ends; null while more bytes are needed. Fault backup-unreadable {reason: newer}. */
export function manifestIn(bytes: Buffer): { readonly manifest: Manifest; readonly end: number } | null {
  if (bytes.length < 4) return null;
  const length = bytes.readUInt32BE(0);
  if (length > longest) throw new Fault('backup-unreadable', { reason: 'newer' });
  if (bytes.length < 4 + length) return null;
  const read = Manifest.safeParse(jsonOf(bytes.subarray(4, 4 + length).toString()));
  if (!read.success) throw new Fault('backup-unreadable', { reason: 'newer' });
  return { manifest: read.data, end: 4 + length };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
