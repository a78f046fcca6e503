import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SandboxProcess, startSandbox } from '../sandbox-process.ts';
import { keysOf, newProfile, noKeys, type Profile, planFor } from './profile.ts';

let sandbox: SandboxProcess;
let profile: Profile;
beforeAll(async () => {
  sandbox = await startSandbox({ customers: 120 });
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  profile = newProfile();
});
afterEach(() => profile.remove());

describe('adding an account while the engine runs', () => {
  it('tries every reading call with keys that it does not keep', async () => {
    const client = await profile.begin();
    const results = await client.accounts.tryPlan({ plan: planFor(sandbox.url), keys: keysOf(sandbox) });
    expect(results.map(({ call, outcome }) => `${call} ${outcome}`)).toEqual([
      'customers works',
      'resellers works',
      'orders works',
      'resources works',
      'budgets works',
      'budget-records works',
    ]);
    expect(await client.accounts.list()).toEqual([]);
    const wrong = await client.accounts.tryPlan({ plan: planFor(sandbox.url), keys: { ...keysOf(sandbox), secretKey: 'wrong' } });
    expect(wrong[0]).toMatchObject({ call: 'customers', outcome: 'refused', fault: { code: 'wrong-keys' } });
    expect(wrong.filter(({ outcome }) => outcome === 'skipped').map(({ call }) => call)).toContain('orders');
  });

  it('opens a desk of its own, which is there again after a restart', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: planFor(sandbox.url), keys: keysOf(sandbox) });
    await vi.waitFor(async () => expect((await client.desk.status({ account })).counts.customers).toBe(120), 20_000);
    expect(await client.desk.status({ account })).toMatchObject({
      connection: 'huawei-cloud',
      simulated: false,
      capabilities: { request: 'guided', decide: 'guided', answersVisible: false, counting: null },
    });
    await profile.stop();
    const again = await profile.begin();
    expect(await again.accounts.list()).toMatchObject([{ account, name: 'Acme Distribution', keys: 'kept', fault: null, removable: true }]);
    expect((await again.desk.status({ account })).counts.customers).toBe(120);
    expect(readFileSync(join(profile.path, 'accounts.json'), 'utf8')).not.toContain(sandbox.secretKey);
  });

  it.each([
    'acme distribution ',
    'ACME  DISTRIBUTION',
    'Асme Distribution',
    'Acme\u200B Distribution',
    'Acme-Distribution',
    'Ácme Distribution',
  ])('refuses a name that a person would take for another account: "%s"', async (name) => {
    const client = await profile.begin();
    await client.accounts.add({ plan: planFor(sandbox.url, { kind: 'manual' }), keys: noKeys });
    const same = client.accounts.add({ plan: planFor(sandbox.url, { kind: 'manual', name }), keys: noKeys });
    await expect(same).rejects.toMatchObject({ data: { code: 'invalid-input', detail: { field: 'name', reason: 'taken' } } });
    expect(await client.accounts.list()).toHaveLength(1);
  });

  it('asks for what a connection needs', async () => {
    const client = await profile.begin();
    const refused = (change: Parameters<typeof planFor>[1], keys: Partial<typeof noKeys>) =>
      client.accounts.add({ plan: planFor(sandbox.url, change), keys: { ...keysOf(sandbox), ...keys } }).catch(({ data }) => data);
    expect(await refused({}, { secretKey: ' ' })).toMatchObject({ code: 'invalid-input', detail: { field: 'secretKey' } });
    expect(await refused({ kind: 'gateway', gatewayEndpoint: sandbox.url }, {})).toMatchObject({ detail: { field: 'gatewayToken' } });
    expect(await refused({ kind: 'gateway' }, { gatewayToken: 'x' })).toMatchObject({ detail: { field: 'gatewayEndpoint' } });
    expect(await refused({ partnerType: 'reseller' }, {})).toMatchObject({ detail: { field: 'kind', reason: 'reseller' } });
    expect(await refused({ name: '  ' }, {})).toMatchObject({ code: 'invalid-input', detail: { field: 'plan.name' } });
    expect(await client.accounts.list()).toEqual([]);
  });

  it.each([
    'http://bss-intl.myhuaweicloud.com',
    'http://127.0.0.1.evil.example',
    'http://127.0.0.1@evil.example',
    'http://localhost.evil.example:80/',
    'http://192.168.1.2',
    'https://user:pass@partner.example',
    'https://partner.example/?to=elsewhere',
    'ftp://127.0.0.1',
  ])('sends no signed call to %s', async (endpoint) => {
    const client = await profile.begin();
    const asked = { plan: planFor(endpoint), keys: keysOf(sandbox) };
    await expect(client.accounts.tryPlan(asked)).rejects.toMatchObject({
      data: { code: 'invalid-input', detail: { field: 'plan.endpoint' } },
    });
    await expect(client.accounts.add(asked)).rejects.toMatchObject({ data: { code: 'invalid-input' } });
  });

  it('that fails leaves nothing behind: no key, no folder, no line in the list', async () => {
    const kept = new Set<string>();
    const { set, delete: remove } = profile.host.secrets;
    profile.host.secrets.set = async (name, value) => {
      if (name.endsWith('.secret-key')) throw new Error('the store went away');
      kept.add(name);
      await set(name, value);
    };
    profile.host.secrets.delete = async (name) => {
      kept.delete(name);
      await remove(name);
    };
    const client = await profile.begin();
    const asked = client.accounts.add({ plan: planFor(sandbox.url), keys: keysOf(sandbox) });
    await expect(asked).rejects.toMatchObject({ data: { code: 'internal' } });
    expect([...kept]).toEqual([]);
    expect(await client.accounts.list()).toEqual([]);
    expect(await readdir(join(profile.path, 'accounts')).catch(() => [])).toEqual([]);
    expect(JSON.parse(readFileSync(join(profile.path, 'accounts.json'), 'utf8'))).toMatchObject({
      accounts: [],
      unwanted: { secrets: [] },
    });
  });
});
