import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { compose, type Engine } from '../../../src/engine/compose.ts';
import { AccountConnection } from '../../../src/engine/connection.ts';
import { type FakeHost, fakeHost } from '../../fakes/host.ts';
import { type SandboxProcess, startSandbox } from '../sandbox-process.ts';
import { verified } from '../verified.ts';
import { account } from './desk-under-test.ts';

let sandbox: SandboxProcess;
let profile: string;
let host: FakeHost;
const running: Engine[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 60 });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'desk-engine-'));
  host = fakeHost();
  await host.secrets.set('access', sandbox.accessKey);
  await host.secrets.set('secret', sandbox.secretKey);
  await host.secrets.set('gateway', sandbox.gatewayToken);
});
afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop();
  await rm(profile, { recursive: true, force: true });
});

async function start(endpoint = sandbox.url) {
  const connection = AccountConnection.parse({
    account,
    name: 'Practice',
    site: 'intl',
    partnerType: 'distributor',
    kind: 'sandbox',
    endpoint,
    gatewayEndpoint: endpoint,
    playAddress: sandbox.playUrl,
    secrets: { accessKey: 'access', secretKey: 'secret', gatewayToken: 'gateway' },
  });
  const clock = { now: () => new Date().toISOString() };
  const engine = await compose({ profile, host, clock, shell: 'none', version: '0.0.0', accounts: [connection] });
  running.push(engine);
  return { engine, client: createRouterClient(engine.router) };
}

/** Follows the news until a question has the wanted answer: nothing is waited for by time. */
async function until<Answer>(
  client: Awaited<ReturnType<typeof start>>['client'],
  ask: () => Promise<Answer>,
  wanted: (answer: Answer) => boolean,
) {
  for await (const _ of await client.desk.news()) {
    const answer = await ask();
    if (wanted(answer)) return answer;
  }
  throw new Error('the news ended');
}

const all = { account, search: '', filters: {}, sort: { by: 'accountName', descending: false }, offset: 0, limit: 100 } as const;
const synced = async ({ client }: Awaited<ReturnType<typeof start>>) =>
  until(
    client,
    () => client.desk.status({ account }),
    ({ sync }) => sync.lastCompleteAt !== null,
  );

describe('the engine on a profile, with the simulated partner', () => {
  it('lists the customers by itself and opens them', async () => {
    const desk = await start();
    const status = await synced(desk);
    expect(status).toMatchObject({ reach: { state: 'online' }, capabilities: { request: 'api' }, counts: { customers: 60 } });
    const { rows } = await desk.client.customers.page(all);
    expect(rows).toHaveLength(60);
    const customerId = rows.find(({ resellerId }) => resellerId === '')?.customerId ?? rows[0]?.customerId;
    await desk.client.customers.recheck({ account, customerId: customerId as never });
    const card = await desk.client.customers.card({ account, customerId: customerId as never });
    expect(card.money.unpaidOrders).toMatchObject({ source: 'simulated' });
    expect(JSON.stringify(card).length).toBeLessThan(64 * 1024);
  });

  it('computes the verdicts of the list by itself', async () => {
    const desk = await start();
    const page = await until(
      desk.client,
      () => desk.client.customers.page(all),
      ({ rows }) => rows.length === 60 && rows.every(({ verdict }) => verdict !== null),
    );
    expect(page.rows.some(({ verdict }) => verdict?.submit === 'blocked')).toBe(true);
    expect(page.rows.some(({ verdict }) => verdict?.submit === 'unknown')).toBe(true);
  });

  it('gives the profile to one engine only, and frees it at the end', async () => {
    const { engine } = await start();
    await expect(start()).rejects.toMatchObject({ code: 'profile-locked' });
    await engine.stop();
    running.length = 0;
    await expect(start()).resolves.toBeDefined();
  });

  it('opens from what it kept when the partner cannot be reached, and says so', async () => {
    const first = await start();
    await synced(first);
    await first.engine.stop();
    running.length = 0;
    const { client } = await start('http://127.0.0.1:9');
    const status = await until(
      client,
      () => client.desk.status({ account }),
      ({ reach }) => reach.state === 'offline',
    );
    expect(status).toMatchObject({
      reach: { fault: { code: 'unreachable' } },
      counts: { customers: 60 },
      capabilities: { request: 'api' },
    });
    expect((await client.customers.page(all)).total).toBe(60);
    expect((await verified(client, account)).sound).toBe(true);
  });

  it('keeps how the app looks and who sits at the desk over a restart', async () => {
    const first = await start();
    await first.client.settings.setAppearance({ theme: 'dark', language: 'en', density: 'comfortable' });
    await first.client.settings.setPerson({ account, role: 'account-manager', operator: 'Bo' });
    await first.engine.stop();
    running.length = 0;
    const { client } = await start();
    expect(await client.settings.appearance()).toMatchObject({ theme: 'dark' });
    expect(await client.settings.get({ account })).toMatchObject({ role: 'account-manager', operator: 'Bo' });
  });

  it('keeps the time zone of its first start, though the machine is carried elsewhere', async () => {
    const machine = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions');
    onTestFinished(() => machine.mockRestore());
    const standing = (timeZone: string) => machine.mockReturnValue({ timeZone } as Intl.ResolvedDateTimeFormatOptions);
    standing('Asia/Tokyo');
    const first = await start();
    await first.engine.stop();
    running.length = 0;
    standing('America/Lima');
    const { client } = await start();
    expect(await client.settings.get({ account })).toMatchObject({ timeZone: 'Asia/Tokyo' });
  });

  it('frees the profile also when a part of it cannot be ended, and says what could not', async () => {
    host.onPower = () => () => {
      throw new Error('the power monitor is gone');
    };
    const { engine } = await start();
    await expect(engine.stop()).rejects.toThrow('the power monitor is gone');
    running.length = 0;
    host.onPower = () => () => {};
    await expect(start()).resolves.toBeDefined();
  });

  it('returns no secret by any operation', async () => {
    const { client } = await start();
    await synced({ client } as Awaited<ReturnType<typeof start>>);
    const said = JSON.stringify([
      await client.desk.app(),
      await client.desk.status({ account }),
      await client.settings.get({ account }),
      await client.log.page({ account, search: '', filters: {}, before: null, limit: 100 }),
    ]);
    for (const secret of [sandbox.accessKey, sandbox.secretKey, sandbox.gatewayToken]) expect(said).not.toContain(secret);
  });

  it('says that a key is missing, and shows what it knows all the same', async () => {
    const before = await start();
    await synced(before);
    await before.engine.stop();
    await host.secrets.delete('secret');
    const { client } = await start();
    const away = await until(
      client,
      () => client.desk.status({ account }),
      ({ reach }) => reach.state === 'offline',
    );
    expect(away.reach.fault).toMatchObject({ code: 'keys-missing' });
    expect((await client.customers.page(all)).rows.length).toBeGreaterThan(0);
  });

  it.each(['secret-store-locked', 'secret-unreadable'] as const)(
    'opens its desks although a key is away, and says why: %s',
    async (code) => {
      const before = await start();
      await synced(before);
      await before.engine.stop();
      const { get } = host.secrets;
      host.secrets.get = (key) => (key === 'secret' ? Promise.reject(new Fault(code, { store: 'Keychain' })) : get(key));
      const { client } = await start();
      const away = await until(
        client,
        () => client.desk.status({ account }),
        ({ reach }) => reach.state === 'offline',
      );
      expect(away.reach.fault).toMatchObject({ code });
      expect((await client.customers.page(all)).rows.length).toBeGreaterThan(0);
    },
  );
});
