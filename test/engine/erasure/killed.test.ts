import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { addCustomer, type KeptDesk, keptDesk } from '../backup/kept-desk.ts';
import { kills, seed } from '../kill/counts.ts';
import { randomFrom } from '../kill/random.ts';
import { verified } from '../verified.ts';
import { holding } from './spellings.ts';

const child = fileURLToPath(new URL('due-child.ts', import.meta.url));
const random = randomFrom(seed);
const DUE = 30;

/** Runs the erasing until it has said `lines` lines, then kills it; false once it came to its end. */
async function killedAfter({ profile, account }: KeptDesk, lines: number): Promise<boolean> {
  const running = spawn(process.execPath, [child, profile.path, account], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(running, 'close');
  let heard = 0;
  let done = false;
  createInterface({ input: running.stdout }).on('line', (line) => {
    heard += 1;
    done ||= line === 'done';
    if (heard >= lines && !done) running.kill('SIGKILL');
  });
  await ended;
  return !done;
}

test(`killed again and again, whoever was erased is erased once, and the rest is erased in the end (DESK_SEED=${seed})`, async () => {
  const desk = await keptDesk(2);
  const { account, profile, database } = desk;
  for (let number = 100; number < 100 + DUE; number += 1) await addCustomer(desk.client, account, number);
  await desk.client.erasure.setRetention({ account, retention: { kind: 'years', years: 1 } });
  await profile.stop();
  // Long ago, which no clock of a test can wait for.
  const file = new Sqlite(database);
  file.exec(
    `UPDATE customer SET visibility = 'no-longer-visible', visibility_at = '2020-01-01T00:00:00.000Z' WHERE customer_id LIKE 'customer-1__'`,
  );
  file.close();

  let runs = 0;
  while (await killedAfter(desk, 1 + Math.floor(random() * 14))) {
    runs += 1;
    expect(runs).toBeLessThan(DUE + kills);
  }
  expect(runs).toBeGreaterThan(1);
  const client = await desk.restart();
  expect((await client.customers.facets({ account })).total).toBe(2);
  expect(await client.erasure.state({ account })).toMatchObject({ erased: DUE });
  expect(await verified(client, account)).toMatchObject({ sound: true });
  const names = Array.from({ length: DUE }, (_, index) => [`Secretname${100 + index}`, `acme-${100 + index}`, `customer-${100 + index}`]);
  expect(holding(profile.path, names.flat())).toEqual([]);
  const read = new Sqlite(database, { readonly: true });
  const twice = read.prepare(
    `SELECT count(*) FROM (SELECT 1 FROM log_entry WHERE operation = 'customer-erased' GROUP BY subject HAVING count(*) > 1)`,
  );
  expect(twice.pluck().get()).toBe(0);
  read.close();
}, 120_000);
