import type { Cancel, Timer } from './timer.ts';

export interface Loop {
  /** Begins; the first turn comes at once. */
  start(): void;
  /** The next turn comes at once; while one runs, one more follows it. */
  wake(): void;
  /** Ends for good once the turn that runs has ended; nothing is left behind. */
  stop(): Promise<void>;
}

/**
 * Turns that never overlap. `turn` gives the milliseconds until the next, or null: only when woken. It handles its own faults; what it
 * throws all the same is `broken`, after which the next turn comes in a minute.
 */
export function createLoop(timer: Timer, turn: () => Promise<number | null>, broken: (error: unknown) => void): Loop {
  let phase: 'new' | 'waiting' | 'running' | 'again' | 'stopped' = 'new';
  let cancel: Cancel = () => {};
  let running: Promise<void> = Promise.resolve();

  const settle = (next: number | null): void => {
    if (phase === 'stopped') return;
    const again = phase === 'again';
    phase = 'waiting';
    if (again) begin();
    else if (next !== null) cancel = timer.after(next, begin);
  };
  const begin = (): void => {
    cancel();
    phase = 'running';
    running = turn().then(settle, (error: unknown) => {
      broken(error);
      settle(60_000);
    });
  };

  return {
    start() {
      if (phase === 'new') begin();
    },
    wake() {
      if (phase === 'waiting') begin();
      else if (phase === 'running') phase = 'again';
    },
    async stop() {
      phase = 'stopped';
      cancel();
      await running;
    },
  };
}
