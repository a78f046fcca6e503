import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { Fault } from '../../../../core/fault.ts';
import { storeFault } from '../faults.ts';
import { rebuild } from '../rebuild/rebuild.ts';
import { chainOf, problemsOf } from './inspect.ts';
import { makeBackup } from './make.ts';
import { openBackup } from './open-backup.ts';
import type { Checked, CheckJob, KeepJob, KeepOrder, KeepStep, KeepWord } from './order.ts';
import { sizesOf } from './sizes.ts';

// A thread for what reads or writes whole database files: the engine's own connection answers questions meanwhile.
const { job, control } = workerData as KeepOrder;
const flag = new Int32Array(control);
const say = (word: KeepWord) => parentPort?.postMessage(word);
const look = () => {
  if (Atomics.load(flag, 0) !== 0) throw new Fault('cancelled');
};

/** Ten words a second are enough for any page. */
const leastBetween = 100;
let lastTold = { step: '', at: 0 };
const tell = (step: KeepStep, done: number, of: number) => {
  const now = performance.now();
  if (step === lastTold.step && now - lastTold.at < leastBetween && done < of) return;
  lastTold = { step, at: now };
  say({ kind: 'progress', step, done, of });
};

try {
  say({ kind: 'end', answer: await done(job) });
} catch (error) {
  say({ kind: 'failed', fault: storeFault(error).data });
}

async function done(order: KeepJob) {
  switch (order.kind) {
    case 'backup':
      return makeBackup(order, tell, look);
    case 'open':
      return openBackup(order, tell, look);
    case 'check':
      return check(order);
    case 'sizes':
      return reading(order.path, (database) => sizesOf(database, look));
    case 'rebuild':
      return rebuild(order, (at, of) => tell('rebuilding', at, of), look);
  }
}

function check({ path }: CheckJob): Checked {
  return reading(path, (database) => {
    const problems = problemsOf(database, { look, progress: (at, of) => tell('checking', at, of) });
    try {
      const chain = chainOf(database, 0, { look, progress: (at, of) => tell('checking-log', at, of) });
      return { problems, chain };
    } catch (error) {
      if (storeFault(error).code !== 'store-damaged') throw error;
      return { problems: problems.length > 0 ? problems : ['log_entry'], chain: null };
    }
  });
}

function reading<Answer>(path: string, read: (database: Sqlite.Database) => Answer): Answer {
  const database = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    database.pragma('cache_size = -2000');
    database.exec('BEGIN');
    return read(database);
  } finally {
    database.close();
  }
}
