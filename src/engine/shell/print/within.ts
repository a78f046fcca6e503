import { Fault } from '../../../core/fault.ts';

/** How long a picture may take. Milliseconds. */
export const PATIENCE = 30_000;

/**
 * Draws within `patience` milliseconds; `close` ends what draws, always and whatever became of it. Faults: picture-failed {reason}: `timeout`,
 * or `program` when what draws failed.
 */
export async function drawnWithin<Drawn>(
  draw: (signal: AbortSignal) => Promise<Drawn>,
  close: () => unknown,
  patience: number = PATIENCE,
): Promise<Drawn> {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Fault('picture-failed', { reason: 'timeout' }));
      stop.abort();
    }, patience);
  });
  try {
    return await Promise.race([draw(stop.signal), late]);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('picture-failed', { reason: 'program' }, { cause });
  } finally {
    clearTimeout(timer);
    await close();
  }
}
