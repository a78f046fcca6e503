import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Host } from '../../../src/core/ports.ts';
import { compose, type Engine } from '../../../src/engine/compose.ts';
import { AccountConnection } from '../../../src/engine/connection.ts';
import { createSecrets } from '../../../src/main/host/secrets.ts';
import { systemKeyring } from '../../../src/web/host/keyring.ts';
import { openSecrets } from '../../../src/web/host/secrets.ts';
import { openSettings } from '../../../src/web/settings.ts';
import { startSandbox } from '../../engine/sandbox-process.ts';
import { fakeHost } from '../../fakes/host.ts';
import { freshKeyring } from '../safe-storage.ts';
import { askEverything } from './ask-everything.ts';
import { canary, formsOf, holds, search } from './forms.ts';

vi.mock('electron', () => import('../safe-storage.ts'));
beforeEach(freshKeyring);

const run = promisify(execFile);
const onDesktop = process.env.CONSENT_DESK_DESKTOP === '1';

async function newProfile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'canary-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Another side that refuses everything and says back whatever it was sent: the worst that a gateway can do. */
async function echo(): Promise<string> {
  let answered = 0;
  const server = createServer((request, response) => {
    const said = String(request.headers.authorization);
    answered += 1;
    response.writeHead([400, 403, 422, 500][answered % 4] ?? 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error_code: said, error_msg: said, code: said, message: said }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Work {
  readonly engine: Engine;
  /** Every secret that is in use. */
  readonly canaries: readonly string[];
  /** What trying the second account's keys said. */
  readonly said: string;
  readonly account: string;
  readonly customerId: string | undefined;
}

/** An engine at work with secrets from this store: one desk online, one whose other side refuses and echoes. */
async function work(profile: string, secrets: Host['secrets']): Promise<Work> {
  const sandbox = await startSandbox({ customers: 20 });
  onTestFinished(() => sandbox.stop());
  const host: Host = { ...fakeHost(), secrets };
  const kept = { accessKey: 'practice.access', secretKey: 'practice.secret', gatewayToken: 'practice.token' };
  const values = [sandbox.accessKey, sandbox.secretKey, sandbox.gatewayToken];
  await secrets.set(kept.accessKey, sandbox.accessKey);
  await secrets.set(kept.secretKey, sandbox.secretKey);
  await secrets.set(kept.gatewayToken, sandbox.gatewayToken);
  const connection = AccountConnection.parse({
    account: 'practice',
    name: 'Practice',
    site: 'intl',
    partnerType: 'distributor',
    kind: 'sandbox',
    endpoint: sandbox.url,
    gatewayEndpoint: sandbox.url,
    playAddress: sandbox.playUrl,
    secrets: kept,
  });
  const clock = { now: () => new Date().toISOString() };
  const engine = await compose({ profile, host, clock, shell: 'none', version: '0.0.0', accounts: [connection] });
  onTestFinished(engine.stop);
  const client = createRouterClient(engine.router);
  const endpoint = await echo();
  const keys = { accessKey: canary('ACCESS'), secretKey: canary('SECRET'), securityToken: '', gatewayToken: canary('TOKEN') };
  const plan = {
    kind: 'gateway',
    name: 'Second partner',
    colour: 'green',
    site: 'intl',
    partnerType: 'distributor',
    endpoint,
    gatewayEndpoint: endpoint,
    signInAddress: 'https://partner.example/',
    callsPerSecond: 5,
  } as const;
  const tried = await client.accounts.tryPlan({ plan, keys });
  const { account } = await client.accounts.add({ plan, keys });
  const again = await client.accounts.tryKept({ account });
  const { rows } = await until(
    client,
    () => client.customers.page({ account: connection.account, ...firstPage }),
    ({ total }) => total === 20,
  );
  const canaries = [...values, keys.accessKey, keys.secretKey, keys.gatewayToken];
  return { engine, canaries, said: JSON.stringify([tried, again]), account, customerId: rows[0]?.customerId };
}
type Client = RouterClient<Engine['router']>;
const firstPage = { search: '', filters: {}, sort: { by: 'accountName', descending: false }, offset: 0, limit: 100 } as const;

async function until<Answer>(client: Client, ask: () => Promise<Answer>, wanted: (answer: Answer) => boolean): Promise<Answer> {
  for await (const _ of await client.desk.news()) {
    const answer = await ask();
    if (wanted(answer)) return answer;
  }
  throw new Error('the news ended');
}

const shells: readonly (readonly [string, (profile: string) => Promise<Host['secrets']>])[] = [
  ['Electron’s shell, its keyring a stub that seals', async (profile) => createSecrets(join(profile, 'secrets'), openSettings(profile))],
  ...(onDesktop
    ? [
        [
          'the browser shell, on a real Secret Service',
          (profile: string) => openSecrets({ keyring: systemKeyring(profile), settings: openSettings(profile) }),
        ] as const,
      ]
    : []),
];

describe.each(shells)('with secrets of %s', (_, open) => {
  test('no answer, refusal, log, notice or file of the profile ever holds one', async () => {
    const profile = await newProfile();
    const secrets = await open(profile);
    expect((await secrets.describe()).kind).toBe('os');
    const { engine, canaries, said, account, customerId } = await work(profile, secrets);
    const asked = [
      ...(await askEverything(engine.router, { account: 'practice', customerId })),
      ...(await askEverything(engine.router, { account, customerId, typedName: 'Second partner' })),
    ];
    expect(asked.filter(({ answered }) => answered).length).toBeGreaterThan(40);
    expect(asked.filter(({ answered }) => !answered).length).toBeGreaterThan(5);
    expect(asked.filter(({ text }) => holds(Buffer.from(text), canaries)).map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
    expect(holds(Buffer.from(said), canaries)).toBe(false);
    // While it runs the last words stand in the write-ahead log; after it they stand in the database.
    const running = await search(profile, canaries);
    expect(running.files.some((file) => file.endsWith('-wal'))).toBe(true);
    expect(running.found).toEqual([]);
    await engine.stop();
    const ended = await search(profile, canaries);
    expect(ended.files.some((file) => file.endsWith('desk.sqlite'))).toBe(true);
    expect(ended.found).toEqual([]);
  });
});

test.each(formsOf(canary('X')).map((_, at) => at))('a secret in a file would be found (form %i)', async (at) => {
  const profile = await newProfile();
  const secret = canary('PLANTED');
  await writeFile(
    join(profile, 'errors.log'),
    Buffer.concat([Buffer.from('before '), formsOf(secret)[at] ?? Buffer.alloc(0), Buffer.from(' after')]),
  );
  expect((await search(profile, [secret])).found).toHaveLength(1);
});

const other = `
  const { systemKeyring } = await import('./src/web/host/keyring.ts');
  const { openSecrets } = await import('./src/web/host/secrets.ts');
  const [profile, act, value] = process.argv.slice(1);
  const secrets = await openSecrets({ keyring: systemKeyring(profile), settings: { setAside: null } });
  if (act === 'set') await secrets.set('account.secret-key', value);
  if (act === 'delete') await secrets.delete('account.secret-key');
  process.stdout.write(JSON.stringify({ ...(await secrets.protection()), value: await secrets.get('account.secret-key') }));
`;

test.runIf(onDesktop)('a real Secret Service gives a secret back to a new process, and the profile folder never holds it', async () => {
  const profile = await newProfile();
  const secret = canary('KEPT');
  const inProcess = async (...given: string[]) => {
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', other, profile, ...given], {
      cwd: join(import.meta.dirname, '../../..'),
    });
    return JSON.parse(stdout);
  };
  expect(await inProcess('set', secret)).toMatchObject({ level: 'secret-service', state: 'open', value: secret });
  expect(await inProcess('get')).toMatchObject({ level: 'secret-service', value: secret });
  expect((await search(profile, [secret])).found).toEqual([]);
  expect(await inProcess('delete')).toMatchObject({ value: null });
});
