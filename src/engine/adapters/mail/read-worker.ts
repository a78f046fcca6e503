import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { readEml, type Understood } from './read-eml.ts';

/** What the thread is handed and what it gives back: the bytes return with the answer, and are never copied. */
export interface ReadOrder {
  readonly bytes: ArrayBuffer;
}
export type ReadAnswer = { readonly bytes: ArrayBuffer } & (
  | { readonly kind: 'read'; readonly sha256: string; readonly understood: Understood }
  | { readonly kind: 'unreadable'; readonly reason: string }
);

const { bytes } = workerData as ReadOrder;
const read = await answer(new Uint8Array(bytes));
parentPort?.postMessage({ ...read, bytes }, [bytes]);

async function answer(content: Uint8Array<ArrayBuffer>) {
  // What Outlook saves is a compound file.
  const compound = [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => content[index] === byte);
  // The reader of each form comes with the first file of that form.
  const understood = compound ? await (await import('./read-msg.ts')).readMsg(content) : await readEml(content);
  if (typeof understood === 'string') return { kind: 'unreadable' as const, reason: understood };
  return { kind: 'read' as const, sha256: createHash('sha256').update(content).digest('hex'), understood };
}
