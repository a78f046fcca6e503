import { setImmediate as breathe } from 'node:timers/promises';
import type { Store } from '../../core/ports.ts';
import { createLoop, type Loop } from './loop.ts';
import type { Timer } from './timer.ts';

export interface SearchFillOptions {
  readonly store: Pick<Store, 'fillSearch'>;
  readonly timer: Timer;
  /** True while a sync writes: then the index follows it in small steps instead of holding it up. */
  readonly busy: () => boolean;
  readonly failed?: (error: unknown) => void;
}

/** A slice takes some ten milliseconds, so that questions are answered between two of them. */
const slice = 200;
/** At five pages a second (R32) a sync brings 500 customers a second; this keeps up with it. */
const step = 100;
const stepEvery = 200;
/** How long after being woken it looks; also how often when nothing wakes it. */
const gather = 300;
const idle = 60_000;

/** Fills the search index behind the writing of customers and log entries. `wake()` when either was written. */
export function createSearchFill({ store, timer, busy, failed }: SearchFillOptions): Loop {
  const turn = async (stopped: () => boolean): Promise<number> => {
    try {
      while (!stopped()) {
        if (busy()) return (await store.fillSearch(step)) ? stepEvery : gather;
        if (!(await store.fillSearch(slice))) break;
        await breathe();
      }
    } catch (error) {
      failed?.(error);
    }
    return idle;
  };
  return createLoop({ timer, turn, broken: (error) => failed?.(error), gather });
}
