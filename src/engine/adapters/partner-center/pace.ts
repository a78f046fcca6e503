import { Fault } from '../../../core/fault.ts';
import type { Sleep } from '../../http/sleep.ts';

export interface PaceOptions {
  /** Calls a second of one API; Infinity does not pace. The site allows 10 (R32). */
  readonly perSecond: number;
  /** Monotonic milliseconds. */
  readonly milliseconds: () => number;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
}
/** Runs `work` when it is its turn: one in flight per API, the next only after the last has returned (facts.md 5.4). */
export type Pace = <Result>(api: string, work: () => Promise<Result>) => Promise<Result>;

interface Lane {
  tail: Promise<unknown>;
  /** When the last calls began, oldest first, at most `perSecond` of them. */
  readonly begun: number[];
}

export function createPace({ perSecond, milliseconds, sleep, signal }: PaceOptions): Pace {
  const lanes = new Map<string, Lane>();

  const laneOf = (api: string): Lane => {
    const known = lanes.get(api);
    if (known !== undefined) return known;
    const lane: Lane = { tail: Promise.resolve(), begun: [] };
    lanes.set(api, lane);
    return lane;
  };

  const takeTurn = async ({ begun }: Lane): Promise<void> => {
    if (signal.aborted) throw new Fault('cancelled', { sent: false });
    if (perSecond === Number.POSITIVE_INFINITY) return;
    const oldest = begun.length < perSecond ? undefined : begun.shift();
    const wait = oldest === undefined ? 0 : oldest + 1000 - milliseconds();
    if (wait > 0) await sleep(wait, signal);
    begun.push(milliseconds());
  };

  return (api, work) => {
    const lane = laneOf(api);
    const turn = lane.tail.then(async () => {
      await takeTurn(lane);
      return work();
    });
    lane.tail = turn.catch(() => undefined);
    return turn;
  };
}
