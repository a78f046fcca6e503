import type { Customer } from '../../core/customer/customer.ts';
import type { Fact } from '../../core/fact/fact.ts';
import type { Clock, Store, VerdictIndexRow } from '../../core/ports.ts';
import { createLoop, type Loop } from './loop.ts';
import type { Tell } from './tell.ts';
import type { Timer } from './timer.ts';

export interface VerdictIndexOptions {
  readonly store: Pick<Store, 'customer' | 'facts' | 'factsPage' | 'verdictsDue' | 'writeVerdicts'>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly tell: Tell;
  /** The pack by which rows are computed now. */
  readonly packId: () => string;
  /** The row of one customer; `facts` are its own and those of 'partner'. */
  readonly judge: (customer: Customer, facts: readonly Fact[], now: string) => VerdictIndexRow | Promise<VerdictIndexRow>;
  readonly failed?: (error: unknown) => void;
}

/** Few enough that a slice takes some milliseconds, so that questions are answered between two of them. */
const slice = 200;
/** From here on walking over all customers in order is cheaper than asking for each by name. */
const many = 1_000;
const soon = 1_000;
/** Verdicts lapse with time; this is how often that is looked after when nothing else wakes the job. */
const lapse = 60_000;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Keeps the disposable index of verdicts up to date, a slice at a time: rows that are missing, of another pack, or lapsed. `wake()` when
 * customers, facts or the pack changed.
 */
export function createVerdictIndex(options: VerdictIndexOptions): Loop {
  const { store, clock, timer, tell, packId, judge, failed } = options;
  let stopped = false;

  const row = async (customer: Customer, own: readonly Fact[], partner: readonly Fact[], now: string): Promise<VerdictIndexRow> =>
    judge(customer, [...own, ...partner], now);

  /** Those that are due, by name. */
  const few = async (ids: readonly string[]): Promise<void> => {
    const now = clock.now();
    const partner = await store.facts('partner');
    const rows: VerdictIndexRow[] = [];
    for (const id of ids) {
      const customer = await store.customer(id);
      if (customer !== null) rows.push(await row(customer, await store.facts(customer.customerId), partner, now));
    }
    await store.writeVerdicts(rows);
  };

  const all = async (): Promise<void> => {
    const partner = await store.facts('partner');
    for (let after = ''; !stopped; ) {
      const page = await store.factsPage(after, slice);
      const now = clock.now();
      const rows: VerdictIndexRow[] = [];
      for (const { customer, facts } of page) rows.push(await row(customer, facts, partner, now));
      if (rows.length > 0) await store.writeVerdicts(rows);
      after = page.at(-1)?.customer.customerId ?? '';
      if (page.length < slice) return;
      await breathe();
    }
  };

  const turn = async (): Promise<number> => {
    try {
      const due = await store.verdictsDue({ packId: packId(), now: clock.now(), limit: many });
      if (due.length === 0) return lapse;
      if (due.length < many) await few(due);
      else await all();
      tell('customers');
      // What became due while it was walked over comes soon.
      return due.length < many ? lapse : soon;
    } catch (error) {
      failed?.(error);
      return lapse;
    }
  };

  const loop = createLoop(timer, turn, (error) => failed?.(error));
  return {
    ...loop,
    async stop() {
      stopped = true;
      await loop.stop();
    },
  };
}
