import type { Sha256 } from '../ports.ts';
import { canonical } from './canonical.ts';
import type { LogEntry } from './entry.ts';

export { canonical };

/** What the first entry of every chain follows. */
export const genesis = '0'.repeat(64);

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
