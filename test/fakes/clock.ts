import type { Clock } from '../../src/core/ports.ts';
import type { Timer } from '../../src/engine/jobs/timer.ts';

/** Time that stands still until the test moves it. */
export interface FakeTime extends Clock {
  readonly timer: Timer;
  /** Timers that wait, in milliseconds from now, earliest first. */
  waiting(): readonly number[];
  /** Moves the time on and fires what is due on the way, in order. */
  advance(milliseconds: number): void;
}

export function fakeTime(start = '2026-11-22T01:30:00.000Z'): FakeTime {
  let now = Date.parse(start);
  const timers = new Set<{ readonly at: number; readonly work: () => void }>();
  const earliest = () => [...timers].sort((one, other) => one.at - other.at)[0];
  return {
    now: () => new Date(now).toISOString(),
    timer: {
      after(milliseconds, work) {
        const each = { at: now + milliseconds, work };
        timers.add(each);
        return () => timers.delete(each);
      },
    },
    waiting: () => [...timers].map(({ at }) => at - now).sort((one, other) => one - other),
    advance(milliseconds) {
      const end = now + milliseconds;
      for (let next = earliest(); next !== undefined && next.at <= end; next = earliest()) {
        now = next.at;
        timers.delete(next);
        next.work();
      }
      now = end;
    },
  };
}
