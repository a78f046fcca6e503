import 'temporal-polyfill/global';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { searchTerms } from '../../src/core/customer/fold.ts';
import type { LogFilters } from '../../src/core/ports.ts';
import { beginningToken } from '../../src/engine/adapters/store/beginnings.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { filters, type LogAnswers, type LogJob, names, searches } from './log-jobs.ts';

const options = { chain: 'bench', now: () => new Date().toISOString() };

async function timed(into: number[], work: () => unknown): Promise<unknown> {
  const began = performance.now();
  const result = await work();
  into.push(performance.now() - began);
  return result;
}
const quoted = (token: string) => `"${token.replaceAll('"', '""')}"`;

/** All hits of each word and a page of them, by the store and by the plain statement; the first round warms up both. */
async function search(path: string, rounds: number): Promise<LogAnswers['search']> {
  const store = await openStore(path, options);
  const database = new Sqlite(path, { readonly: true });
  const statement = (table: string) => `SELECT count(*) AS total, group_concat(rowid) AS ids FROM ${table} WHERE ${table} MATCH @words`;
  const plain = (table: string) => database.prepare<{ words: string }, { readonly total: number }>(statement(table));
  const [long, short] = [plain('log_long'), plain('log_short')];
  const answer = { statement: statement('log_long'), baseline: [] as number[], ours: [] as number[], names: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const [theirs, ours, named] = round === 0 ? [[], [], []] : [answer.baseline, answer.ours, answer.names];
    for (const word of searches) {
      const terms = searchTerms(word);
      const tokens = [...terms.long.map(quoted), ...terms.short.map((one) => quoted(beginningToken(one)))].join(' AND ');
      const row = (await timed(theirs, () => (terms.long.length > 0 ? long : short).get({ words: tokens }))) as { total: number };
      const query = { search: word, filters: {}, before: null, limit: 50 };
      const page = (await timed(ours, () => store.log(query))) as { total: number };
      if (page.total !== row.total) throw new Error(`"${word}" finds ${page.total} entries, by the plain statement ${row.total}`);
    }
    for (const word of names) await timed(named, () => store.log({ search: word, filters: {}, before: null, limit: 50 }));
  }
  database.close();
  await store.close();
  return answer;
}

const indexes = ['operation', 'operation, result', 'operation, source', 'operation, result, source'];

/** A filtered page with its total, by the store and by SQL over indexes that only serve this question. */
async function filter(path: string, rounds: number): Promise<LogAnswers['filter']> {
  const store = await openStore(path, options);
  const database = new Sqlite(path);
  for (const columns of indexes) database.exec(`CREATE INDEX IF NOT EXISTS "bench ${columns}" ON log_entry (${columns})`);
  const answer = { statement: '', baseline: [] as number[], ours: [] as number[], days: [] as number[], lastPage: [] as number[] };
  const column = { operation: 'operation', result: 'result', source: 'source' } as const;
  const plainly = (given: LogFilters) => {
    const where = Object.keys(given)
      .map((one) =>
        one === 'customerId'
          ? 'subject = (SELECT subject FROM subject WHERE customer_id = @customerId)'
          : // A customer's entries are few: the plus keeps the planner from reading a whole operation instead.
            `${given.customerId === undefined ? '' : '+'}${column[one as 'operation']} = @${one}`,
      )
      .join(' AND ');
    const listed = `SELECT e.*, p.texts FROM log_entry e LEFT JOIN log_personal p USING (sequence) WHERE ${where} ORDER BY e.sequence DESC LIMIT 50`;
    return { count: `SELECT count(*) AS total FROM log_entry WHERE ${where}`, listed };
  };
  answer.statement = Object.values(plainly(filters[0] ?? {})).join('; ');
  for (let round = 0; round <= rounds; round += 1) {
    const [theirs, ours, days, last] = round === 0 ? [[], [], [], []] : [answer.baseline, answer.ours, answer.days, answer.lastPage];
    for (const given of filters) {
      const { count, listed } = plainly(given);
      const [counting, listing] = [database.prepare<LogFilters, { total: number }>(count), database.prepare<LogFilters>(listed)];
      const total = await timed(theirs, () => [counting.get(given)?.total, listing.all(given)][0]);
      const page = (await timed(ours, () => store.log({ search: '', filters: given, before: null, limit: 50 }))) as { total: number };
      if (page.total !== total) throw new Error(`${JSON.stringify(given)} finds ${page.total} entries, by the plain statement ${total}`);
      await timed(days, () => store.logDays({ search: '', filters: given }));
    }
    await timed(last, () => store.log({ search: '', filters: {}, before: null, limit: 50 }));
  }
  for (const columns of indexes) database.exec(`DROP INDEX "bench ${columns}"`);
  database.close();
  await store.close();
  return answer;
}

/** A question of a person to the engine's connection, asked all the while. */
async function questions(path: string, word: string): Promise<LogAnswers['cold']> {
  const began = performance.now();
  const store = await openStore(path, options);
  const { total } = await store.log({ search: word, filters: {}, before: null, limit: 50 });
  const milliseconds = performance.now() - began;
  await store.close();
  return { milliseconds, total };
}

/** The naive way: one JSON file, loaded and filtered. */
function naive(file: string, word: string): LogAnswers['cold'] {
  const began = performance.now();
  const entries = JSON.parse(readFileSync(file, 'utf8')) as readonly Record<string, unknown>[];
  const found = entries.filter((entry) => JSON.stringify(entry).toLowerCase().includes(word));
  found.slice(-50).reverse();
  return { milliseconds: performance.now() - began, total: found.length };
}

/** Everything of every entry, as it lies in the database. */
const sealedRows = `SELECT e.*, p.salts, p.texts, p.erased_at FROM log_entry e LEFT JOIN log_personal p ON p.sequence = e.sequence ORDER BY e.sequence`;
/** What is kept of one entry. */
interface EntryBytes {
  readonly body: string;
  readonly salts: string | null;
  readonly texts: string | null;
}

/** Reading the same rows and hashing the bytes of each entry, then verifying, with a question asked every ten milliseconds. */
async function verify(path: string): Promise<LogAnswers['verify']> {
  const database = new Sqlite(path, { readonly: true });
  let began = performance.now();
  let bytes = 0;
  for (const row of database.prepare<[], EntryBytes>(sealedRows).iterate())
    bytes += hash('sha256', `${row.body}${row.salts ?? ''}${row.texts ?? ''}`, 'hex').length;
  const baseline = performance.now() - began;
  database.close();
  const store = await openStore(path, options);
  const waits: number[] = [];
  let over = false;
  began = performance.now();
  const checking = store.verifyLog().finally(() => {
    over = true;
  });
  while (!over) {
    await timed(waits, () => store.log({ search: '', filters: {}, before: null, limit: 50 }));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const check = await checking;
  const ours = performance.now() - began;
  if (!check.sound || bytes === 0) throw new Error(`the made log is broken at ${check.firstBroken}`);
  const signal = { aborted: false };
  const cancelled = store.verifyLog(signal, () => {
    began = performance.now();
    signal.aborted = true;
  });
  await cancelled.catch(() => {});
  const cancel = performance.now() - began;
  await store.close();
  return { baseline, ours, waits, cancel };
}

process.once('message', async (job: LogJob) => {
  const answer =
    job.do === 'search'
      ? await search(job.path, job.rounds)
      : job.do === 'filter'
        ? await filter(job.path, job.rounds)
        : job.do === 'cold'
          ? await questions(job.path, job.word)
          : job.do === 'naive'
            ? naive(job.path, job.word)
            : await verify(job.path);
  process.send?.(answer);
});
