import type { Store } from '../../../core/ports.ts';

const last = new WeakMap<Store, Promise<unknown>>();

/** Holds and erasures of one desk follow each other: a hold that is being set is never overtaken by an erasing that has looked already. */
export function inTurn<Result>(store: Store, work: () => Promise<Result>): Promise<Result> {
  const before = last.get(store) ?? Promise.resolve();
  const mine = before.then(work, work);
  last.set(
    store,
    mine.catch(() => {}),
  );
  return mine;
}
