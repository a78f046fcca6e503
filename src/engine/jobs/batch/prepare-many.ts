import { setImmediate as breathe } from 'node:timers/promises';
import type { Batch, BatchRow } from '../../../core/batch/batch.ts';
import type { Store } from '../../../core/ports.ts';
import { createLoop, type Loop } from '../loop.ts';
import type { Timer } from '../timer.ts';

/** Drafts written between two breaths: each is a transaction of its own. */
const chunkSize = 20;
/** After a fault that is about no row, such as a full disk. Milliseconds. */
const patience = 30_000;

export interface PrepareManyOptions {
  readonly store: Pick<Store, 'batches' | 'batchNext'>;
  readonly timer: Timer;
  readonly failed: (error: unknown) => void;
  readonly chunk: (batch: Batch, rows: readonly BatchRow[]) => Promise<void>;
  readonly finish: (batch: Batch) => Promise<void>;
}

/** Writes the drafts that a person confirmed, a few at a time; what a crash left over goes on at the next start, and nobody gets two. */
export function createPrepareMany({ store, timer, failed, chunk, finish }: PrepareManyOptions): Loop {
  const turn = async (stopped: () => boolean): Promise<number | null> => {
    try {
      while (!stopped()) {
        const batch = (await store.batches()).find(({ preparing }) => preparing?.state === 'running');
        if (batch === undefined) return null;
        const rows = await store.batchNext({ batchId: batch.id, what: 'prepare', limit: chunkSize });
        if (rows.length === 0) {
          await finish(batch);
          return null;
        }
        await chunk(batch, rows);
        await breathe();
      }
      return null;
    } catch (error) {
      failed(error);
      return patience;
    }
  };
  return createLoop({ timer, turn, broken: failed });
}
