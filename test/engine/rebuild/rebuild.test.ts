import { copyFileSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { SealedRow } from '../../../src/core/ports.ts';
import { createKeeper } from '../../../src/engine/adapters/store/backup/keeper.ts';
import { openStore } from '../../../src/engine/adapters/store/open-store.ts';
import type { Rebuilt } from '../../../src/engine/adapters/store/rebuild/rebuild.ts';
import { ownFolder } from '../../ports/store/folder.ts';
import { caseOf, caseWrite, draft, erased, evening, morning, reading, search, writePage } from '../../ports/store/samples.ts';
import { damage } from '../damaged-file.ts';

/** 8 in `npm test`, 40 in `npm run soak` (DESK_RUNS). */
const runs = Math.min(300, Math.ceil(Number(process.env.DESK_RUNS ?? 60) / 7.5));
const seed = Number(process.env.DESK_SEED ?? Date.now() % 1_000_000);
const options = { chain: 'chain-1', now: () => morning };
const keeper = createKeeper();

/** Customers, cases, and a log of 2,000 entries with an erased customer. */
async function soundDesk(path: string): Promise<readonly SealedRow[]> {
  const store = await openStore(path, options);
  for (let page = 0; page < 3; page += 1)
    await writePage(
      store,
      Array.from({ length: 60 }, (_, index) => reading(`c${page * 60 + index}`, { accountName: `acme-${page * 60 + index}` })),
    );
  for (let number = 0; number < 40; number += 1)
    await store.writeCase(caseWrite(caseOf(`k${number}`, { customerId: `c${number}` as never, remoteId: `r-${number}` })));
  const drafts = Array.from({ length: 1_999 }, (_, index) =>
    draft({
      operation: index % 2 === 0 ? 'case-noted' : 'check-run',
      customerId: `c${index % 150}`,
      detail: { number: index },
      personal: index % 7 === 0 ? {} : { operator: 'Anna Souza', note: `note ${index} 客户` },
    }),
  );
  await store.appendLog(drafts);
  await store.eraseCustomer({ customerId: 'c170', at: evening, ...erased('c170') });
  await store.eraseCustomer({ customerId: 'c100', at: evening, ...erased('c100') });
  while (await store.fillSearch(500)) await store.value('anything');
  const sealed = await store.sealedLog({ after: 0, limit: 3_000 });
  await store.close();
  return sealed;
}

async function rebuilt(path: string, to: string): Promise<Rebuilt> {
  return keeper.run({ kind: 'rebuild', path, to, chain: 'chain-1', at: evening, aside: 'a.damaged.sqlite' });
}

/** What is shown as provable is what was sealed, what was salvaged says so, and the numbers add up. */
async function expectHonest(to: string, said: Rebuilt, before: readonly SealedRow[], did: string): Promise<void> {
  const store = await openStore(to, options);
  try {
    const check = await store.verifyLog();
    expect(check, did).toMatchObject({ sound: true, entries: said.provable + said.salvaged + 1 });
    const rows = await store.sealedLog({ after: 0, limit: 4_000 });
    expect(rows.slice(0, said.provable), did).toEqual(before.slice(0, said.provable));
    for (const { entry } of rows.slice(said.provable, -1)) {
      expect(entry.source, did).toBe('import');
      expect(typeof entry.detail.salvaged, did).toBe('number');
    }
    expect(rows.at(-1)?.entry, did).toMatchObject({
      operation: 'store-rebuilt',
      detail: { provable: said.provable, salvaged: said.salvaged },
    });
    // Every question is answered, and who was erased is not back.
    expect(await search(store, 'c100'), did).toEqual([]);
    expect((await store.log({ search: 'note', filters: {}, before: null, limit: 5 })).total, did).toBeLessThanOrEqual(2_000);
    await store.cases({ tab: 'draft', search: '', offset: 0, limit: 100 });
    while (await store.fillSearch(2_000)) await store.value('anything');
    await store.appendLog([draft({ operation: 'case-noted' })]);
    expect((await store.verifyLog()).sound, did).toBe(true);
  } finally {
    await store.close();
  }
}

test(
  `damaged at random ${runs} times, a database is rebuilt, claims nothing that it cannot prove, and works (DESK_SEED=${seed})`,
  async () => {
    const folder = ownFolder();
    const sound = join(folder, 'sound.sqlite');
    const before = await soundDesk(sound);
    const [damaged, to] = [join(folder, 'damaged.sqlite'), join(folder, 'rebuilt.sqlite')];
    for (let run = 0; run < runs; run += 1) {
      copyFileSync(sound, damaged);
      const did = `${damage(damaged, seed + run)} (seed ${seed + run})`;
      const bytes = readFileSync(damaged);
      const said = await rebuilt(damaged, to);
      expect(readFileSync(damaged).equals(bytes), did).toBe(true);
      await expectHonest(to, said, before, did);
      for (const path of [damaged, to]) for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    }
  },
  60_000 + runs * 5_000,
);

test('a sound database loses nothing by being rebuilt', async () => {
  const folder = ownFolder();
  const [path, to] = [join(folder, 'desk.sqlite'), join(folder, 'rebuilt.sqlite')];
  const before = await soundDesk(path);
  const said = await rebuilt(path, to);
  expect(said).toMatchObject({ provable: before.length, salvaged: 0, lostEntries: 0, unreadable: false });
  expect(said.tables.filter(({ lost }) => lost)).toEqual([]);
  const store = await openStore(to, options);
  expect(await search(store, 'acme-17')).toHaveLength(10);
  expect(await store.openCases()).toHaveLength(40);
  expect((await store.log({ search: 'note 客户', filters: {}, before: null, limit: 1 })).total).toBeGreaterThan(1_000);
  await store.close();
});

test('pages in the middle of the log that are lost cost what stood on them: what came before stays provable, what came after says that it is not', async () => {
  const folder = ownFolder();
  const [path, to] = [join(folder, 'desk.sqlite'), join(folder, 'rebuilt.sqlite')];
  const before = await soundDesk(path);
  const database = new Sqlite(path);
  const pages = database
    .prepare<[], number>(`SELECT pageno FROM dbstat WHERE name = 'log_entry' AND pagetype = 'leaf' ORDER BY path LIMIT 3 OFFSET 60`)
    .pluck()
    .all();
  database.close();
  const file = openSync(path, 'r+');
  for (const page of pages) writeSync(file, Buffer.alloc(4_096, 0xab), 0, 4_096, (page - 1) * 4_096);
  const said = await rebuilt(path, to);
  expect(said.lostEntries).toBeGreaterThan(5);
  expect(said.lostEntries).toBeLessThan(60);
  expect(said.provable).toBeGreaterThan(200);
  expect(said.provable + said.salvaged + said.lostEntries).toBe(before.length);
  await expectHonest(to, said, before, 'three pages');
});

test('a head that was overwritten hides nothing of what lies behind it', async () => {
  const folder = ownFolder();
  const [path, to] = [join(folder, 'desk.sqlite'), join(folder, 'rebuilt.sqlite')];
  const before = await soundDesk(path);
  writeSync(openSync(path, 'r+'), Buffer.alloc(100, 0x7f), 0, 100, 0);
  const said = await rebuilt(path, to);
  expect(said).toMatchObject({ provable: before.length, salvaged: 0, unreadable: false });
  await expectHonest(to, said, before, 'no head');
});

test('of a file that is no database at all nothing is claimed: an empty desk that says so', async () => {
  const folder = ownFolder();
  const [path, to] = [join(folder, 'desk.sqlite'), join(folder, 'rebuilt.sqlite')];
  copyFileSync(new URL('../../../package.json', import.meta.url), path);
  const said = await rebuilt(path, to);
  expect(said).toMatchObject({ unreadable: true, provable: 0, salvaged: 0 });
  await expectHonest(to, said, [], 'no database');
  expect(existsSync(`${to}.reading`)).toBe(false);
});
