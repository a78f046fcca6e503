import { Fault } from '../../../core/fault.ts';

/**
 * The progress of a long piece of work as a stream: the latest of what it told, then what it answered. Leaving the stream, or `signal`, aborts
 * the work; the stream ends once the work has tidied up. Work that is aborted rejects with fault cancelled.
 */
export async function* told<Progress>(
  work: (tell: (progress: Progress) => void, signal: AbortSignal) => Promise<Progress>,
  signal?: AbortSignal,
): AsyncGenerator<Progress, void, void> {
  const abort = new AbortController();
  const onAbort = () => abort.abort();
  if (signal?.aborted === true) throw new Fault('cancelled');
  signal?.addEventListener('abort', onAbort);
  let latest: Progress | null = null;
  let wake: () => void = () => {};
  const tell = (progress: Progress) => {
    latest = progress;
    wake();
  };
  let ended = false;
  const running = work(tell, abort.signal).finally(() => {
    ended = true;
    wake();
  });
  // Who left does not hear how it ended.
  running.catch(() => {});
  try {
    while (!ended) {
      if (latest === null)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const next: Progress | null = latest;
      latest = null;
      if (next !== null && !ended) yield next;
    }
    yield await running;
  } finally {
    abort.abort();
    signal?.removeEventListener('abort', onAbort);
    await running.catch(() => {});
  }
}
