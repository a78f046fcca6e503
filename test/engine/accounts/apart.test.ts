import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeHost } from '../../fakes/host.ts';
import { type SandboxProcess, startSandbox } from '../sandbox-process.ts';
import { verified } from '../verified.ts';
import { type Client, keysOf, newProfile, noKeys, type Profile, planFor } from './profile.ts';

type Account = Awaited<ReturnType<Client['accounts']['add']>>['account'];
const page = { search: '', filters: {}, sort: { by: 'accountName', descending: false }, offset: 0, limit: 100 } as const;

let sandboxes: readonly SandboxProcess[];
let profile: Profile;
beforeAll(async () => {
  sandboxes = await Promise.all([startSandbox({ customers: 60, seed: 3 }), startSandbox({ customers: 40, seed: 4 })]);
});
afterAll(() => Promise.all(sandboxes.map((sandbox) => sandbox.stop())));
beforeEach(() => {
  profile = newProfile();
});
afterEach(() => profile.remove());

const read = (client: Client, account: Account) =>
  vi.waitFor(async () => expect((await client.desk.status({ account })).sync.lastCompleteAt).not.toBeNull(), 20_000);

/** Every byte that the database of an account has on the disk. */
const bytesOf = (account: Account) => {
  const folder = join(profile.path, 'accounts', account);
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file)).toString('latin1'))
    .join('\n');
};

describe('two accounts of two partners', () => {
  it('share nothing: database, log, answers and names of secrets hold nothing of the other', async () => {
    const set: { name: string; value: string }[] = [];
    const host = fakeHost();
    const original = host.secrets.set;
    host.secrets.set = async (name, value) => {
      set.push({ name, value });
      await original(name, value);
    };
    profile = newProfile(host);
    const client = await profile.begin();
    const [one, other] = sandboxes as readonly [SandboxProcess, SandboxProcess];
    const first = await client.accounts.add({ plan: planFor(one.url, { name: 'Partner Alder' }), keys: keysOf(one) });
    const second = await client.accounts.add({ plan: planFor(other.url, { name: 'Partner Birch' }), keys: keysOf(other) });
    await Promise.all([read(client, first.account), read(client, second.account)]);
    await client.settings.setPerson({ account: first.account, role: 'administrator', operator: 'Ann Alderman' });
    await client.settings.setPerson({ account: second.account, role: 'account-manager', operator: 'Bob Birchwood' });

    const rows = async (account: Account) => (await client.customers.page({ account, ...page })).rows;
    const [ours, theirs] = [await rows(first.account), await rows(second.account)];
    expect([ours.length, theirs.length]).toEqual([60, 40]);
    const ids = (list: typeof ours) => list.map(({ customerId }) => customerId);
    expect(ids(ours).filter((id) => ids(theirs).includes(id))).toEqual([]);

    const said = async (account: Account) =>
      JSON.stringify([
        await client.desk.status({ account }),
        await client.settings.get({ account }),
        await client.customers.facets({ account }),
        await client.log.page({ account, search: '', filters: {}, before: null, limit: 100 }),
        await client.home.since({ account }),
      ]);
    const marks = [
      { account: first.account, sandbox: one, own: ['Partner Alder', 'Ann Alderman', ...ids(ours)] },
      { account: second.account, sandbox: other, own: ['Partner Birch', 'Bob Birchwood', ...ids(theirs)] },
    ] as const;
    const stranger = ids(theirs)[0] ?? ('' as never);
    await expect(client.customers.card({ account: first.account, customerId: stranger })).rejects.toMatchObject({
      data: { code: 'not-found' },
    });
    for (const [mine, foreign] of [marks, [...marks].reverse()] as const) {
      if (!mine || !foreign) throw new Error('two accounts');
      const answers = await said(mine.account);
      const bytes = bytesOf(mine.account);
      expect(bytes).toContain(mine.own[2]);
      for (const mark of foreign.own) {
        expect(answers).not.toContain(mark);
        expect(bytes).not.toContain(mark);
      }
      const kept = set.filter(({ name }) => name.startsWith(`${mine.account}.`)).map(({ value }) => value);
      expect(kept).toEqual([mine.sandbox.accessKey, mine.sandbox.secretKey]);
    }
    expect(set.every(({ name }) => name.startsWith(`${first.account}.`) || name.startsWith(`${second.account}.`))).toBe(true);
  });

  it('do not end with each other: removing one leaves the other as it was', async () => {
    const client = await profile.begin();
    const [one] = sandboxes as readonly [SandboxProcess];
    const first = await client.accounts.add({ plan: planFor(one.url, { name: 'First' }), keys: keysOf(one) });
    const second = await client.accounts.add({
      plan: planFor('https://partner.example', { kind: 'manual', name: 'Second' }),
      keys: noKeys,
    });
    await read(client, first.account);
    await client.accounts.remove({ account: second.account, typedName: 'Second' });
    expect((await client.accounts.tryKept({ account: first.account }))[0]).toMatchObject({ outcome: 'works' });
    expect(await verified(client, first.account)).toMatchObject({ sound: true });
    expect((await client.desk.status({ account: first.account })).counts.customers).toBe(60);
  });
});

describe('a desk that cannot be opened', () => {
  const damage = (path: string) => writeFileSync(path, 'no database at all'.repeat(100));
  const makeNewer = (path: string) => {
    const database = new Sqlite(path);
    database.pragma('user_version = 9999');
    database.close();
  };

  it('since a newer version wrote it is listed with that fault and left as it is, while the others work', async () => {
    const code = 'store-newer';
    const client = await profile.begin();
    const byHand = (name: string) => ({ plan: planFor('https://partner.example', { kind: 'manual', name }), keys: noKeys });
    const { account: spoiled } = await client.accounts.add(byHand('Spoiled'));
    const { account: sound } = await client.accounts.add(byHand('Sound'));
    await profile.stop();
    const path = join(profile.path, 'accounts', spoiled, 'desk.sqlite');
    const good = readFileSync(path);
    makeNewer(path);
    const again = await profile.begin();
    expect(await again.accounts.list()).toMatchObject([
      { account: spoiled, fault: { code } },
      { account: sound, fault: null },
    ]);
    expect((await again.desk.app()).accounts.map(({ name }) => name)).toEqual(['Sound']);
    expect(await again.desk.status({ account: sound })).toMatchObject({ name: 'Sound' });
    await expect(again.accounts.openAgain({ account: spoiled })).rejects.toMatchObject({ data: { code } });
    writeFileSync(path, good);
    await again.accounts.openAgain({ account: spoiled });
    expect(await again.desk.status({ account: spoiled })).toMatchObject({ name: 'Spoiled' });
  });

  it('keeps the engine from starting when there is no other', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: planFor('https://partner.example', { kind: 'manual' }), keys: noKeys });
    await profile.stop();
    makeNewer(join(profile.path, 'accounts', account, 'desk.sqlite'));
    await expect(profile.begin()).rejects.toMatchObject({ code: 'store-newer' });
  });

  it('since nothing of its file can be read is set aside whole, begins empty and says so, and the others are as they were', async () => {
    const client = await profile.begin();
    const byHand = (name: string) => ({ plan: planFor('https://partner.example', { kind: 'manual', name }), keys: noKeys });
    const { account: spoiled } = await client.accounts.add(byHand('Spoiled'));
    const { account: sound } = await client.accounts.add(byHand('Sound'));
    await profile.stop();
    damage(join(profile.path, 'accounts', spoiled, 'desk.sqlite'));
    const again = await profile.begin();
    const { rebuilt } = await again.housekeeping.state({ account: spoiled });
    expect(rebuilt).toMatchObject({ unreadable: true, provable: 0, salvaged: 0 });
    expect(readFileSync(rebuilt?.aside ?? '', 'utf8')).toContain('no database at all');
    expect((await again.housekeeping.state({ account: sound })).rebuilt).toBeNull();
    expect(await verified(again, spoiled)).toMatchObject({ sound: true });
  });
});
