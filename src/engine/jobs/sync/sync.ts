import { Fault, type FaultCode } from '../../../core/fault.ts';
import type { SyncProgress, SyncState } from '../../../core/sync/sync.ts';
import { createLoop } from '../loop.ts';
import { type Concluded, concludeEach, missingFrom } from './conclude.ts';
import { createDoubt } from './doubt.ts';
import { beginPass, readListing } from './listing.ts';
import { lookForJoined } from './look.ts';
import { Halted, type SyncOptions } from './options.ts';
import { createPace } from './pace.ts';
import { createSchedule } from './schedule.ts';

/** The complete, resumable listing of the partner's customers, and between two of them looks for those that joined. */
export interface Sync {
  /**
   * Begins or goes on with a pass, then comes back every quarter of an hour: with a full listing when one is due, else with a look for newly
   * joined customers. By 'person' it is a full listing, which also ends a pause and a wait for a person; by 'engine' (at the start, when the
   * other side is there again) it respects both, and is full at the start.
   */
  start(by?: 'person' | 'engine'): Promise<void>;
  /** Resolves when nothing runs any more; survives a restart. */
  pause(): Promise<void>;
  /** While it rests no pass runs and none begins, whoever asks; it goes on by itself afterwards. Resolves when nothing runs any more. */
  rest(resting: boolean): Promise<void>;
  /** Ends for good; the progress stays. */
  stop(): Promise<void>;
  /** After a mass loss: true concludes each missing customer, false leaves all as they are. */
  confirmLoss(trust: boolean): Promise<void>;
  state(): Promise<SyncState>;
  /** Minutes between two full listings; null leaves it to the size of the listing. */
  setFullEvery(minutes: number | null): Promise<void>;
  /** True while a pass reads and writes pages. */
  readonly reading: boolean;
  /** Settles when the work that runs now has ended. */
  readonly running: Promise<void>;
}

const keys = { listed: 'sync.listed', trusted: 'sync.trusted' } as const;
/** A listing that changes on every reading is left for the next time after so many passes in a row. */
const passesInARow = 3;
const passing: ReadonlySet<FaultCode> = new Set(['unreachable', 'timeout', 'throttled', 'server-failed']);
const noNews = { log: [], notices: [] } as const;

export function createSync(options: SyncOptions): Sync {
  const { store, clock, tell, every = 15 * 60_000, newPassId = () => crypto.randomUUID() } = options;
  const doubt = createDoubt(options);
  const pace = createPace(clock);
  const schedule = createSchedule(options);
  let halted = false;
  let resting = false;
  let active = false;
  let looking = false;
  let running: Promise<void> = Promise.resolve();

  const checkHalted = (): void => {
    if (halted || resting) throw new Halted();
  };
  const remember = async (state: SyncState): Promise<void> => {
    await store.writeSyncState(state);
    tell('sync');
  };
  const moved = (): void => {
    tell('sync');
    tell('customers');
  };

  /** One pass to its end, from where it stands. True when the listing changed while it was read and nothing could be concluded. */
  const pass = async (): Promise<boolean> => {
    let state = await store.syncState();
    let { progress } = state;
    if (progress === null) {
      progress = await beginPass(options, newPassId());
      await doubt.begun(progress.scopesLeft);
      checkHalted();
    }
    pace.begins(progress);
    state = { ...state, phase: 'running', progress };
    await remember(state);
    const first = (await store.value(keys.listed)) !== true;
    progress = await readListing(options, { ...state, progress }, first, checkHalted, moved);
    await store.writeValue(keys.listed, true, noNews);
    if (progress.changedWhileRead) {
      await remember({ ...state, phase: 'idle', progress: null });
      return true;
    }
    await conclude({ ...state, progress }, progress, first);
    return false;
  };

  const conclude = async (state: SyncState, progress: SyncProgress, first: boolean): Promise<void> => {
    const missing = await missingFrom(options, progress.passId);
    const trusted = (await store.value(keys.trusted)) === progress.passId;
    const doubtful = trusted ? null : await doubt.of(progress, missing);
    if (doubtful !== null) {
      await doubt.raised();
      await remember({ ...state, phase: 'waiting-for-person', progress, missing: missing.length, doubt: doubtful });
      return;
    }
    const concluded = await concludeEach(options, missing, { ...state, missing: missing.length }, progress.passId, checkHalted);
    await finish(state, progress, concluded, first || missing.length > 0);
  };

  const finish = async (state: SyncState, { passId, read }: SyncProgress, concluded: Concluded, worthLogging: boolean) => {
    const at = clock.now();
    const detail = { pass: passId, read, ...concluded };
    const entry = {
      at,
      operation: 'sync-finished',
      result: 'ok',
      source: options.sourceName,
      customerId: null,
      caseId: null,
      detail,
      personal: {},
    } as const;
    // State and entry in one transaction. A pass that found nothing missing is no news: the log is not filled with it every quarter hour.
    await store.writeSyncPage({
      passId,
      observedAt: at,
      source: options.sourceName,
      customers: [],
      state: { ...state, phase: 'idle', progress: null, lastCompleteAt: at, lastRead: read, missing: concluded.unknown, doubt: null },
      log: worthLogging ? [entry] : [],
      notices: [],
    });
    await doubt.settled();
    schedule.listed();
    moved();
    if (worthLogging) {
      tell('log');
      tell('notices');
    }
  };

  const turn = async (): Promise<number> => {
    active = true;
    const work = passes();
    running = work.catch(() => undefined);
    try {
      await work;
      return every;
    } catch (error) {
      // A call that was stopped together with the engine is no failure.
      if (error instanceof Halted || (error instanceof Fault && error.code === 'cancelled')) return every;
      options.failed?.(error);
      return error instanceof Fault && passing.has(error.code) ? Math.min(60_000, every) : every;
    } finally {
      active = false;
      pace.ends();
      running = Promise.resolve();
      tell('sync');
    }
  };
  /** Who joined, where no full listing is due; nothing is concluded, and nothing of a pass is touched. */
  const look = async (): Promise<boolean> => {
    looking = true;
    try {
      if (!(await lookForJoined(options, newPassId(), checkHalted))) return false;
      await remember({ ...(await store.syncState()), lastLookAt: clock.now() });
      moved();
      return true;
    } finally {
      looking = false;
    }
  };
  const passes = async (): Promise<void> => {
    const state = await store.syncState();
    if (!begins(state)) return;
    await doubt.keyUnconfirmed();
    if (!(await schedule.fullDue(state)) && (await look())) return;
    for (let count = 1; await pass(); count += 1) if (count >= passesInARow) return;
  };
  /** A pause and a wait for a person outlast restarts; only `start('person')` and `confirmLoss` lift them. */
  const begins = ({ phase }: SyncState): boolean => !halted && !resting && phase !== 'paused' && phase !== 'waiting-for-person';

  const loop = createLoop({ timer: options.timer, turn, broken: (error) => options.failed?.(error) });
  let begun = false;
  const go = (): void => {
    if (begun) loop.wake();
    else loop.start();
    begun = true;
  };
  const halt = async (): Promise<void> => {
    halted = true;
    await running;
  };

  return {
    async start(by = 'person') {
      if (by === 'person') schedule.ask();
      // A full listing that runs is what was asked for; a look is not, and a full one follows it.
      if (active) return looking && by === 'person' ? go() : undefined;
      halted = false;
      const state = await store.syncState();
      if (by === 'person' && state.phase === 'paused') await remember({ ...state, phase: 'running' });
      // A new listing decides anew; what the last one missed is still missing from it or found again.
      if (by === 'person' && state.phase === 'waiting-for-person') await remember({ ...state, phase: 'idle', progress: null });
      go();
    },
    async pause() {
      await halt();
      const state = await store.syncState();
      if (state.phase !== 'waiting-for-person') await remember({ ...state, phase: 'paused' });
    },
    async rest(now) {
      resting = now;
      if (now) await running;
      else if (begun && !halted) go();
    },
    async stop() {
      halted = true;
      await loop.stop();
    },
    async confirmLoss(trust) {
      const state = await store.syncState();
      if (state.phase !== 'waiting-for-person' || state.progress === null) throw new Fault('not-allowed-here', { phase: state.phase });
      if (trust) await store.writeValue(keys.trusted, state.progress.passId, noNews);
      await remember(trust ? { ...state, phase: 'running' } : { ...state, phase: 'idle', progress: null });
      if (!trust) return;
      halted = false;
      go();
    },
    async state() {
      const state = await store.syncState();
      const told = { ...state, left: pace.left(state), fullEvery: await schedule.every(state) };
      if (state.phase === 'running' && !active) return { ...told, phase: 'idle' };
      // From the first moment on, also while it is only being found out whether there is anything to read.
      return state.phase === 'idle' && active && !looking ? { ...told, phase: 'running' } : told;
    },
    setFullEvery: schedule.choose,
    get reading() {
      return active;
    },
    get running() {
      return running;
    },
  };
}
