import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { ownFolder } from '../ports/store/folder.ts';
import { list, morning } from '../ports/store/samples.ts';
import { kills, seed } from './kill/counts.ts';
import { randomFrom } from './kill/random.ts';

const random = randomFrom(seed);
const child = fileURLToPath(new URL('store-kill-child.ts', import.meta.url));

/** Lines the child said before it was killed, after a random time of writing. */
async function writeUntilKilled(path: string, from: number, milliseconds: number): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [child, path, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(writer, 'close');
  const lines: string[] = [];
  let ready: () => void = () => {};
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  createInterface({ input: writer.stdout }).on('line', (line) => (line === 'ready' ? ready() : lines.push(line)));
  await Promise.race([isReady, ended]);
  await pause(milliseconds); // the moment of the kill is what varies, not something waited for
  writer.kill('SIGKILL');
  await ended;
  return lines;
}

/** How often each round was written, by what the database holds. */
function count(database: Sqlite.Database, sql: string): ReadonlyMap<number, number> {
  const rows = database.prepare<[], { round: number; times: number }>(sql).all();
  return new Map(rows.map(({ round, times }) => [round, times]));
}

test(
  `killed at any moment, the store loses nothing it acknowledged and doubles nothing (${kills} kills, DESK_SEED=${seed})`,
  async () => {
    const path = join(ownFolder(), 'desk.db');
    const acknowledged = new Set<string>();
    let from = 0;
    for (let run = 0; run < kills; run += 1) {
      const lines = await writeUntilKilled(path, from, random() * 250);
      for (const line of lines) acknowledged.add(line);
      const database = new Sqlite(path);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      const ofLog = (operation: string) =>
        count(
          database,
          `SELECT body ->> '$.detail.round' AS round, count(*) AS times FROM log_entry WHERE operation = '${operation}' GROUP BY 1`,
        );
      const held = {
        page: ofLog('customer-joined'),
        case: ofLog('case-prepared'),
        sent: count(database, `SELECT CAST(substr(customer_id, 2) AS INTEGER) AS round, count(*) AS times FROM quota GROUP BY 1`),
        log: ofLog('check-run'),
      };
      database.close();
      for (const line of acknowledged) {
        const [kind, round] = line.split(' ') as [keyof typeof held, string];
        expect(held[kind].get(Number(round)), line).toBe(1);
      }
      for (const [kind, rounds] of Object.entries(held)) expect(Math.max(0, ...rounds.values()), kind).toBeLessThanOrEqual(1);
      from = Math.max(-1, ...held.page.keys()) + 1;

      const store = await openStore(path, { chain: 'chain-1', now: () => morning });
      const written = [...held.page.keys(), ...held.case.keys(), ...held.log.keys()].length;
      expect(await store.verifyLog()).toMatchObject({ sound: true, entries: written });
      // A page is there wholly or not at all, and found either way.
      const { total } = await list(store, { search: 'account', limit: 0 });
      expect(total).toBe(held.page.size * 21);
      const cases = await store.openCases();
      expect(cases).toHaveLength(held.case.size);
      expect(cases.filter((one) => one.state === 'awaiting-customer')).toHaveLength(held.sent.size);
      expect((await store.notices({ unreadOnly: false, before: null, limit: 100_000 })).rows).toHaveLength(held.page.size);
      await store.close();
    }
    // Else nothing was shown.
    expect(acknowledged.size).toBeGreaterThan(0);
  },
  120_000 + kills * 5_000,
);
