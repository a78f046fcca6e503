import { setImmediate as breathe } from 'node:timers/promises';
import type { Fact } from '../../core/fact/fact.ts';
import type { Clock, Dossier, Store, VerdictIndexRow } from '../../core/ports.ts';
import { createLoop, type Loop } from './loop.ts';
import type { Tell } from './tell.ts';
import type { Timer } from './timer.ts';

export interface VerdictIndexOptions {
  readonly store: Pick<Store, 'dossiers' | 'facts' | 'verdictsDue' | 'writeVerdicts'>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly tell: Tell;
  /** The pack by which rows are computed now. */
  readonly packId: () => string | Promise<string>;
  /** One row for each of them; `partner` are the facts about the partner. */
  readonly judge: (dossiers: readonly Dossier[], partner: readonly Fact[], now: string) => Promise<readonly VerdictIndexRow[]>;
  /** True while something more urgent writes; the index then waits for the next wake or look. */
  readonly busy: () => boolean;
  readonly failed?: (error: unknown) => void;
}

/** Few enough that a slice takes some milliseconds, so that questions are answered between two of them. */
const slice = 500;
/** Verdicts lapse with time; this is how often that is looked after when nothing else wakes the job. */
const lapse = 60_000;
/** A sync wakes it with every page; so often it looks. */
const gather = 500;
/** The screens hear of it while a large list is computed, not only at its end. */
const tellEvery = 25;

/** While a sync writes, so often the index looks whether it has ended. */
const patience = 2_000;

/**
 * Keeps the disposable index of verdicts up to date, a slice at a time: rows that are missing, of another pack, or lapsed. `wake()` when
 * customers, facts or the pack changed.
 */
export function createVerdictIndex(options: VerdictIndexOptions): Loop {
  const { store, clock, timer, tell, packId, judge, busy, failed } = options;

  const compute = async (ids: readonly string[], partner: readonly Fact[]): Promise<void> => {
    await store.writeVerdicts(await judge(await store.dossiers(ids), partner, clock.now()));
  };

  const turn = async (stopped: () => boolean): Promise<number> => {
    let slices = 0;
    try {
      if (busy()) return patience;
      // A row that is due again at once is not computed in circles: everybody at most once a turn.
      const done = new Set<string>();
      const partner = await store.facts('partner');
      while (!stopped() && !busy()) {
        const due = (await store.verdictsDue({ packId: await packId(), now: clock.now(), limit: slice })).filter((id) => !done.has(id));
        if (due.length === 0) break;
        await compute(due, partner);
        for (const id of due) done.add(id);
        slices += 1;
        if (slices % tellEvery === 0) tell('customers');
        await breathe();
      }
    } catch (error) {
      failed?.(error);
    }
    if (slices % tellEvery !== 0) tell('customers');
    return busy() ? patience : lapse;
  };

  return createLoop({ timer, turn, broken: (error) => failed?.(error), gather });
}
