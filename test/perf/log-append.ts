import { join } from 'node:path';
import { openDatabase } from '../../src/engine/adapters/store/database.ts';
import { dayOf } from '../../src/engine/adapters/store/log-columns.ts';
import { LogRuns } from '../../src/engine/adapters/store/log-runs.ts';
import { logText } from '../../src/engine/adapters/store/log-writer.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { median } from './figure.ts';
import { draftOf } from './log-drafts.ts';

const atOnce = 100;
const rounds = 100;

/** The same rows in the same tables and transactions, without salts, digests, hashes and head: what a log without a chain would write. */
function plainLog(path: string) {
  const database = openDatabase(path);
  const runs = new LogRuns(database);
  const entry = database.prepare(
    `INSERT INTO log_entry (sequence, at_ms, day, operation, result, source, subject, case_id, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')`,
  );
  const personal = database.prepare(`INSERT INTO log_personal (sequence, texts) VALUES (?, ?)`);
  const subject = database.prepare('INSERT INTO subject (customer_id, subject) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const text = database.prepare('INSERT INTO log_text (id, folded) VALUES (?, ?)');
  const write = database.transaction((from: number) => {
    const drafts = Array.from({ length: atOnce }, (_, index) => draftOf(from + index));
    runs.append(
      from + 1,
      drafts.map(({ at }) => dayOf(Date.parse(at))),
    );
    drafts.forEach((draft, index) => {
      const { personal: texts, customerId, ...open } = draft;
      const sequence = from + index + 1;
      const at = Date.parse(draft.at);
      if (customerId !== null) subject.run(customerId, customerId);
      const body = JSON.stringify({ ...open, sequence });
      entry.run(sequence, at, dayOf(at), draft.operation, draft.result, draft.source, customerId, draft.caseId, body);
      if (Object.keys(texts).length > 0) personal.run(sequence, JSON.stringify(texts));
      text.run(sequence, logText(draft, texts));
    });
  });
  return { append: (from: number) => write.immediate(from), close: () => database.close() };
}

/** Milliseconds of a transaction of a hundred entries, chained and not, in turn, so that a slow moment of the machine meets both. */
export async function appendTimes(folder: string): Promise<{ readonly chained: number; readonly plain: number }> {
  const store = await openStore(join(folder, 'chained.sqlite'), { chain: 'bench', now: () => new Date().toISOString() });
  const other = plainLog(join(folder, 'plain.sqlite'));
  const times = { chained: [] as number[], plain: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const from = round * atOnce;
    let began = performance.now();
    await store.appendLog(Array.from({ length: atOnce }, (_, index) => draftOf(from + index)));
    times.chained.push(performance.now() - began);
    began = performance.now();
    other.append(from);
    times.plain.push(performance.now() - began);
  }
  await store.close();
  other.close();
  return { chained: median(times.chained.slice(10)), plain: median(times.plain.slice(10)) };
}
