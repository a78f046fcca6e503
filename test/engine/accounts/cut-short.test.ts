import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeHost } from '../../fakes/host.ts';
import { type SandboxProcess, startSandbox } from '../sandbox-process.ts';
import { keysOf, newProfile, type Profile, planFor } from './profile.ts';

const never = new Promise<never>(() => {});
let sandbox: SandboxProcess;
let profile: Profile;
/** What lies in the secret store. */
let names: Set<string>;
/** From now on the power fails at the first call that this names. */
let fails: (call: 'set' | 'delete', name: string) => boolean;
let failed: boolean;

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 5 });
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  const host = fakeHost();
  const { set, delete: remove } = host.secrets;
  names = new Set();
  fails = () => false;
  failed = false;
  const cut = (call: 'set' | 'delete', name: string) => {
    failed ||= fails(call, name);
    return failed;
  };
  host.secrets.set = async (name, value) => {
    if (cut('set', name)) return never;
    names.add(name);
    await set(name, value);
  };
  host.secrets.delete = async (name) => {
    if (cut('delete', name)) return never;
    names.delete(name);
    await remove(name);
  };
  profile = newProfile(host);
});
afterEach(() => profile.remove());

/** Waits until the power has failed, and starts anew on what is on the disk and in the secret store. */
async function afterThePowerFailed() {
  await vi.waitFor(() => expect(failed).toBe(true), 20_000);
  await profile.stop();
  fails = () => false;
  failed = false;
  return profile.begin();
}
const unwanted = () => JSON.parse(readFileSync(join(profile.path, 'accounts.json'), 'utf8')).unwanted;

describe('a power cut', () => {
  it('between writing two keys of a new account leaves no key behind', async () => {
    const client = await profile.begin();
    fails = (call, name) => call === 'set' && name.endsWith('.secret-key');
    void client.accounts.add({ plan: planFor(sandbox.url), keys: keysOf(sandbox) });
    const again = await afterThePowerFailed();
    expect([...names]).toEqual([]);
    expect(await again.accounts.list()).toEqual([]);
    expect(unwanted()).toEqual({ secrets: [], folders: [] });
  });

  it('between writing two new keys leaves the old pair in use', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: planFor(sandbox.url), keys: keysOf(sandbox) });
    const before = [...names];
    fails = (call, name) => call === 'set' && name.endsWith('.secret-key');
    void client.accounts.setKeys({ account, keys: keysOf(sandbox) });
    const again = await afterThePowerFailed();
    expect([...names]).toEqual(before);
    expect((await again.accounts.tryKept({ account }))[0]).toMatchObject({ outcome: 'works' });
  });

  it('while an account is removed leaves it removed: the next start deletes its keys and its folder', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: planFor(sandbox.url), keys: keysOf(sandbox) });
    fails = (call) => call === 'delete';
    void client.accounts.remove({ account, typedName: 'Acme Distribution' });
    const again = await afterThePowerFailed();
    expect([...names]).toEqual([]);
    expect(await again.accounts.list()).toEqual([]);
    expect(await again.accounts.left()).toMatchObject({ fault: null, folders: [] });
    expect(await readdir(join(profile.path, 'archive'))).toHaveLength(1);
    expect(await readdir(join(profile.path, 'accounts'))).toEqual([]);
  });
});

it('A folder that belongs to no account is shown, and neither opened nor deleted', async () => {
  const folder = join(profile.path, 'accounts', 'account-of-nobody');
  mkdirSync(folder, { recursive: true });
  const client = await profile.begin();
  expect(await client.accounts.left()).toMatchObject({ fault: null, folders: [folder] });
  expect(await client.accounts.list()).toEqual([]);
  expect(existsSync(folder)).toBe(true);
});
