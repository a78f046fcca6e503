import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountRegistry, nobody } from '../../src/engine/accounts/registry.ts';
import { compose, type Engine } from '../../src/engine/compose.ts';
import { AccountConnection } from '../../src/engine/connection.ts';
import { fakeHost } from '../fakes/host.ts';
import { type SandboxProcess, startSandbox } from './sandbox-process.ts';

let profile: string;
const now = () => '2026-11-22T01:30:00.000Z';
const byHand = AccountConnection.parse({
  kind: 'manual',
  account: 'acme-eu',
  name: 'Acme Europe',
  site: 'eu',
  partnerType: 'reseller',
  signInAddress: 'https://partner.example/sign-in',
  secrets: {},
});

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'desk-accounts-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

describe('the list of accounts', () => {
  it('is empty in a fresh profile, and gives back what was written, for its owner alone', async () => {
    const registry = accountRegistry(profile, now);
    expect(await registry.read()).toEqual(nobody);
    const one = { ...nobody, accounts: [byHand] };
    await registry.write(one);
    expect(await accountRegistry(profile, now).read()).toMatchObject(one);
    expect(statSync(join(profile, 'accounts.json')).mode & 0o077).toBe(0);
  });

  it('that cannot be read is set aside as it was and says where', async () => {
    writeFileSync(join(profile, 'accounts.json'), '{"version":1,"accounts":[{"kind":"manu');
    await expect(accountRegistry(profile, now).read()).rejects.toMatchObject({ code: 'store-damaged', detail: { file: 'accounts.json' } });
    const [aside = ''] = await readdir(profile);
    expect(aside).toMatch(/set-aside$/u);
    expect(readFileSync(join(profile, aside), 'utf8')).toContain('"manu');
    expect(await accountRegistry(profile, now).read()).toEqual(nobody);
  });
});

describe('adding and removing accounts while the engine runs', () => {
  let sandbox: SandboxProcess;
  let host: ReturnType<typeof fakeHost>;
  let engine: Engine;
  const clock = { now: () => new Date().toISOString() };
  const begin = async () => {
    engine = await compose({ profile, host, clock, shell: 'none', version: '0.0.0', accounts: [] });
    return createRouterClient(engine.router);
  };
  const plan = (endpoint: string) =>
    ({
      kind: 'huawei-cloud',
      name: 'Acme Distribution',
      colour: 'violet',
      site: 'intl',
      partnerType: 'distributor',
      endpoint,
      gatewayEndpoint: null,
      signInAddress: 'https://partner.example/sign-in',
      callsPerSecond: 10,
    }) as const;
  const keys = () => ({ accessKey: sandbox.accessKey, secretKey: sandbox.secretKey, securityToken: '', gatewayToken: '' });

  beforeAll(async () => {
    sandbox = await startSandbox({ customers: 120 });
  });
  afterAll(() => sandbox.stop());
  beforeEach(() => {
    host = fakeHost();
  });
  afterEach(() => engine.stop());

  it('tries every reading call with keys that it does not keep', async () => {
    const client = await begin();
    const results = await client.accounts.tryPlan({ plan: plan(sandbox.url), keys: keys() });
    expect(results.map(({ call, outcome }) => `${call} ${outcome}`)).toEqual([
      'customers works',
      'resellers works',
      'orders works',
      'resources works',
      'budgets works',
      'budget-records works',
    ]);
    expect(await client.accounts.list()).toEqual([]);
    const wrong = await client.accounts.tryPlan({ plan: plan(sandbox.url), keys: { ...keys(), secretKey: 'wrong' } });
    expect(wrong[0]).toMatchObject({ call: 'customers', outcome: 'refused', fault: { code: 'wrong-keys' } });
    expect(wrong.filter(({ outcome }) => outcome === 'skipped').map(({ call }) => call)).toContain('orders');
  });

  it('opens a desk of its own for a new account, which is there again after a restart', async () => {
    const client = await begin();
    const { account } = await client.accounts.add({ plan: plan(sandbox.url), keys: keys() });
    await vi.waitFor(async () => expect((await client.desk.status({ account })).counts.customers).toBe(120), 20_000);
    expect(await client.desk.status({ account })).toMatchObject({
      connection: 'huawei-cloud',
      simulated: false,
      capabilities: { request: 'guided', decide: 'guided', answersVisible: false, counting: null },
    });
    await engine.stop();
    const again = await begin();
    expect(await again.accounts.list()).toMatchObject([{ account, name: 'Acme Distribution', keys: 'kept', removable: true }]);
    expect((await again.desk.status({ account })).counts.customers).toBe(120);
    expect(readFileSync(join(profile, 'accounts.json'), 'utf8')).not.toContain(sandbox.secretKey);
  });

  it('removes one only when its name is typed; its log stays as a sealed file, its keys and its database are gone', async () => {
    const client = await begin();
    const { account } = await client.accounts.add({ plan: { ...plan(sandbox.url), kind: 'manual' }, keys: { ...keys(), accessKey: '' } });
    await expect(client.accounts.remove({ account, typedName: 'Acme' })).rejects.toMatchObject({ data: { code: 'name-mismatch' } });
    const { archive } = await client.accounts.remove({ account, typedName: 'Acme Distribution' });
    expect(await client.accounts.list()).toEqual([]);
    await expect(client.desk.status({ account })).rejects.toMatchObject({ data: { code: 'not-found' } });
    expect(await readdir(join(profile, 'accounts'))).toEqual([]);

    const text = readFileSync(archive, 'utf8');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ format: 'consent-desk-log', account: { name: 'Acme Distribution' } });
    expect(lines[0].entries).toBe(lines.length - 2);
    expect(lines[1].entry.operation).toBe('account-opened');
    const before = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);
    expect(lines.at(-1)).toEqual({ sha256: createHash('sha256').update(before).digest('hex') });
    expect(statSync(archive).mode & 0o777).toBe(0o400);
  });

  it('keeps names apart and asks for what a connection needs', async () => {
    const client = await begin();
    await client.accounts.add({ plan: { ...plan(sandbox.url), kind: 'manual' }, keys: keys() });
    const same = client.accounts.add({ plan: { ...plan(sandbox.url), name: 'acme distribution ' }, keys: keys() });
    await expect(same).rejects.toMatchObject({ data: { code: 'invalid-input', detail: { field: 'name' } } });
    const keyless = client.accounts.add({ plan: { ...plan(sandbox.url), name: 'Other' }, keys: { ...keys(), secretKey: ' ' } });
    await expect(keyless).rejects.toMatchObject({ data: { code: 'invalid-input', detail: { field: 'secretKey' } } });
    expect(await client.accounts.list()).toHaveLength(1);
  });
});
