import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LetterToCheck } from '../../../core/consent/lint-letter.ts';
import { Fault } from '../../../core/fault.ts';
import { LONGEST_MAIL } from '../../../core/mail/mail.ts';
import type { ReadMail, UnreadableReason } from '../../../core/mail/reading.ts';
import { bounds } from './read-bounds.ts';
import type { ReadAnswer, ReadOrder } from './read-worker.ts';

// Built, the thread's program lies in out/main beside the others, and this module may be a chunk below them; in development both run from source.
const here = import.meta.dirname;
const built = import.meta.filename.endsWith('.js');
const program = built ? join(basename(here) === 'chunks' ? dirname(here) : here, 'mail-reader.js') : join(here, 'read-worker.ts');

/**
 * Reads a mail in a thread of its own, by what its bytes are, whatever its name says: bounded in memory and time, nothing in it is run or
 * fetched. `letter`: the same for the linter, nothing taken out of it. `bytes` are lent to the thread and come back in `bytes` of the answer: they cannot be used meanwhile, and are lost with a fault.
 * Faults: mail-unreadable {reason} of `unreadableReasons`; cancelled.
 */
export async function readMail(
  bytes: ArrayBuffer,
  signal?: AbortSignal,
  limits: { readonly milliseconds: number } = bounds,
): Promise<{ readonly mail: ReadMail; readonly letter: LetterToCheck; readonly bytes: ArrayBuffer }> {
  if (bytes.byteLength === 0) throw unreadable('empty');
  if (bytes.byteLength > LONGEST_MAIL) throw unreadable('too-large');
  const length = bytes.byteLength;
  const order: ReadOrder = { bytes };
  const worker = new Worker(program, {
    workerData: order,
    transferList: [bytes],
    // It needs nothing of ours: no environment, no options, and what it would print goes nowhere.
    env: {},
    execArgv: [],
    argv: [],
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: bounds.heapMegabytes, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  let late: ReturnType<typeof setTimeout> | undefined;
  const { promise, resolve, reject } = Promise.withResolvers<ReadAnswer>();
  const cancel = () => reject(new Fault('cancelled'));
  worker.once('message', resolve);
  worker.once('error', (cause: Error & { readonly code?: string }) =>
    reject(unreadable(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-complex' : 'broken', cause)),
  );
  worker.once('exit', () => reject(unreadable('broken')));
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  late = setTimeout(() => reject(unreadable('took-too-long')), limits.milliseconds);
  try {
    const answer = await promise;
    if (answer.kind === 'unreadable') throw unreadable(answer.reason as UnreadableReason);
    const { mail, letter } = answer.understood;
    return { mail: { ...mail, bytes: length, sha256: answer.sha256 }, letter, bytes: answer.bytes };
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

const unreadable = (reason: UnreadableReason, cause?: unknown): Fault => new Fault('mail-unreadable', { reason }, { cause });
