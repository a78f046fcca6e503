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

/**
 * The case's own entries with their personal text, and every entry between and after them up to `place` without it; beyond `mostLinks` links
 * only the case's own.
 */
export function logExtract(
  { store }: LogDesk,
  {
    own,
    place,
    signal,
    mostLinks = MOST_LINKS,
  }: { readonly own: readonly number[]; readonly place: ChainPlace; readonly signal: AbortSignal; readonly mostLinks?: number },
): LogExtract {
  const mine = new Set(own);
  const first = own[0] ?? 0;
  const shown: SealedRow[] = [];
  let links = 0;
  let linkedUntil = first === 0 ? place.sequence : first - 1;

  async function* chain(): AsyncGenerator<SealedRow> {
    for (let after = first - 1; after < place.sequence && links < mostLinks; ) {
      if (signal.aborted) throw new Fault('cancelled');
      const rows = await store.sealedLog({ after, limit: Math.min(AT_ONCE, place.sequence - after) });
      for (const row of rows) {
        if (!mine.has(row.entry.sequence) && links >= mostLinks) return;
        yield row;
        linkedUntil = row.entry.sequence;
      }
      after += rows.length;
      if (rows.length === 0) return;
      await nextTurn();
    }
  }
  async function* alone(): AsyncGenerator<SealedRow> {
    for (const sequence of own.filter((each) => each > linkedUntil)) {
      if (signal.aborted) throw new Fault('cancelled');
      yield* await store.sealedLog({ after: sequence - 1, limit: 1 });
    }
  }
  async function* rows(): AsyncGenerator<SealedRow> {
    if (first === 0) return;
    yield* chain();
    yield* alone();
  }

  return {
    async *pieces() {
      for await (const row of rows()) {
        const isOwn = mine.has(row.entry.sequence);
        if (isOwn && shown.length < MOST_SHOWN) shown.push(row);
        if (!isOwn) links += 1;
        yield Buffer.from(logLineOf(row, isOwn));
      }
    },
    get span() {
      return { chain: place.chain, first, head: { sequence: place.sequence, hash: place.hash }, own: own.length, links, linkedUntil };
    },
    shown,
  };
}
