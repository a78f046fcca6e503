import { createHash } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { storeFault } from './faults.ts';

export interface Archive {
  /** Where the sealed file goes; its folder is made when missing. */
  readonly path: string;
  /** UTC instant. */
  readonly at: string;
  readonly account: { readonly name: string; readonly site: string; readonly partnerType: string; readonly connection: string };
}

interface Row {
  readonly sequence: number;
  readonly body: string;
  readonly hash: string;
  readonly salts: string | null;
  readonly texts: string | null;
  readonly erased_at: string | null;
}

/**
 * Writes the whole log of a closed database as one read-only file of JSON lines: a head, every entry with its hash and its personal text,
 * and the SHA-256 of all bytes before the last line, which is what it answers with (docs/archive.md). Complete or not there at all. Faults:
 * those of the store, disk-full, disk-read-only.
 */
export function archiveLog(database: string, { path, at, account }: Archive): string {
  try {
    return write(database, path, { format: 'consent-desk-log', version: 1, archivedAt: at, account });
  } catch (error) {
    throw storeFault(error);
  }
}

function write(from: string, path: string, said: object): string {
  const database = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const unfinished = `${path}.unfinished`;
    const file = openSync(unfinished, 'w', 0o600);
    let sha256: string;
    try {
      const digest = createHash('sha256');
      const line = (value: object) => {
        const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
        digest.update(bytes);
        writeSync(file, bytes);
      };
      const head = database.prepare<[], { sequence: number; hash: string }>('SELECT sequence, hash FROM log_head').get();
      // Public parts alone: the private one goes with the account's other secrets, and what it sealed can still be told from what others did.
      const keys = parsed(database.prepare<[], string>("SELECT value FROM setting WHERE key = 'value/seal-key'").pluck().get() ?? null);
      line({ ...said, entries: head?.sequence ?? 0, head: head?.hash ?? null, sealKeys: keys });
      const rows = database.prepare<[], Row>(
        `SELECT e.sequence, e.body, e.hash, p.salts, p.texts, p.erased_at FROM log_entry e
         LEFT JOIN log_personal p ON p.sequence = e.sequence ORDER BY e.sequence`,
      );
      for (const { sequence, body, hash, salts, texts, erased_at } of rows.iterate()) {
        line({ sequence, hash, entry: JSON.parse(body), salts: parsed(salts), texts: parsed(texts), erasedAt: erased_at });
      }
      sha256 = digest.digest('hex');
      writeSync(file, `${JSON.stringify({ sha256 })}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    chmodSync(unfinished, 0o400);
    renameSync(unfinished, path);
    return sha256;
  } finally {
    database.close();
  }
}

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
