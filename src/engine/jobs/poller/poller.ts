import { Fault } from '../../../core/fault.ts';
import type { AssociationGateway } from '../../../core/ports.ts';
import { createLoop } from '../loop.ts';
import { tellChases } from './chases.ts';
import type { PollerOptions } from './options.ts';
import { remind } from './reminders.ts';
import { type Applied, applyRemote } from './remote-request.ts';

/** Watches the other side for answers and incoming requests. */
export interface Poller {
  start(): void;
  /** Looks at once: after an act, when the machine wakes, when the other side is there again. */
  wake(): void;
  /** While a window is looked at, news should come soon. */
  setVisible(visible: boolean): void;
  stop(): Promise<void>;
}

const soon = 3_000;
const later = 30_000;
const longestBackoff = 60_000;
const pageSize = 100;
/** Number of the last change that is written in cases; written after them, so that a crash in between repeats and never skips. */
const cursorKey = 'poller.change';

export function createPoller(options: PollerOptions): Poller {
  const { store, gateway, timer } = options;
  let visible = false;
  let away = false;
  let failures = 0;

  /** A call that was stopped together with the engine is no failure. */
  const report = (error: unknown): void => {
    if (!(error instanceof Fault) || error.code !== 'cancelled') options.failed?.(error);
  };
  const turn = async (): Promise<number | null> => {
    if (away) return null;
    try {
      await remind(options);
      await tellChases(options);
      if (gateway !== null && (await (options.listens?.() ?? true))) await drain(options, gateway);
      failures = 0;
    } catch (error) {
      report(error);
      failures += 1;
      return Math.min(longestBackoff, soon * 2 ** (failures - 1));
    }
    return visible || (await store.openCases()).length > 0 ? soon : later;
  };
  const loop = createLoop({ timer, turn, broken: (error) => options.failed?.(error) });
  const unsubscribe = options.onPower?.((gone) => {
    away = gone;
    if (!gone) loop.wake();
  });

  return {
    start: loop.start,
    wake: loop.wake,
    setVisible(now) {
      if (now && !visible) loop.wake();
      visible = now;
    },
    async stop() {
      unsubscribe?.();
      await loop.stop();
    },
  };
}

/** Everything that changed since the cursor, oldest change first. */
async function drain(options: PollerOptions, gateway: AssociationGateway): Promise<void> {
  const { store } = options;
  const kept = await store.value(cursorKey);
  const history = typeof kept !== 'number';
  let cursor = typeof kept === 'number' ? kept : 0;
  const moveTo = async (change: number): Promise<void> => {
    if (change === cursor && !history) return;
    cursor = change;
    await store.writeValue(cursorKey, change, { log: [], notices: [] });
  };
  for (;;) {
    const page = await gateway.changes({ after: cursor, limit: pageSize });
    let last = cursor;
    for (const remote of page.requests) {
      // What was decided before this desk first looked is history, not news.
      if ((await applyOnce(options, remote, history && remote.state !== 'pending')) === 'hold') return moveTo(last);
      last = remote.change;
    }
    const done = page.requests.length < pageSize;
    if (done && history) await options.begun?.();
    await moveTo(page.next);
    if (done) return;
  }
}

/** A person or another job may have moved the case in between: then it is looked at once more, as it is now. */
async function applyOnce(options: PollerOptions, remote: Parameters<typeof applyRemote>[1], history: boolean): Promise<Applied> {
  try {
    return await applyRemote(options, remote, history);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'case-forbids') throw error;
    return applyRemote(options, remote, history);
  }
}
