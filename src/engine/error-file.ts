import { appendFileSync, statSync, truncateSync } from 'node:fs';
import type { Clock } from '../core/ports.ts';
import type { Sink } from './bridge/refusal.ts';

const LARGEST = 1_000_000;

/** Unexpected errors, redacted, on this machine only: a person may read it and quote its references. It never grows past a megabyte. */
export function errorFile(path: string, clock: Clock): Sink {
  return (line) => {
    try {
      if (sizeOf(path) > LARGEST) truncateSync(path, 0);
      appendFileSync(path, `${clock.now()} ${line}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk must not turn one error into two.
    }
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
