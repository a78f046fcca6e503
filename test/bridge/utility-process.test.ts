import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { serveHost } from '../../src/engine/host-port.ts';
import { account } from '../engine/handlers/desk-under-test.ts';
import { type FakeHost, fakeHost } from '../fakes/host.ts';
import type { Client } from './wires.ts';

/** A port as Electron's utility process has it: events with `data`. */
const asElectron = (port: MessagePort) => ({
  on: (event: string, listener: (event?: { data: unknown }) => void) => port.on(event, (data: unknown) => listener({ data })),
  postMessage: (message: unknown) => port.postMessage(message),
  start: () => port.start(),
});

/** Electron's own port of the process, played by the test; the engine's entry looks for it when it is loaded. */
const parent = Object.assign(new EventEmitter(), {
  said: new EventEmitter(),
  postMessage: (message: { kind: string }) => parent.said.emit(message.kind, message),
});
Object.assign(process, { parentPort: parent });

let profile: string;
let host: FakeHost;
let hostChannel: MessageChannel;
let shell: ReturnType<typeof serveHost>;

beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'desk-utility-'));
  host = fakeHost();
  for (const key of ['access', 'secret', 'gateway']) await host.secrets.set(key, `${key}-value`);
  hostChannel = new MessageChannel();
  shell = serveHost(
    { send: (message) => hostChannel.port1.postMessage(message), listen: (listener) => void hostChannel.port1.on('message', listener) },
    host,
  );
  // One process, one engine: each test has an entry of its own.
  parent.removeAllListeners('message');
  vi.resetModules();
  await import('../../src/engine/index.ts');
});
afterEach(async () => {
  const stopped = once(parent.said, 'stopped');
  order({ kind: 'stop' });
  await stopped;
  process.removeAllListeners('uncaughtExceptionMonitor');
  hostChannel.port1.close();
  await rm(profile, { recursive: true, force: true });
});

const order = (data: unknown, ...ports: MessagePort[]) => parent.emit('message', { data, ports: ports.map(asElectron) });
/** What the engine answers first. */
const answer = () =>
  Promise.race(['held', 'ready', 'failed'].map((kind) => once(parent.said, kind))).then(([said]) => said as { readonly kind: string });

/** Starts the engine. Nobody listens at the partner's address: it opens from its cache, which is empty. */
async function start(endpoint = 'http://127.0.0.1:9'): Promise<{ readonly kind: string; readonly fault?: unknown }> {
  const connection = {
    account,
    name: 'Practice',
    site: 'intl',
    partnerType: 'csp',
    kind: 'sandbox',
    endpoint,
    gatewayEndpoint: endpoint,
    playAddress: `${endpoint}/play`,
    secrets: { accessKey: 'access', secretKey: 'secret', gatewayToken: 'gateway' },
  };
  const said = answer();
  order({ kind: 'start', profile, version: '1.2.3', accounts: [connection] }, hostChannel.port2);
  return said;
}
/** A page's end of a port to the engine. */
function connect(): Client {
  const window = new MessageChannel();
  onTestFinished(() => window.port2.close());
  order({ kind: 'connect' }, window.port1);
  return createORPCClient<Client>(new RPCLink({ port: window.port2 }));
}

it('starts in a utility process, answers a window over its port, hears a clicked notice, and stops', async () => {
  order('junk');
  expect(await start()).toEqual({ kind: 'ready' });
  const client = connect();
  await expect(client.desk.app()).resolves.toMatchObject({ version: '1.2.3', shell: 'electron', accounts: [{ account }] });
  const news = await client.desk.news();
  await news.next();
  shell.open('/requests/7');
  for await (const told of news) if (told.topics.some(({ topic, id }) => topic === 'open' && id === '/requests/7')) break;
});

it('holds a folder for as long as it lives, and another engine is told who does', async () => {
  const folder = join(profile, 'sandbox');
  let said = answer();
  order({ kind: 'hold', folder });
  expect(await said).toEqual({ kind: 'held' });
  said = answer();
  order({ kind: 'hold', folder });
  expect(await said).toEqual({
    kind: 'failed',
    fault: { code: 'profile-locked', detail: { pid: process.pid, since: expect.stringMatching(/^\d{4}-/) } },
  });
});

it('says that it cannot start, and what nobody expected stands in the log', async () => {
  await mkdir(join(profile, 'device'));
  expect(await start()).toEqual({ kind: 'failed', fault: { code: 'internal' } });
  expect(await readFile(join(profile, 'errors.log'), 'utf8')).toMatch(/engine Error: EISDIR/);
});

it('does not look for answers while the machine sleeps or is locked, and looks at once when it is back', async () => {
  let away = false;
  let hold: Promise<void> | null = null;
  const looks: boolean[] = [];
  const seen = new EventEmitter();
  const gateway = createServer(async (request, response) => {
    const isLook = request.url?.startsWith('/gateway/v1/requests?') === true;
    if (isLook) {
      looks.push(away);
      seen.emit('look');
      await hold;
    }
    // What it offers is asked first: one that names nothing offers everything.
    const known = isLook || request.url === '/gateway/v1/capabilities';
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isLook ? { next_change: 0, requests: [] } : {}));
  });
  await once(gateway.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void gateway.close());
  const address = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;

  let release = () => {};
  hold = new Promise((resolve) => {
    release = resolve;
  });
  const first = once(seen, 'look');
  expect(await start(address)).toEqual({ kind: 'ready' });
  await first;
  // A window that opens wants one more look, as soon as this one is answered.
  const client = connect();
  const news = await client.desk.news();
  await news.next();
  host.power(true);
  shell.open('/after-it');
  for await (const told of news) if (told.topics.some(({ id }) => id === '/after-it')) break;
  away = true;
  release();
  // So many turns of the world leave time for a look; the window is opened anew, which would wake the poller, too.
  const again = await client.desk.news();
  for (let turn = 0; turn < 5; turn += 1) {
    await again.next();
    expect((await fetch(`${address}/turn`)).status).toBe(404);
    shell.open(`/turn/${turn}`);
  }
  expect(looks).toEqual([false]);

  const back = once(seen, 'look');
  away = false;
  host.power(false);
  await back;
  expect(looks).toEqual([false, false]);
  await again.return?.();
});
