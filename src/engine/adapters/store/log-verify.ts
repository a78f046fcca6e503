import { setImmediate as nextTurn } from 'node:timers/promises';
import { Fault } from '../../../core/fault.ts';
import { checkLink, digestOf, genesis } from '../../../core/log/chain.ts';
import { LogEntry } from '../../../core/log/entry.ts';
import type { ChainCheck, Store } from '../../../core/ports.ts';
import type { StoreContext } from './context.ts';
import { logColumns } from './log-writer.ts';

interface Row {
  readonly sequence: number;
  readonly at_ms: number;
  readonly day: string;
  readonly operation: string;
  readonly result: string;
  readonly source: string;
  readonly subject: string | null;
  readonly case_id: string | null;
  readonly body: string;
  readonly hash: string;
  readonly salts: string | null;
  readonly texts: string | null;
  readonly erased_at: string | null;
}

/** Entries checked between two turns of the event loop: a few milliseconds, so that questions are answered meanwhile. */
const chunk = 200;

/** Reads the whole chain in order. It shows that nothing changed since sealing, not who wrote it. */
export function logVerify(context: StoreContext): Pick<Store, 'verifyLog'> {
  const { database, sha256 } = context;
  const read = database.prepare<[number, number], Row>(
    `SELECT e.*, p.salts, p.texts, p.erased_at FROM log_entry e LEFT JOIN log_personal p ON p.sequence = e.sequence
     WHERE e.sequence > ? ORDER BY e.sequence LIMIT ?`,
  );
  const erasing = database
    .prepare<[string, number], number>(
      `SELECT EXISTS (SELECT 1 FROM log_entry WHERE subject = ? AND operation = 'customer-erased' AND sequence > ?)`,
    )
    .pluck();
  const head = database.prepare<[], { sequence: number; hash: string }>('SELECT sequence, hash FROM log_head');

  return {
    async verifyLog(signal, progress) {
      let previous = genesis;
      let sequence = 0;
      const broken = (at: number): ChainCheck => ({ entries: sequence, sound: false, firstBroken: at, head: previous });
      for (;;) {
        if (signal?.aborted === true) throw new Fault('cancelled');
        const rows = read.all(sequence, chunk);
        for (const row of rows) {
          if (row.sequence !== sequence + 1 || !isSound(row, previous)) return broken(sequence + 1);
          sequence = row.sequence;
          previous = row.hash;
        }
        if (rows.length < chunk) break;
        progress?.(sequence);
        await nextTurn();
      }
      const sealed = head.get() ?? { sequence: 0, hash: genesis };
      // Entries cut off at the end leave a chain that fits; the head tells.
      if (sealed.sequence !== sequence) return broken(Math.min(sealed.sequence, sequence) + 1);
      if (sealed.hash !== previous) return broken(sequence);
      return { entries: sequence, sound: true, firstBroken: null, head: previous };
    },
  };

  function isSound(row: Row, previous: string): boolean {
    const entry = parse(row.body);
    if (entry === null || entry.sequence !== row.sequence || !checkLink(previous, entry, row.hash, sha256)) return false;
    const said = logColumns(entry);
    const same = Object.entries(said).every(([column, value]) => row[column as keyof typeof said] === value);
    return same && isPersonalSound(row, entry);
  }

  function isPersonalSound(row: Row, entry: LogEntry): boolean {
    const fields = Object.entries(entry.digests);
    // The erasing entry's columns are compared with its sealed body in its own turn.
    if (row.erased_at !== null)
      return row.texts === null && row.salts === null && entry.subject !== null && erasing.get(entry.subject, row.sequence) === 1;
    if (row.texts === null || row.salts === null) return fields.length === 0;
    const texts = textsOf(row.texts);
    const salts = textsOf(row.salts);
    if (texts === null || salts === null || Object.keys(texts).length !== fields.length) return false;
    return fields.every(([field, digest]) => digestOf(salts[field] ?? '', texts[field] ?? '', sha256) === digest);
  }
}

/** null when the bytes are no entry any more. */
function parse(body: string): LogEntry | null {
  try {
    return LogEntry.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

function textsOf(json: string): Readonly<Record<string, string>> | null {
  try {
    return JSON.parse(json) as Record<string, string>;
  } catch {
    return null;
  }
}
