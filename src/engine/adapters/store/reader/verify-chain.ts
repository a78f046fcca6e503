import { availableParallelism } from 'node:os';
import type { ChainCheck } from '../../../../core/ports.ts';
import type { Stretch, StretchCheck } from './verify.ts';

/** Below this a second thread costs more than it saves. */
const worthAThread = 50_000;
const mostThreads = 3;

/** Stretches of a chain of `entries` that are read side by side: each needs only the hash that its first entry follows. */
export function stretchesOf(entries: number, processors = availableParallelism()): readonly Stretch[] {
  const count = Math.max(1, Math.min(mostThreads, processors, Math.floor(entries / worthAThread)));
  return Array.from({ length: count }, (_, index) => ({
    after: Math.floor((entries * index) / count),
    to: index === count - 1 ? null : Math.floor((entries * (index + 1)) / count),
  }));
}

/** The stretches as one chain: the first break of all, also where two of them do not meet. */
export function joined(checks: readonly StretchCheck[]): ChainCheck {
  let last: ChainCheck | null = null;
  for (const { began, ...check } of checks) {
    if (last !== null && began !== last.head) return { ...last, sound: false, firstBroken: last.entries + 1, reason: 'changed' };
    // A stretch of which no entry fits ends where the one before it did.
    if (last !== null && check.until === null) last = { ...check, until: last.until };
    else last = check;
    if (!last.sound) return last;
  }
  if (last === null) throw new Error('a chain has at least one stretch');
  return last;
}
