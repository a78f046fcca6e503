import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
await import('../../src/engine/index.ts');

let profile: string;
let host: FakeHost;
let hostChannel: MessageChannel;

beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'desk-utility-'));
  host = fakeHost();
  hostChannel = new MessageChannel();
});
afterEach(async () => {
  hostChannel.port1.close();
  await rm(profile, { recursive: true, force: true });
});

it('starts in a utility process, answers a window over its port, hears a clicked notice, and stops', async () => {
  for (const key of ['access', 'secret', 'gateway']) await host.secrets.set(key, `${key}-value`);
  const shell = serveHost(
    { send: (message) => hostChannel.port1.postMessage(message), listen: (listener) => void hostChannel.port1.on('message', listener) },
    host,
  );
  // Nobody listens there: the engine opens from its cache, which is empty.
  const address = 'http://127.0.0.1:9';
  const connection = {
    account,
    name: 'Practice',
    site: 'intl',
    partnerType: 'csp',
    kind: 'sandbox',
    endpoint: address,
    gatewayEndpoint: address,
    playAddress: `${address}/play`,
    secrets: { accessKey: 'access', secretKey: 'secret', gatewayToken: 'gateway' },
  };
  const ready = once(parent.said, 'ready');
  parent.emit('message', { data: 'junk', ports: [] });
  parent.emit('message', {
    data: { kind: 'start', profile, version: '1.2.3', accounts: [connection] },
    ports: [asElectron(hostChannel.port2)],
  });
  await ready;

  const window = new MessageChannel();
  parent.emit('message', { data: { kind: 'connect' }, ports: [asElectron(window.port1)] });
  const client = createORPCClient<Client>(new RPCLink({ port: window.port2 }));
  await expect(client.desk.app()).resolves.toMatchObject({ version: '1.2.3', shell: 'electron', accounts: [{ account }] });

  const news = await client.desk.news();
  await news.next();
  shell.open('/requests/7');
  for await (const told of news) if (told.topics.some(({ topic, id }) => topic === 'open' && id === '/requests/7')) break;

  const stopped = once(parent.said, 'stopped');
  parent.emit('message', { data: { kind: 'stop' }, ports: [] });
  await stopped;
  window.port2.close();
});
