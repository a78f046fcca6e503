import { rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeHost } from '../../fakes/host.ts';
import { type SandboxProcess, startSandbox } from '../sandbox-process.ts';
import { type Client, keysOf, newProfile, noKeys, type Profile, planFor } from './profile.ts';

let sandbox: SandboxProcess;
let profile: Profile;
let names: Set<string>;
beforeAll(async () => {
  sandbox = await startSandbox({ customers: 20 });
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  const host = fakeHost();
  names = new Set();
  const { set, delete: remove } = host.secrets;
  host.secrets.set = async (name, value) => {
    names.add(name);
    await set(name, value);
  };
  host.secrets.delete = async (name) => {
    names.delete(name);
    await remove(name);
  };
  profile = newProfile(host);
});
afterEach(() => profile.remove());

const change = {
  name: 'Renamed',
  colour: 'red',
  endpoint: null,
  gatewayEndpoint: null,
  signInAddress: null,
  callsPerSecond: 3,
} as const;
const read = (client: Client, account: Awaited<ReturnType<Client['accounts']['add']>>['account']) =>
  vi.waitFor(async () => expect((await client.desk.status({ account })).sync.lastCompleteAt).not.toBeNull(), 20_000);

describe('changing an account', () => {
  it('renames it at once and keeps everything it has', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: planFor(sandbox.url), keys: keysOf(sandbox) });
    await read(client, account);
    const changed = await client.accounts.change({ account, ...change, endpoint: sandbox.url });
    expect(changed).toMatchObject({ account, name: 'Renamed', colour: 'red', callsPerSecond: 3, signInAddress: null, keys: 'kept' });
    expect(await client.desk.status({ account })).toMatchObject({ name: 'Renamed', counts: { customers: 20 } });
    await client.accounts.setKeys({ account, keys: keysOf(sandbox) });
    const { rows } = await client.log.page({ account, search: '', filters: { operation: 'setting-changed' }, before: null, limit: 10 });
    expect(rows.map(({ entry }) => entry.detail)).toMatchObject([{ setting: 'keys' }, { setting: 'account', name: 'Renamed' }]);
    expect(JSON.stringify(rows)).not.toContain(sandbox.accessKey);
  });

  it('that cannot be opened again leaves it as it was', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: planFor(sandbox.url, { kind: 'manual' }), keys: noKeys });
    const folder = join(profile.path, 'accounts', account);
    // A file stands where its folder was: nothing can be opened there.
    await rename(folder, `${folder}.away`);
    writeFileSync(folder, '');
    await expect(client.accounts.change({ account, ...change })).rejects.toMatchObject({
      data: { code: expect.stringMatching(/disk|internal|store/u) },
    });
    const [now] = await client.accounts.list();
    expect(now).toMatchObject({ name: 'Acme Distribution', colour: 'violet' });
    expect(now?.fault).not.toBeNull();
    rmSync(folder);
    await rename(`${folder}.away`, folder);
    await client.accounts.openAgain({ account });
    expect((await client.accounts.list())[0]?.fault).toBeNull();
    expect(await client.desk.status({ account })).toMatchObject({ name: 'Acme Distribution' });
  });

  it('asked for by two windows at once happens one after the other', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: planFor(sandbox.url, { kind: 'manual' }), keys: noKeys });
    const [one, other] = await Promise.allSettled([
      client.accounts.add({ plan: planFor(sandbox.url, { kind: 'manual', name: 'Second' }), keys: noKeys }),
      client.accounts.add({ plan: planFor(sandbox.url, { kind: 'manual', name: 'second' }), keys: noKeys }),
    ]);
    expect([one.status, other.status]).toEqual(['fulfilled', 'rejected']);
    const removed = await Promise.allSettled([
      client.accounts.remove({ account, typedName: 'Acme Distribution' }),
      client.accounts.change({ account, ...change }),
    ]);
    expect(removed.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await client.accounts.list()).map(({ name }) => name)).toEqual(['Second']);
  });
});

describe('new keys', () => {
  it('that do not work change nothing: the old ones stay in use', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: planFor(sandbox.url), keys: keysOf(sandbox) });
    const before = new Set(names);
    const wrong = client.accounts.setKeys({ account, keys: { ...keysOf(sandbox), secretKey: 'wrong' } });
    await expect(wrong).rejects.toMatchObject({ data: { code: 'wrong-keys' } });
    expect(names).toEqual(before);
    expect((await client.accounts.tryKept({ account })).map(({ outcome }) => outcome)).not.toContain('refused');
  });

  it('that work take the place of the old ones, which are gone from the secret store', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: planFor(sandbox.url), keys: keysOf(sandbox) });
    const before = new Set(names);
    expect(await client.accounts.setKeys({ account, keys: keysOf(sandbox) })).toMatchObject({ keys: 'kept' });
    expect(names.size).toBe(2);
    expect([...names].filter((name) => before.has(name))).toEqual([]);
    expect((await client.accounts.tryKept({ account }))[0]).toMatchObject({ call: 'customers', outcome: 'works' });
  });

  it('are asked for after a restart where keys are kept in memory alone; what was read stays readable', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: planFor(sandbox.url), keys: keysOf(sandbox) });
    await read(client, account);
    await profile.stop();
    for (const name of [...names]) await profile.host.secrets.delete(name);
    const again = await profile.begin();
    expect(await again.accounts.list()).toMatchObject([{ account, keys: 'missing', fault: null }]);
    await vi.waitFor(async () => expect((await again.desk.status({ account })).reach.fault).toMatchObject({ code: 'keys-missing' }));
    expect((await again.desk.status({ account })).counts.customers).toBe(20);
    const wrong = again.accounts.setKeys({ account, keys: { ...keysOf(sandbox), secretKey: 'wrong' } });
    await expect(wrong).rejects.toMatchObject({ data: { code: 'wrong-keys' } });
    await again.accounts.setKeys({ account, keys: keysOf(sandbox) });
    await vi.waitFor(async () => expect((await again.desk.status({ account })).reach.state).toBe('online'), 20_000);
  });

  it('are never asked of an account that needs none, nor of the one that comes with the app', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: planFor(sandbox.url, { kind: 'manual' }), keys: noKeys });
    const asked = client.accounts.setKeys({ account, keys: keysOf(sandbox) });
    await expect(asked).rejects.toMatchObject({ data: { code: 'not-allowed-here' } });
    expect(names.size).toBe(0);
  });
});
