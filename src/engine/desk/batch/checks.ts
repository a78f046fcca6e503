import { performance } from 'node:perf_hooks';
import type { Batch } from '../../../core/batch/batch.ts';
import { Fault } from '../../../core/fault.ts';
import type { AssociationGateway } from '../../../core/ports.ts';
import { createPace } from '../../adapters/partner-center/pace.ts';
import { sleep } from '../../http/sleep.ts';
import { createCheckMany } from '../../jobs/batch/check-many.ts';
import type { Checks } from '../../jobs/batch/checks.ts';
import { createPrepareMany } from '../../jobs/batch/prepare-many.ts';
import type { Tell } from '../../jobs/tell.ts';
import type { Timer } from '../../jobs/timer.ts';
import type { BatchDesk } from './around.ts';
import { checkChunk } from './check-chunk.ts';
import { countPlan } from './plan.ts';
import { prepareChunk } from './prepare-chunk.ts';
import { ended, finishedEntry, startedEntry } from './records.ts';
import { waitAfter } from './refusals.ts';

export interface RunningChecks extends Checks {
  start(): void;
  wake(): void;
  rest(resting: boolean): void;
  stop(): Promise<void>;
}

export function createChecks(options: {
  readonly desk: BatchDesk;
  readonly timer: Timer;
  readonly tell: Tell;
  readonly failed: (error: unknown) => void;
}): RunningChecks {
  const { desk, timer, tell, failed } = options;
  const { store, clock } = desk;
  const tries = new Map<string, number>();
  const stopCalls = new AbortController();
  const gateway = paced(desk, stopCalls.signal);
  let last: Promise<unknown> = Promise.resolve();
  /** One change of a record at a time: it is read and written again. */
  const inTurn = <Result>(change: () => Promise<Result>): Promise<Result> => {
    const next = last.then(change, change);
    last = next.catch(() => undefined);
    return next;
  };
  const written = async (batch: Batch, log: Parameters<typeof store.writeBatch>[0]['log'] = []): Promise<void> => {
    await store.writeBatch({ batch, log, notices: [] });
    tell('batch');
    if (log.length > 0) tell('log');
  };
  const of = async (batchId: string): Promise<Batch> => {
    const found = (await store.batches()).find(({ id }) => id === batchId);
    if (found === undefined) throw new Fault('not-found', { what: 'batch' });
    return found;
  };
  const change = (batchId: string, from: readonly Batch['state'][], to: (batch: Batch) => Promise<void>) =>
    inTurn(async () => {
      const batch = await of(batchId);
      if (from.includes(batch.state)) await to(batch);
    });
  const end = async (batch: Batch, outcome: 'finished' | 'cancelled') =>
    written(ended(batch, outcome, clock.now()), [finishedEntry(desk, batch, outcome, await store.batchCounts(batch.id))]);

  const checking = createCheckMany({
    store,
    clock,
    timer,
    tell,
    failed,
    waitAfter,
    plan: (batch) => countPlan(desk, batch, true),
    chunk: (batch, rows, turn) => checkChunk(desk, batch, rows, { ...turn, tries, gateway }),
    finish: (batch) => change(batch.id, ['running'], (current) => end(current, 'finished')),
  });
  const drafting = createPrepareMany({
    store,
    timer,
    failed,
    chunk: (batch, rows) => prepareChunk(desk, batch, rows),
    finish: ({ id }) =>
      inTurn(async () => {
        const { preparing, ...rest } = await of(id);
        if (preparing?.state === 'running')
          await written({ ...rest, preparing: { ...preparing, state: 'ended', outcome: 'finished', endedAt: clock.now() } });
      }),
  });

  return {
    begin: (batchId, operator) =>
      inTurn(async () => {
        const batch = await of(batchId);
        if (batch.state !== 'planned') return;
        const others = (await store.batches()).filter(({ id }) => id !== batchId);
        if (others.some(({ state, preparing }) => state === 'running' || state === 'paused' || preparing?.state === 'running'))
          throw new Fault('not-allowed-here', { reason: 'batch-running' });
        await written({ ...batch, state: 'running', startedAt: clock.now() }, [startedEntry(clock.now(), batch, operator)]);
        checking.goOn();
      }),
    pause: (batchId) =>
      change(batchId, ['running'], async (batch) => {
        checking.halt();
        await written({ ...batch, state: 'paused' });
      }),
    resume: (batchId) =>
      change(batchId, ['paused'], async (batch) => {
        await written({ ...batch, state: 'running' });
        checking.goOn();
      }),
    cancel: (batchId) =>
      change(batchId, ['running', 'paused'], async (batch) => {
        checking.halt();
        await end(batch, 'cancelled');
      }),
    again: (batchId) =>
      change(batchId, ['ended', 'running', 'paused'], async (batch) => {
        if (batch.preparing?.state === 'running') throw new Fault('not-allowed-here', { reason: 'batch-preparing' });
        if ((await store.markBatch(batchId, { kind: 'again' })) === 0) return;
        if (batch.state === 'ended') await written({ ...batch, state: 'running', outcome: null, endedAt: null });
        checking.goOn();
      }),
    prepare: (batchId, group) =>
      inTurn(async () => {
        const batch = await of(batchId);
        if (batch.state !== 'ended') throw new Fault('not-allowed-here', { reason: 'batch-running' });
        if (batch.preparing?.state === 'running') throw new Fault('not-allowed-here', { reason: 'batch-preparing' });
        const waiting = await store.markBatch(batchId, { kind: 'prepare', group });
        const preparing = { group, state: 'running', outcome: null, startedAt: clock.now(), endedAt: null } as const;
        await written({ ...batch, preparing });
        drafting.wake();
        return waiting;
      }),
    stopPreparing: (batchId) =>
      inTurn(async () => {
        const { preparing, ...rest } = await of(batchId);
        if (preparing?.state !== 'running') return;
        await store.markBatch(batchId, { kind: 'stop' });
        await written({ ...rest, preparing: { ...preparing, state: 'ended', outcome: 'cancelled', endedAt: clock.now() } });
      }),
    live: checking.live,
    start() {
      checking.start();
      drafting.start();
    },
    wake: checking.wake,
    rest: checking.rest,
    async stop() {
      checking.halt();
      stopCalls.abort();
      await Promise.all([checking.stop(), drafting.stop()]);
    },
  };
}

/** The gateway's checks at the same pace: a company's gateway asks the same site. */
function paced({ gateway, info }: BatchDesk, signal: AbortSignal): AssociationGateway | null {
  if (gateway === null) return null;
  const pace = createPace({ perSecond: info.callsPerSecond ?? 5, milliseconds: () => performance.now(), sleep, signal });
  return new Proxy(gateway, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (name !== 'check' || typeof member !== 'function') return member;
      return (...given: unknown[]) => pace('check', () => Reflect.apply(member, target, given) as Promise<unknown>);
    },
  });
}
