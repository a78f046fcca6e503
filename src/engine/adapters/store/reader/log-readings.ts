import { Fault } from '../../../../core/fault.ts';
import type { LogBatch, LogLines, Store } from '../../../../core/ports.ts';
import type { ReadJob, ReadWord } from './order.ts';
import { type Reading, startReading } from './reading.ts';
import type { StretchCheck } from './verify.ts';
import { joined, stretchesOf } from './verify-chain.ts';

export interface LogReadings extends Pick<Store, 'verifyLog' | 'exportLog' | 'exportLogLines' | 'exportLogText'> {
  /** Ends every reading that runs, and waits until its connection is closed: who reads holds the write-ahead log. */
  endAll(): Promise<void>;
}

/** Long readings of the log at `path`, in threads of their own. `entries`: how many there are now. */
export function logReadings(path: string, entries: () => number): LogReadings {
  const running = new Set<Reading>();

  function start(job: ReadJob, heard: (word: ReadWord) => void, signal?: { readonly aborted: boolean }): Reading {
    const reading = startReading(path, job, heard, signal);
    running.add(reading);
    const gone = () => running.delete(reading);
    reading.ended.then(gone, gone);
    return reading;
  }

  /** Batches of one kind, the next of which is read while one is worked on. */
  async function* batches<Kind extends 'rows' | 'lines'>(
    job: ReadJob & { readonly kind: Kind },
    signal?: { readonly aborted: boolean },
  ): AsyncGenerator<Extract<ReadWord, { kind: Kind }>, undefined, undefined> {
    if (signal?.aborted === true) throw new Fault('cancelled');
    const heard: ReadWord[] = [];
    let wake = () => {};
    let over = false;
    const reading = start(
      job,
      (word) => {
        heard.push(word);
        wake();
      },
      signal,
    );
    const end = () => {
      over = true;
      wake();
    };
    reading.ended.then(end, end);
    try {
      reading.want();
      for (;;) {
        const word = heard.shift();
        if (word !== undefined) {
          reading.want();
          yield word as Extract<ReadWord, { kind: Kind }>;
        } else if (over) {
          await reading.ended;
          return undefined;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      reading.cancel();
      await reading.ended.catch(() => {});
    }
  }

  return {
    async verifyLog(signal, progress) {
      if (signal?.aborted === true) throw new Fault('cancelled');
      const of = entries();
      const stretches = stretchesOf(of);
      const done = stretches.map(() => 0);
      const started = stretches.map((stretch, index) =>
        start(
          { kind: 'verify', stretch },
          (word) => {
            if (word.kind !== 'progress') return;
            done[index] = word.done;
            const all = done.reduce((sum, one) => sum + one, 0);
            progress?.(all, Math.max(all, of));
          },
          signal,
        ),
      );
      try {
        return joined(await Promise.all(started.map(async ({ ended }) => checkOf(await ended))));
      } finally {
        for (const reading of started) reading.cancel();
      }
    },
    async exportLog(query, signal) {
      return batches({ kind: 'rows', query }, signal) satisfies AsyncIterableIterator<LogBatch>;
    },
    async exportLogLines(query, signal) {
      return batches({ kind: 'lines', query }, signal) satisfies AsyncIterableIterator<LogLines>;
    },
    async exportLogText({ form, masked, ...query }, signal) {
      const as = form === 'csv' ? (masked ? 'csv-masked' : 'csv') : masked ? 'jsonl-masked' : null;
      return batches({ kind: 'lines', query, ...(as && { as }) }, signal) satisfies AsyncIterableIterator<LogLines>;
    },
    async endAll() {
      await Promise.all(
        [...running].map((reading) => {
          reading.cancel();
          return reading.ended.catch(() => {});
        }),
      );
    },
  };
}

function checkOf({ check }: ReadWord & { readonly kind: 'end' }): StretchCheck {
  if (check === null) throw new Fault('internal', { reason: 'reader' });
  return check;
}
