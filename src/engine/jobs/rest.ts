/** Says when something is to rest and when it may go on; returns unsubscribe. */
export type Rest = (listener: (resting: boolean) => void) => () => void;

/** Rests while any of them says so: a machine that wakes does not end a person's pause, nor the other way round. */
export const restWhileAny =
  (...sources: readonly Rest[]): Rest =>
  (listener) => {
    const resting = new Set<Rest>();
    const stops = sources.map((source) =>
      source((now) => {
        const before = resting.size > 0;
        if (now) resting.add(source);
        else resting.delete(source);
        if (resting.size > 0 !== before) listener(resting.size > 0);
      }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  };
