import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { finishReplacing, replaceDatabase } from '../../../src/engine/adapters/store/backup/replace.ts';

/** Replaces a database without end, each one numbered, and says which one is in place. Ended from outside. */
const [folder = ''] = process.argv.slice(2);
const database = join(folder, 'desk.sqlite');
finishReplacing(database);
const numberIn = (path: string) => {
  const open = new Sqlite(path);
  const number = open.prepare('SELECT number FROM mark').pluck().get() as number;
  open.close();
  return number;
};
for (let number = numberIn(database) + 1; ; number += 1) {
  const staged = join(folder, 'desk.sqlite.restored');
  copyFileSync(join(folder, 'empty.sqlite'), staged);
  const next = new Sqlite(staged);
  next.exec(`INSERT INTO mark VALUES (${number})`);
  next.close();
  replaceDatabase(database, staged, join(folder, 'aside', `${number - 1}.sqlite`));
  process.stdout.write(`${number}\n`);
}
