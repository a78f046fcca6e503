import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { noKeys, planFor } from '../accounts/profile.ts';
import { refusal } from '../handlers/desk-under-test.ts';
import { verified } from '../verified.ts';
import { addCustomer, backUp, entriesOf, keptDesk, open, passphrase, restored, send } from './kept-desk.ts';

describe('a backup', () => {
  test('brings the desk back as it was, names what it replaced, and the log tells both', async () => {
    const desk = await keptDesk(2);
    const { account } = desk;
    const bytes = await desk.backUp();
    await addCustomer(desk.client, account, 9);
    const { shown, aside } = await restored(desk.client, account, bytes);
    expect(shown).toMatchObject({ fits: 'same', erasedSince: 0, backup: { name: 'Acme', customers: 2, firstBroken: null } });
    expect(shown.here.newer).toBeGreaterThan(0);
    const { customers } = (await desk.client.desk.status({ account })).counts;
    expect(customers).toBe(2);
    const rows = await entriesOf(desk.client, account);
    expect(rows[0]?.entry).toMatchObject({
      operation: 'backup-restored',
      detail: { entries: shown.backup.entries, head: shown.backup.head, replacedEntries: shown.here.entries },
    });
    expect(await verified(desk.client, account)).toMatchObject({ sound: true });
    const old = new Sqlite(aside, { readonly: true });
    expect(old.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(3);
    expect(old.prepare(`SELECT count(*) FROM log_entry WHERE operation = 'backup-made'`).pluck().get()).toBe(1);
    old.close();
    expect(await desk.client.housekeeping.state({ account })).toMatchObject({ aside: { files: [{ name: aside.split('/').at(-1) }] } });
    expect(desk.unfinished()).toEqual([]);
    await desk.restart();
    expect((await desk.client.desk.status({ account })).counts.customers).toBe(2);
  });

  test('holds nothing that can be read without the passphrase, and nothing of the passphrase is kept', async () => {
    const desk = await keptDesk(1);
    const bytes = await desk.backUp();
    for (const secret of ['Secretname', 'customer-0', 'SQLite format', 'Acme', passphrase])
      expect(bytes.includes(secret), secret).toBe(false);
    await desk.profile.stop();
    const files = readdirSync(desk.profile.path, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name)).includes(passphrase), name).toBe(false);
  });

  test('with another passphrase is told as such, never as damage; and opens with the right one afterwards', async () => {
    const desk = await keptDesk(1);
    const { client, account } = desk;
    const restoreId = await send(client, account, await desk.backUp());
    expect(await refusal(open(client, account, restoreId, 'not the passphrase'))).toEqual({ code: 'passphrase-wrong' });
    expect((await open(client, account, restoreId)).fits).toBe('same');
    await client.housekeeping.discard({ account, restoreId });
    expect(desk.unfinished()).toEqual([]);
  });

  test('that is damaged is refused by name and replaces nothing', async () => {
    const desk = await keptDesk(1);
    const { client, account } = desk;
    const bytes = await desk.backUp();
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const restoreId = await send(client, account, bytes);
    expect(await refusal(open(client, account, restoreId))).toEqual({ code: 'backup-unreadable', detail: { reason: 'damaged' } });
    expect((await refusal(client.housekeeping.restore({ account, restoreId, typedName: '' }))).code).toBe('not-allowed-here');
    expect((await client.desk.status({ account })).counts.customers).toBe(1);
  });

  test('of another kind of account is refused; of the same partner under another id it needs its name', async () => {
    const desk = await keptDesk(1);
    const { client } = desk;
    const bytes = await desk.backUp();
    const plan = (name: string, change = {}) => ({
      plan: planFor('https://partner.example', { kind: 'manual', name, ...change }),
      keys: noKeys,
    });
    const { account: foreign } = await client.accounts.add(plan('Foreign', { partnerType: 'csp' }));
    const { account: other } = await client.accounts.add(plan('Other'));
    expect(await refusal(restored(client, foreign, bytes))).toEqual({ code: 'backup-not-this-account', detail: { name: 'Acme' } });
    expect((await refusal(restored(client, other, bytes))).code).toBe('name-mismatch');
    await restored(client, other, bytes, 'Acme');
    expect((await client.desk.status({ account: other })).counts.customers).toBe(1);
    expect(await verified(client, other)).toMatchObject({ sound: true });
  });

  test('does not bring back who was erased since: not a byte of them, and the log tells that they were erased again', async () => {
    const desk = await keptDesk(3);
    const { account } = desk;
    const bytes = await desk.backUp();
    await desk.client.erasure.erase({ account, customerId: 'customer-1', typedName: 'acme-1', reason: 'asked for' });
    const { shown, erasedAgain } = await restored(desk.client, account, bytes);
    expect({ since: shown.erasedSince, erasedAgain }).toEqual({ since: 1, erasedAgain: 1 });
    expect(await verified(desk.client, account)).toMatchObject({ sound: true });
    expect((await desk.client.desk.status({ account })).counts.customers).toBe(2);
    await desk.profile.stop();
    for (const end of ['', '-wal']) {
      const file = `${desk.database}${end}`;
      const kept = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
      for (const text of ['customer-1', 'acme-1', 'Secretname1']) expect(kept.includes(text), text).toBe(false);
      if (end === '') expect(kept.includes('Secretname2')).toBe(true);
    }
  });

  test('keeps whom the person added again after erasing them: its own log has that erasing', async () => {
    const desk = await keptDesk(1);
    const { account } = desk;
    await desk.client.erasure.erase({ account, customerId: 'customer-0', typedName: 'acme-0', reason: 'asked for' });
    await addCustomer(desk.client, account, 0);
    const bytes = await desk.backUp();
    expect((await restored(desk.client, account, bytes)).erasedAgain).toBe(0);
    expect((await desk.client.desk.status({ account })).counts.customers).toBe(1);
  });

  test('that is cancelled leaves nothing behind, is not in the log, and the next one works', async () => {
    const desk = await keptDesk(1);
    const { client, account } = desk;
    for await (const { step } of await client.housekeeping.backup({ account, passphrase })) if (step !== 'done') break;
    expect(desk.unfinished()).toEqual([]);
    expect(desk.profile.host.saved).toEqual([]);
    expect((await entriesOf(client, account)).map(({ entry }) => entry.operation)).not.toContain('backup-made');
    expect((await desk.backUp()).length).toBeGreaterThan(100_000);
  });

  test('is refused for a passphrase that is soon guessed', async () => {
    const { client, account } = await keptDesk(0);
    const short = (async () => {
      for await (const _ of await client.housekeeping.backup({ account, passphrase: 'short' })) break;
    })();
    expect(await refusal(short)).toMatchObject({ code: 'invalid-input', detail: { field: 'passphrase' } });
  });

  test('opens with the program of docs/backup.md and nothing of this app', async () => {
    const desk = await keptDesk(2);
    const bytes = await desk.backUp();
    const folder = desk.profile.path;
    const text = readFileSync(new URL('../../../docs/backup.md', import.meta.url), 'utf8');
    const [, program = ''] = /```js\n([\s\S]*?)```/u.exec(text) ?? [];
    writeFileSync(join(folder, 'open.mjs'), program);
    writeFileSync(join(folder, 'a.backup'), bytes);
    const run = (words: string) =>
      execFileSync(process.execPath, [join(folder, 'open.mjs'), join(folder, 'a.backup'), join(folder, 'out.sqlite')], {
        env: { BACKUP_PASSPHRASE: words },
        stdio: 'pipe',
      }).toString();
    expect(JSON.parse(run(passphrase))).toMatchObject({ name: 'Acme', customers: 2 });
    const out = new Sqlite(join(folder, 'out.sqlite'), { readonly: true });
    expect(out.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(2);
    out.close();
    expect(() => run('another one')).toThrow(/passphrase/);
  });

  test('tells how it was made: when, how long, how many', async () => {
    const desk = await keptDesk(1);
    const { client, account } = desk;
    expect((await client.housekeeping.state({ account })).lastBackup).toBeNull();
    const bytes = await backUp(client, account, desk.profile.host.saved);
    expect((await client.housekeeping.state({ account })).lastBackup).toMatchObject({ bytes: bytes.length });
    const size = await client.housekeeping.size({ account });
    expect(size.parts.reduce((sum, one) => sum + one.bytes, 0)).toBe(size.total);
    expect(size.months.reduce((sum, one) => sum + one.entries, 0)).toBeGreaterThan(3);
    expect(size.free).toBeGreaterThan(0);
  });
});
