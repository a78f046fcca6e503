import { hash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { Fault } from '../../../../core/fault.ts';
import { storeFault } from '../faults.ts';
import { exportLines, exportRows } from './export.ts';
import { exportText } from './export-text.ts';
import { CANCELLED, type ReadOrder, type ReadWord, WANTED } from './order.ts';
import { verifyStretch } from './verify.ts';

// A thread of its own that reads the log and writes nothing: the engine's own connection answers questions meanwhile.
const { path, job, control } = workerData as ReadOrder;
const flags = new Int32Array(control);
const say = (word: ReadWord, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(word, transfer);

const look = () => {
  if (Atomics.load(flags, CANCELLED) !== 0) throw new Fault('cancelled');
};
/** Waits until another batch is wanted. */
const wanted = () => {
  while (Atomics.load(flags, WANTED) <= 0) {
    look();
    Atomics.wait(flags, WANTED, 0);
  }
  Atomics.sub(flags, WANTED, 1);
  look();
};

try {
  const database = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    database.pragma('cache_size = -2000');
    // One snapshot from the first reading to the last.
    database.exec('BEGIN');
    say({ kind: 'end', check: read(database) });
  } finally {
    database.close();
  }
} catch (error) {
  say({ kind: 'failed', fault: storeFault(error).data });
}

function read(database: Sqlite.Database) {
  if (job.kind === 'verify') {
    const progress = (done: number) => say({ kind: 'progress', done });
    return verifyStretch(database, (text) => hash('sha256', text, 'hex'), job.stretch, { progress, look });
  }
  if (job.kind === 'rows') {
    exportRows(database, job.query, (rows, done, of) => {
      wanted();
      say({ kind: 'rows', rows, done, of });
    });
  } else {
    const take = (bytes: Uint8Array<ArrayBuffer>, done: number, of: number) => {
      wanted();
      say({ kind: 'lines', bytes, done, of }, [bytes.buffer]);
    };
    if (job.as === undefined) exportLines(database, job.query, take);
    else exportText(database, job.query, job.as, take);
  }
  return null;
}
