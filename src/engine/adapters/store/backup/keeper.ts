import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Fault } from '../../../../core/fault.ts';
import type { KeepAnswers, KeepJob, KeepOrder, KeepStep, KeepWord } from './order.ts';

// Built, the thread's program lies in out/main beside the others, and this module may be a chunk below them; in development both run from source.
const here = import.meta.dirname;
const built = import.meta.filename.endsWith('.js');
const program = built ? join(basename(here) === 'chunks' ? dirname(here) : here, 'database-keeper.js') : join(here, 'program.ts');

export type HearStep = (step: KeepStep, done: number, of: number) => void;

/** Long work on whole database files, each in a thread of its own. */
export interface Keeper {
  /** Rejects with the thread's fault, with not-found {what: database} where no file is, and with cancelled soon after `signal`; then nothing half-made stays once the thread has ended. */
  run<Job extends KeepJob>(job: Job, hear?: HearStep, signal?: AbortSignal): Promise<KeepAnswers[Job['kind']]>;
  /** Ends all of it, and waits until it let go of every file: who reads a database holds its write-ahead log. */
  endAll(): Promise<void>;
}

export function createKeeper(): Keeper {
  const running = new Set<{ readonly cancel: () => void; readonly ended: Promise<unknown> }>();
  return {
    run(job, hear = () => {}, signal) {
      if (signal?.aborted === true) return Promise.reject(new Fault('cancelled'));
      if ('path' in job && !existsSync(job.path)) return Promise.reject(new Fault('not-found', { what: 'database' }));
      const { cancel, ended } = start(job, hear);
      const one = { cancel, ended };
      running.add(one);
      signal?.addEventListener('abort', cancel);
      return ended.finally(() => {
        running.delete(one);
        signal?.removeEventListener('abort', cancel);
      }) as Promise<never>;
    },
    async endAll() {
      await Promise.all(
        [...running].map(({ cancel, ended }) => {
          cancel();
          return ended.catch(() => {});
        }),
      );
    },
  };
}

function start(job: KeepJob, hear: HearStep): { readonly cancel: () => void; readonly ended: Promise<unknown> } {
  const control = new SharedArrayBuffer(4);
  const order: KeepOrder = { job, control };
  // Nothing of this process's environment or arguments is needed there.
  const worker = new Worker(program, {
    workerData: order,
    env: {},
    execArgv: [],
    argv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  let last: KeepWord | Error | null = null;
  worker.on('message', (word: KeepWord) => {
    if (word.kind === 'progress') hear(word.step, word.done, word.of);
    else last = word;
  });
  worker.once('error', (error) => {
    last = error instanceof Error ? error : new Error(String(error));
  });
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  worker.once('exit', () => {
    if (last !== null && 'kind' in last && last.kind === 'end') resolve(last.answer);
    else if (last !== null && 'kind' in last && last.kind === 'failed') reject(new Fault(last.fault.code, last.fault.detail));
    else reject(new Fault('internal', { reason: 'keeper' }, { cause: last }));
  });
  return { ended: promise, cancel: () => Atomics.store(new Int32Array(control), 0, 1) };
}
