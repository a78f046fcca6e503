import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Fault } from '../../../../core/fault.ts';
import { CANCELLED, type ReadJob, type ReadOrder, type ReadWord, WANTED } from './order.ts';

// Built, the thread's program lies in out/main beside the others, and this module may be a chunk below them; in development both run from source.
const here = import.meta.dirname;
const built = import.meta.filename.endsWith('.js');
const program = built ? join(basename(here) === 'chunks' ? dirname(here) : here, 'log-reader.js') : join(here, 'program.ts');

/** How often a signal that cannot call is looked at. */
const lookEvery = 50;

/** One long reading in its thread. */
export interface Reading {
  /** What the thread said last; rejects with its fault. Settles when the thread has ended and its connection is closed. */
  readonly ended: Promise<ReadWord & { readonly kind: 'end' }>;
  /** One more batch may be sent. */
  want(): void;
  /** Ends it soon: `ended` rejects with cancelled. */
  cancel(): void;
}

/** Starts a thread. `heard` is told everything but the end. */
export function startReading(path: string, job: ReadJob, heard: (word: ReadWord) => void, signal?: { readonly aborted: boolean }): Reading {
  const control = new SharedArrayBuffer(8);
  const flags = new Int32Array(control);
  const order: ReadOrder = { path, job, control };
  const worker = new Worker(program, {
    workerData: order,
    env: {},
    execArgv: [],
    argv: [],
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 },
  });
  const cancel = () => {
    Atomics.store(flags, CANCELLED, 1);
    Atomics.notify(flags, WANTED);
  };
  const looking = setInterval(() => {
    if (signal?.aborted === true) cancel();
  }, lookEvery);
  let last: ReadWord | Error | null = null;
  worker.on('message', (word: ReadWord) => {
    if (signal?.aborted === true) cancel();
    if (word.kind === 'end' || word.kind === 'failed') last = word;
    else heard(word);
  });
  worker.once('error', (error) => {
    last = error instanceof Error ? error : new Error(String(error));
  });
  const { promise: ended, resolve, reject } = Promise.withResolvers<ReadWord & { readonly kind: 'end' }>();
  worker.once('exit', () => {
    clearInterval(looking);
    if (last !== null && 'kind' in last && last.kind === 'end') resolve(last);
    else if (last !== null && 'kind' in last && last.kind === 'failed') reject(new Fault(last.fault.code, last.fault.detail));
    else reject(new Fault('internal', { reason: 'reader' }, { cause: last }));
  });
  return {
    ended,
    cancel,
    want() {
      Atomics.add(flags, WANTED, 1);
      Atomics.notify(flags, WANTED);
    },
  };
}
