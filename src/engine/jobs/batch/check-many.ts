import type { Batch, BatchRow } from '../../../core/batch/batch.ts';
import type { BatchPlan } from '../../../core/batch/batch-plan.ts';
import type { AskKind } from '../../../core/batch/calls.ts';
import { Fault, type FaultData } from '../../../core/fault.ts';
import type { Clock, Store } from '../../../core/ports.ts';
import { createLoop, type Loop } from '../loop.ts';
import type { Tell } from '../tell.ts';
import type { Timer } from '../timer.ts';
import { createEstimate, type Estimate } from './estimate.ts';

/** Customers whose turn is fetched at once: as many as one question for budgets may name. */
const chunkSize = 100;
/** The page hears so often of progress. Milliseconds. */
const tellEvery = 1_000;

export interface CheckManyOptions {
  readonly store: Pick<Store, 'batches' | 'batchNext'>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly tell: Tell;
  readonly failed: (error: unknown) => void;
  /** What is left to be asked of a check. */
  readonly plan: (batch: Batch) => Promise<BatchPlan>;
  readonly chunk: (batch: Batch, rows: readonly BatchRow[], run: ChunkTurn) => Promise<void>;
  /** Nobody waits any more. */
  readonly finish: (batch: Batch) => Promise<void>;
  /** Milliseconds to wait after so many failures in a row. */
  readonly waitAfter: (failed: number, retryAfter: unknown) => number;
}
export interface ChunkTurn {
  readonly halted: () => boolean;
  readonly asked: (kind: AskKind, calls: number) => void;
  readonly settled: () => void;
}

/** What the store does not keep: how it goes just now. */
export interface CheckLive {
  /** The other side is away or asked us to wait; it goes on by itself at this UTC instant. */
  readonly waiting: { readonly fault: FaultData; readonly until: string } | null;
  /** Seconds that the rest takes at the pace of now; null while nothing runs. */
  readonly left: number | null;
  /** The machine sleeps, or the desk is paused. */
  readonly resting: boolean;
}

export interface CheckMany extends Loop {
  live(): CheckLive;
  /** A halt: what is asked just now ends without a row, and nothing more is asked. */
  halt(): void;
  /** Goes on, with a new estimate. */
  goOn(): void;
  rest(resting: boolean): void;
}

/**
 * Works through the check that runs, a chunk at a time, and waits while the other side is away. Whatever ends it, the rows say who is left; as
 * it only reads, it goes on by itself at the next start.
 */
export function createCheckMany(options: CheckManyOptions): CheckMany {
  const { store, clock, timer, tell, failed } = options;
  let generation = 0;
  let resting = false;
  let estimate: Estimate | null = null;
  let waiting: CheckLive['waiting'] = null;
  let failures = 0;
  let told = 0;

  const now = () => Date.parse(clock.now());
  const progress = () => {
    if (now() - told < tellEvery) return;
    told = now();
    tell('batch');
  };

  async function work(batch: Batch, halted: () => boolean): Promise<void> {
    estimate ??= createEstimate(await options.plan(batch));
    const pace = estimate;
    while (!halted()) {
      const rows = await store.batchNext({ batchId: batch.id, what: 'check', limit: chunkSize });
      if (rows.length === 0) {
        if (!halted()) await options.finish(batch);
        estimate = null;
        return;
      }
      const from = now();
      await options
        .chunk(batch, rows, {
          halted,
          asked: pace.asked,
          settled() {
            failures = 0;
            waiting = null;
            progress();
          },
        })
        .finally(() => pace.worked(now() - from));
    }
  }

  const turn = async (stopped: () => boolean): Promise<number | null> => {
    const mine = generation;
    const halted = () => stopped() || resting || generation !== mine;
    const batch = (await store.batches()).find(({ state }) => state === 'running');
    if (batch === undefined || halted()) return null;
    waiting = null;
    try {
      await work(batch, halted);
    } catch (error) {
      if (halted() || (error instanceof Fault && error.code === 'cancelled')) return null;
      failures += 1;
      const fault: FaultData = error instanceof Fault ? error.data : { code: 'internal' };
      if (!(error instanceof Fault)) failed(error);
      const wait = options.waitAfter(failures, fault.detail?.retryAfter);
      waiting = { fault, until: new Date(now() + wait).toISOString() };
      if (fault.code === 'throttled') estimate?.worked(wait);
      return wait;
    } finally {
      tell('batch');
    }
    return null;
  };

  const loop = createLoop({ timer, turn, broken: failed });
  const halt = () => {
    generation += 1;
    waiting = null;
    failures = 0;
  };
  return {
    ...loop,
    halt,
    goOn() {
      halt();
      estimate = null;
      loop.wake();
    },
    rest(next) {
      resting = next;
      if (!next) loop.wake();
      tell('batch');
    },
    live: () => ({ waiting, left: estimate?.left() ?? null, resting }),
  };
}
