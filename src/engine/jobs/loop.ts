import type { Cancel, Timer } from './timer.ts';

export interface Loop {
  /** Begins; the first turn comes at once. */
  start(): void;
  /** The next turn comes now (after the loop's gathering time, if it has one); while one runs, one more follows it. */
  wake(): void;
  /** Ends for good once the turn that runs has ended; nothing is left behind. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  readonly timer: Timer;
  /** Gives the milliseconds until the next turn, or null: only when woken. Handles its own faults; a long one ends early once `stopped()`. */
  readonly turn: (stopped: () => boolean) => Promise<number | null>;
  /** Hears what a turn throws all the same; the next turn then comes in a minute. */
  readonly broken: (error: unknown) => void;
  /** Milliseconds from being woken to the turn; more wakes in between change nothing. */
  readonly gather?: number;
}

/** Turns that never overlap. */
export function createLoop({ timer, turn, broken, gather = 0 }: LoopOptions): Loop {
  let phase: 'new' | 'waiting' | 'woken' | 'running' | 'again' | 'stopped' = 'new';
  let cancel: Cancel = () => {};
  let running: Promise<void> = Promise.resolve();

  const settle = (next: number | null): void => {
    if (phase === 'stopped') return;
    const again = phase === 'again';
    phase = 'waiting';
    if (again) woken();
    else if (next !== null) cancel = timer.after(next, begin);
  };
  const begin = (): void => {
    cancel();
    phase = 'running';
    running = turn(() => phase === 'stopped').then(settle, (error: unknown) => {
      broken(error);
      settle(60_000);
    });
  };
  const woken = (): void => {
    cancel();
    phase = 'woken';
    if (gather === 0) begin();
    else cancel = timer.after(gather, begin);
  };

  return {
    start() {
      if (phase === 'new') begin();
    },
    wake() {
      if (phase === 'waiting') woken();
      else if (phase === 'running') phase = 'again';
    },
    async stop() {
      phase = 'stopped';
      cancel();
      await running;
    },
  };
}
