import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { LogRow } from '../../src/core/ports.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { ownFolder } from '../ports/store/folder.ts';
import { kills, seed } from './kill/counts.ts';
import { randomFrom } from './kill/random.ts';
import { logOf } from './log-files-plan.ts';

const random = randomFrom(seed);
const child = fileURLToPath(new URL('log-files-kill-child.ts', import.meta.url));
const rows = 6_000;

/** Lines the child said before it was killed, so many milliseconds after it began to write; null: it is left alone. */
async function bring(database: string, file: string, milliseconds: number | null, pages = ''): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [child, database, file, pages], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(writer, 'close');
  const lines: string[] = [];
  let ready: () => void = () => {};
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  createInterface({ input: writer.stdout }).on('line', (line) => (line === 'ready' ? ready() : lines.push(line)));
  await Promise.race([isReady, ended]);
  if (milliseconds !== null) {
    await pause(milliseconds); // the moment of the kill is what varies, not something waited for
    writer.kill('SIGKILL');
  }
  await ended;
  return lines;
}

/** The rows of the file that are entries, in the order of the chain; the chain fits. */
async function held(database: string): Promise<readonly number[]> {
  const store = await openStore(database, { chain: 'chain-1', now: () => new Date().toISOString() });
  const found: LogRow[] = [];
  for await (const batch of await store.exportLog({ search: '', filters: { operation: 'log-entry-imported' } })) found.push(...batch.rows);
  expect(await store.verifyLog()).toMatchObject({ sound: true });
  await store.close();
  return found.map(({ entry }) => Number(entry.detail.row));
}
const expected = Array.from({ length: rows }, (_, index) => index + 2);

test(
  `an import that is killed at any moment is gone on with by the same file: no row is lost, none comes in twice (DESK_SEED=${seed})`,
  async () => {
    const folder = ownFolder();
    const [database, file] = [join(folder, 'desk.sqlite'), join(folder, 'log.csv')];
    writeFileSync(file, logOf(rows));
    let interrupted = 0;
    for (let run = 0; run < Math.max(4, kills / 2); run += 1) {
      const lines = await bring(database, file, random() * 120);
      const acknowledged = Math.max(0, ...lines.filter((line) => line.startsWith('row')).map((line) => Number(line.slice(4))));
      const there = await held(database);
      expect(new Set(there).size).toBe(there.length);
      expect(Math.max(0, ...there)).toBeGreaterThanOrEqual(acknowledged);
      if (there.length > 0 && there.length < rows) interrupted += 1;
    }
    const last = await bring(database, file, null);
    expect(last.at(-1)).toMatch(/^ended finished/);
    expect([...(await held(database))].sort((one, other) => one - other)).toEqual(expected);
    // Else nothing was shown.
    expect(interrupted).toBeGreaterThan(0);
  },
  120_000 + kills * 5_000,
);

test('an import onto a disk that fills up keeps what was written, says so, and is done by the same file when there is room', async () => {
  const folder = ownFolder();
  const [database, file] = [join(folder, 'desk.sqlite'), join(folder, 'log.csv')];
  writeFileSync(file, logOf(rows));
  const lines = await bring(database, file, null, '400');
  expect(lines.at(-1)).toMatch(/^ended failed [1-9]/);
  const there = await held(database);
  expect(there.length).toBe(Number(lines.at(-1)?.split(' ')[2]));
  expect(there.length).toBeLessThan(rows);
  const rest = await bring(database, file, null);
  expect(rest.at(-1)).toBe(`ended finished ${rows - there.length}`);
  expect([...(await held(database))].sort((one, other) => one - other)).toEqual(expected);
});
