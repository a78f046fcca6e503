import type { Store } from '../../core/ports.ts';
import { createLoop, type Loop } from './loop.ts';
import type { Timer } from './timer.ts';

/** Changes come in bursts; a badge that follows within a quarter of a second follows at once. Milliseconds. */
const GATHER = 250;
const LATER = 60_000;

/** Counts the requests that wait for a decision of ours, and says so when `wake` tells that cases changed. */
export function createWaitingCount(parts: {
  readonly store: Pick<Store, 'cases'>;
  readonly timer: Timer;
  readonly counted: (waiting: number) => void;
  readonly failed: (error: unknown) => void;
}): Loop {
  const { store, timer, counted, failed } = parts;
  const turn = async (): Promise<number | null> => {
    try {
      counted((await store.cases({ tab: 'partner', search: '', offset: 0, limit: 1 })).counts.partner);
      return null;
    } catch (error) {
      failed(error);
      return LATER;
    }
  };
  return createLoop({ timer, turn, broken: failed, gather: GATHER });
}
