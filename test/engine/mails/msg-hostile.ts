import { parentPort, workerData } from 'node:worker_threads';
import { readMsg } from '../../../src/engine/adapters/mail/read-msg.ts';

interface Order {
  readonly file: Uint8Array;
  readonly changes: readonly (readonly { readonly at: number; readonly value: number }[])[];
}

// Reads the same file changed in each of these ways; says what came of it, and whether every file was left as it was.
const { file, changes } = workerData as Order;
const outcomes = new Set<string>();
let untouched = true;
for (const change of changes) {
  const hostile = new Uint8Array(file);
  for (const { at, value } of change) new DataView(hostile.buffer).setInt32(at, value, true);
  const before = new Uint8Array(hostile);
  const answer = await readMsg(hostile).catch(() => 'thrown');
  outcomes.add(typeof answer === 'string' ? answer : 'read');
  untouched &&= Buffer.from(hostile).equals(before);
}
parentPort?.postMessage({ outcomes: [...outcomes], untouched });
