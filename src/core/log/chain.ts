import { Fault } from '../fault.ts';
import type { Sha256 } from '../ports.ts';
import type { LogEntry } from './entry.ts';

/** What the first entry of every chain follows. */
export const genesis = '0'.repeat(64);

/**
 * JSON in one form only (RFC 8785): members sorted by UTF-16 code units, no spaces, numbers and strings as ECMAScript writes them.
 * Lone surrogates are replaced first, so that the bytes stay the same after a trip through UTF-8. Members that are undefined are left out.
 * Fault invalid-input for what JSON cannot hold.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Fault('invalid-input', { field: 'number' });
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(',')}]`;
  if (typeof value === 'object') return ofRecord(value);
  throw new Fault('invalid-input', { field: typeof value });
}

/** The hash of an entry after `previousHash`: sha256(previousHash + '\n' + canonical(entry)), lower-case hex. */
export function sealEntry(previousHash: string, entry: LogEntry, sha256: Sha256): string {
  return sha256(`${previousHash}\n${canonical(entry)}`);
}

/** Digest of personal text that stays in the chain when the text and its salt are erased. */
export function digestOf(salt: string, text: string, sha256: Sha256): string {
  return sha256(`${salt}\n${text.toWellFormed()}`);
}

/** True when the entry names its predecessor and its hash is the one that was sealed. */
export function checkLink(previousHash: string, entry: LogEntry, hash: string, sha256: Sha256): boolean {
  return entry.previous === previousHash && sealEntry(previousHash, entry, sha256) === hash;
}

function ofRecord(value: object): string {
  const record = value as Readonly<Record<string, unknown>>;
  let members = '';
  for (const name of Object.keys(record).sort()) {
    const member = record[name];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(name.toWellFormed())}:${canonical(member)}`;
  }
  return `{${members}}`;
}
