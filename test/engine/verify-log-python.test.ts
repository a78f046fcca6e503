import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { LogQuery, Store } from '../../src/core/ports.ts';
import { archiveLog } from '../../src/engine/adapters/store/archive-log.ts';
import { openInFolder } from '../ports/store/folder.ts';
import { draft, erased, evening } from '../ports/store/samples.ts';

const verifier = fileURLToPath(new URL('../../docs/verify-log.py', import.meta.url));

/** What the verifier in Python says of a file, and whether it ended well. */
async function verified(path: string): Promise<{ readonly sound: boolean; readonly said: string }> {
  try {
    const { stdout } = await promisify(execFile)('python3', [verifier, path]);
    return { sound: true, said: stdout.trim() };
  } catch (error) {
    return { sound: false, said: String((error as { stdout?: string }).stdout).trim() };
  }
}

async function writtenLog() {
  const { store, path } = await openInFolder();
  await store.appendLog(
    Array.from({ length: 40 }, (_, index) =>
      draft({
        customerId: `c${index % 3}`,
        caseId: index % 2 === 0 ? `k"${index}` : null,
        detail: {
          index,
          share: index / 7,
          tiny: index * 1e-7,
          large: index * 1e20,
          text: `\u2028 "quoted" \\ 客户 😀 ${index}`,
          10: true,
          9: null,
        },
        personal: index % 4 === 0 ? {} : { operator: 'Zoë', reason: `客户要求解除 \n ${index}` },
      }),
    ),
  );
  await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
  await store.appendLog([draft()]);
  return { store, path, folder: dirname(path) };
}

async function exported(store: Store, path: string, query: Pick<LogQuery, 'search' | 'filters'>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const { bytes } of await store.exportLogLines(query)) pieces.push(bytes);
  writeFileSync(path, Buffer.concat(pieces));
  return path;
}

test('a stranger’s verifier in Python finds the database, its archive and its exports as sound as we do', async () => {
  const { store, path, folder } = await writtenLog();
  const { head } = await store.verifyLog();
  const sound = { sound: true, said: `sound: 42 entries, head ${head}` };
  expect(await verified(path)).toEqual(sound);
  expect(await verified(await exported(store, join(folder, 'all.jsonl'), { search: '', filters: {} }))).toEqual(sound);
  const some = await exported(store, join(folder, 'some.jsonl'), { search: '', filters: { customerId: 'c2' } });
  expect(await verified(some)).toMatchObject({ sound: true, said: expect.stringMatching(/^sound: 13 entries/) });
  await store.close();
  const account = { name: 'Acme', site: 'intl', partnerType: 'csp', connection: 'sandbox' };
  archiveLog(path, { path: join(folder, 'archive.jsonl'), at: evening, account });
  expect(await verified(join(folder, 'archive.jsonl'))).toEqual(sound);
});

test.each([
  ['a letter', 8, `UPDATE log_entry SET body = replace(body, 'quoted', 'quotes') WHERE sequence = 8`],
  ['an entry', 9, 'DELETE FROM log_entry WHERE sequence = 9'],
  ['personal text', 12, `UPDATE log_personal SET texts = json_set(texts, '$.reason', 'other') WHERE sequence = 12`],
  ['a hiding as erased', 15, `UPDATE log_personal SET texts = NULL, salts = NULL, erased_at = 'x' WHERE sequence = 15`],
  ['the end', 42, 'DELETE FROM log_entry WHERE sequence = 42'],
])('it names the same broken entry as we do: %s', async (_, sequence, statement) => {
  const { store, path } = await writtenLog();
  const other = new Sqlite(path);
  other.pragma('foreign_keys = OFF');
  expect(other.prepare(statement).run().changes).toBe(1);
  other.close();
  expect(await store.verifyLog()).toMatchObject({ sound: false, firstBroken: sequence });
  expect(await verified(path)).toMatchObject({ sound: false, said: expect.stringMatching(new RegExp(`^broken at entry ${sequence}: `)) });
});
