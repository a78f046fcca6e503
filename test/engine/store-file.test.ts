import { chmodSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../src/core/fault.ts';
import { storeFault } from '../../src/engine/adapters/store/faults.ts';
import { first } from '../../src/engine/adapters/store/migrations/001-first.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { openInFolder, ownFolder } from '../ports/store/folder.ts';
import { caseOf, caseWrite, draft, list, morning, noon, notice, reading, search, writePage } from '../ports/store/samples.ts';

const options = { chain: 'chain-1', now: () => morning };
function edit(path: string, work: (database: Sqlite.Database) => void): void {
  const database = new Sqlite(path);
  work(database);
  database.close();
}

test('what was written is there when the store is opened again', async () => {
  const path = join(ownFolder(), 'desk.db');
  const first = await openStore(path, options);
  await writePage(first, [reading('c1', { name: '深圳云' })], { log: [draft()], notices: [notice('n1')] });
  await first.writeCase(caseWrite(caseOf('k1')));
  await first.writeValue('theme', 'dark', { log: [draft()], notices: [] });
  await first.close();
  const second = await openStore(path, options);
  onTestFinished(() => second.close());
  expect(await search(second, '圳')).toEqual(['c1']);
  expect((await second.openCases()).map((one) => one.id)).toEqual(['k1']);
  expect(await second.value('theme')).toBe('dark');
  await second.appendLog([draft()]);
  expect(await second.verifyLog()).toMatchObject({ entries: 3, sound: true });
});

test('only the owner may read the database, its write-ahead log and its folder', async () => {
  const path = join(ownFolder(), 'account', 'desk.db');
  const store = await openStore(path, options);
  onTestFinished(() => store.close());
  await writePage(store, [reading('c1')]);
  for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777, file).toBe(0o600);
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
});

test('a database whose rights were opened up is closed to others again', async () => {
  const path = join(ownFolder(), 'desk.db');
  await (await openStore(path, options)).close();
  chmodSync(path, 0o644);
  await (await openStore(path, options)).close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a database of a newer version is left alone', async () => {
  const path = join(ownFolder(), 'desk.db');
  await (await openStore(path, options)).close();
  edit(path, (database) => database.pragma('user_version = 99'));
  const before = readFileSync(path);
  await expect(openStore(path, options)).rejects.toMatchObject({ code: 'store-newer', detail: { has: 99 } });
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a file that is no database, a database of another program, and a damaged one are told apart from a good one', async () => {
  const folder = ownFolder();
  const text = join(folder, 'text.db');
  writeFileSync(text, 'this is no database, but it is long enough to be taken for one '.repeat(50));
  await expect(openStore(text, options)).rejects.toMatchObject({ code: 'store-damaged' });
  const foreign = join(folder, 'foreign.db');
  edit(foreign, (database) => database.exec('CREATE TABLE other (x)'));
  await expect(openStore(foreign, options)).rejects.toMatchObject({ code: 'store-damaged' });
  const cut = join(folder, 'cut.db');
  const store = await openStore(cut, options);
  await writePage(store, [reading('c1')]);
  await store.close();
  truncateSync(cut, 20_000);
  await expect(
    (async () => {
      const damaged = await openStore(cut, options);
      onTestFinished(() => damaged.close());
      await list(damaged, { search: 'account' });
    })(),
  ).rejects.toMatchObject({ code: 'store-damaged' });
});

test('a full disk is named, nothing half-written stays, and the store goes on when there is room', async () => {
  const { store, path } = await openInFolder();
  await writePage(store, [reading('c1')]);
  await store.close();
  // SQLite's own page limit stands in for the disk: the same error, without filling one.
  const limited = await openStore(path, { ...options, maxPages: 60 });
  onTestFinished(() => limited.close());
  const many = Array.from({ length: 2_000 }, (_, index) => reading(`full${index}`, { name: 'x'.repeat(200) }));
  await expect(writePage(limited, many)).rejects.toMatchObject({ code: 'disk-full' });
  expect(await list(limited, {})).toEqual({ ids: ['c1'], total: 1 });
  await writePage(limited, [reading('c1', { frozen: true })], { observedAt: noon });
  expect((await limited.customer('c1'))?.frozen).toBe(true);
});

test('a disk that cannot be written is said to be read-only, whoever says so first', async () => {
  const path = join(ownFolder(), 'desk.db');
  await (await openStore(path, options)).close();
  const readOnly = new Sqlite(path, { readonly: true });
  const told = faultOf(() => readOnly.exec('CREATE TABLE other (x)'));
  readOnly.close();
  expect(told.code).toBe('disk-read-only');
  // The file system's own words, before SQLite sees the file.
  expect(['EROFS', 'EACCES'].map((code) => storeFault(Object.assign(new Error(code), { code })).code)).toEqual([
    'disk-read-only',
    'disk-read-only',
  ]);
});

function faultOf(work: () => void): Fault {
  try {
    work();
  } catch (error) {
    return storeFault(error);
  }
  throw new Error('it could be written');
}

test('a database of the first version keeps its notices when it is brought up to date', async () => {
  const path = join(ownFolder(), 'desk.db');
  edit(path, (database) => {
    database.exec(first);
    database.pragma('user_version = 1');
    database.pragma(`application_id = ${0x4344736b}`);
    database.exec(
      `INSERT INTO notice (id, tag, kind, at, sentence, read_at) VALUES (7, 'n1', 'answer', '${noon}', '{"name":"B••"}', '${noon}')`,
    );
  });
  const store = await openStore(path, options);
  onTestFinished(() => store.close());
  await store.writeValue('x', 1, { log: [], notices: [notice('n1')] });
  const { rows } = await store.notices({ unreadOnly: false, before: null, limit: 9 });
  expect(rows.map(({ id, values, readAt }) => [id, values.name, readAt])).toEqual([
    [8, 'A•••', null],
    [7, 'B••', noon],
  ]);
});
