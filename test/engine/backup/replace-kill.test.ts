import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { finishReplacing } from '../../../src/engine/adapters/store/backup/replace.ts';
import { ownFolder } from '../../ports/store/folder.ts';
import { kills, seed } from '../kill/counts.ts';
import { randomFrom } from '../kill/random.ts';

const child = fileURLToPath(new URL('replace-child.ts', import.meta.url));
const random = randomFrom(seed);

/** The last number that the child said was in place. */
async function replaceUntilKilled(folder: string, milliseconds: number): Promise<number | null> {
  const replacing = spawn(process.execPath, [child, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(replacing, 'close');
  let last: number | null = null;
  let begun: () => void = () => {};
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  createInterface({ input: replacing.stdout }).on('line', (line) => {
    last = Number(line);
    begun();
  });
  await Promise.race([isBegun, ended]);
  await pause(milliseconds); // the moment of the kill is what varies, not something waited for
  replacing.kill('SIGKILL');
  await ended;
  return last;
}

const numberIn = (path: string): number => {
  const database = new Sqlite(path, { readonly: true });
  const number = database.prepare('SELECT number FROM mark').pluck().get() as number;
  database.close();
  return number;
};

test(
  `killed at any moment, replacing a database leaves the old one or the new one, and every earlier one under its name (${kills} kills, DESK_SEED=${seed})`,
  async () => {
    const folder = ownFolder();
    const database = join(folder, 'desk.sqlite');
    const empty = new Sqlite(join(folder, 'empty.sqlite'));
    empty.exec('CREATE TABLE mark (number INTEGER)');
    empty.close();
    copyFileSync(join(folder, 'empty.sqlite'), database);
    const first = new Sqlite(database);
    first.exec('INSERT INTO mark VALUES (0)');
    first.close();
    for (let run = 0; run < kills; run += 1) {
      const said = await replaceUntilKilled(folder, random() * 30);
      finishReplacing(database);
      const now = numberIn(database);
      if (said !== null) expect([said, said + 1]).toContain(now);
      expect(existsSync(join(folder, 'replacing.json'))).toBe(false);
      const names = readdirSync(join(folder, 'aside'));
      expect(names.length).toBe(now);
      // None of them is the file that is worked on.
      for (const name of names) expect(statSync(join(folder, 'aside', name)).ino).not.toBe(statSync(database).ino);
      expect(numberIn(join(folder, 'aside', `${now - 1}.sqlite`))).toBe(now - 1);
    }
  },
  60_000 + kills * 5_000,
);
