import { setImmediate as nextTurn } from 'node:timers/promises';
import { logLineOf } from '../../../core/evidence/case-evidence.ts';
import type { ChainPlace } from '../../../core/evidence/checkpoint.ts';
import type { LogSpan } from '../../../core/evidence/manifest.ts';
import { Fault } from '../../../core/fault.ts';
import type { SealedRow } from '../../../core/ports.ts';
import type { Desk } from '../desk.ts';

/** Links beyond these are left to the signed checkpoint: a bundle has to stay something that one sends. */
export const MOST_LINKS = 50_000;
/** So many of the case's own entries stand on the readable page. */
const MOST_SHOWN = 2000;
const AT_ONCE = 500;

type LogDesk = Pick<Desk, 'store'>;

/** Sequences of the case's own entries up to the head, oldest first. */
export async function ownSequences({ store }: LogDesk, caseId: string, head: number): Promise<readonly number[]> {
  const found: number[] = [];
  for (let before = head + 1; ; ) {
    const { rows } = await store.log({ search: '', filters: { caseId }, before, limit: AT_ONCE });
    found.push(...rows.map(({ entry }) => entry.sequence));
    const last = found.at(-1);
    if (rows.length < AT_ONCE || last === undefined) return found.reverse();
    before = last;
  }
}

/** The lines of log/entries.jsonl, and what was in them once all are read. */
export interface LogExtract {
  pieces(): AsyncGenerator<Uint8Array>;
  /** Only after `pieces` came to its end. */
  readonly span: LogSpan;
  readonly shown: readonly SealedRow[];
}

interface Wanted {
  /** Sequences of the case's own entries, oldest first. */
  readonly own: readonly number[];
  readonly place: ChainPlace;
  readonly signal: AbortSignal;
  readonly mostLinks?: number;
  /** Hears how many lines were handed over, of how many at most. */
  readonly progress?: (done: number, of: number) => void;
}

/**
 * The case's own entries with their personal text, and every entry between and after them up to `place` without it; beyond `mostLinks` links
 * only the case's own.
 */
export function logExtract({ store }: LogDesk, { own, place, signal, mostLinks = MOST_LINKS, progress }: Wanted): LogExtract {
  const mine = new Set(own);
  const first = own[0] ?? 0;
  const shown: SealedRow[] = [];
  const most = first === 0 ? 0 : Math.min(place.sequence - first + 1, own.length + mostLinks);
  let links = 0;
  let linkedUntil = first === 0 ? place.sequence : first - 1;

  /** As many of the rows as there is room for links. */
  const fitting = (rows: readonly SealedRow[]): readonly SealedRow[] => {
    let count = 0;
    for (const { entry } of rows) {
      const isLink = !mine.has(entry.sequence);
      if (isLink && links === mostLinks) break;
      if (isLink) links += 1;
      count += 1;
    }
    return rows.slice(0, count);
  };
  async function* chain(): AsyncGenerator<readonly SealedRow[]> {
    while (linkedUntil < place.sequence) {
      if (signal.aborted) throw new Fault('cancelled');
      const rows = await store.sealedLog({ after: linkedUntil, limit: Math.min(AT_ONCE, place.sequence - linkedUntil) });
      const taken = fitting(rows);
      if (taken.length > 0) yield taken;
      linkedUntil += taken.length;
      if (taken.length < rows.length || rows.length === 0) return;
      await nextTurn();
    }
  }
  async function* alone(): AsyncGenerator<readonly SealedRow[]> {
    for (const sequence of own.filter((each) => each > linkedUntil)) {
      if (signal.aborted) throw new Fault('cancelled');
      yield await store.sealedLog({ after: sequence - 1, limit: 1 });
    }
  }
  async function* batches(): AsyncGenerator<readonly SealedRow[]> {
    if (first === 0) return;
    yield* chain();
    yield* alone();
  }

  return {
    async *pieces() {
      let done = 0;
      for await (const rows of batches()) {
        const ours = rows.filter(({ entry }) => mine.has(entry.sequence));
        shown.push(...ours.slice(0, MOST_SHOWN - shown.length));
        yield Buffer.from(rows.map((row) => logLineOf(row, mine.has(row.entry.sequence))).join(''));
        done += rows.length;
        progress?.(done, most);
      }
    },
    get span() {
      return { chain: place.chain, first, head: { sequence: place.sequence, hash: place.hash }, own: own.length, links, linkedUntil };
    },
    shown,
  };
}
