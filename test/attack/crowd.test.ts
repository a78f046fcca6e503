import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Desk, openDesk } from '../shell/served.ts';
import { dial, openTab, requestOf, type Tab } from './raw.ts';

const CROWD = 1000;

let desk: Desk;
let tab: Tab;
let own: WebSocket;
let crowd: Socket[];
beforeEach(async () => {
  desk = await openDesk();
  tab = await openTab(desk);
  own = new WebSocket(`ws://127.0.0.1:${desk.port}/rpc`, [`desk.${tab.secret}`], {
    headers: { cookie: tab.cookie, origin: desk.shell.origin },
  });
  await once(own, 'open');
  crowd = [];
});
afterEach(async () => {
  for (const socket of crowd) socket.destroy();
  own.terminate();
  await desk.close();
});

/** A thousand connections that are there at once, each of which says `text` and no more. */
async function gather(text: (place: number) => string): Promise<void> {
  crowd = Array.from({ length: CROWD }, () => dial(desk));
  await Promise.all(
    crowd.map(async (socket, place) => {
      socket.resume();
      await new Promise<void>((resolve) => {
        socket.once('connect', resolve);
        socket.once('close', () => resolve());
      });
      if (socket.writable) socket.write(text(place));
    }),
  );
}
const standing = () => crowd.filter((socket) => socket.readyState === 'open').length;

/** The person’s tab: its wire answers, its page loads anew, and another launch works. */
async function everythingWorks(): Promise<void> {
  const client = createORPCClient(new RPCLink({ websocket: own as unknown as globalThis.WebSocket })) as unknown as {
    greet(input: { name: string }): Promise<string>;
  };
  expect(await client.greet({ name: 'Ada' })).toBe('Hello Ada');
  expect((await desk.ask(tab.path, { headers: { cookie: tab.cookie } })).body).toContain('tab-secret');
  expect((await openTab(desk)).secret).toHaveLength(43);
}

test.each<[string, () => (place: number) => string]>([
  ['say nothing', () => () => ''],
  ['never finish a header', () => (place) => `GET / HTTP/1.1\r\nX-A: ${place}\r\n`],
  ['ask as strangers and would stay', () => () => requestOf(desk, tab, { Cookie: null, Connection: 'keep-alive' }, 'GET / HTTP/1.1')],
  ['guess', () => (place) => requestOf(desk, tab, { Cookie: null, Connection: 'keep-alive' }, `GET /?token=${place} HTTP/1.1`)],
  [
    'would open wires',
    () => () => requestOf(desk, tab, { Cookie: null, Connection: 'Upgrade', Upgrade: 'websocket' }, 'GET /rpc HTTP/1.1'),
  ],
])('1,000 connections that %s: the person’s tab goes on working, and few are kept', async (_, text) => {
  await gather(text());
  await everythingWorks();
  await expect.poll(standing).toBeLessThanOrEqual(64);
  await everythingWorks();
});

test('1,000 connections with the cookie itself are bounded, too, and the wire stays', async () => {
  await gather(() => requestOf(desk, tab, { Connection: 'keep-alive' }, 'GET /main.js HTTP/1.1'));
  await everythingWorks();
  await expect.poll(standing).toBeLessThanOrEqual(128);
});

test('1,000 connections again and again leave no memory behind', async () => {
  const round = async () => {
    await gather((place) => `GET /?token=${'x'.repeat(8000)}${place} HTTP/1.1\r\nX-A: ${'a'.repeat(4000)}\r\n`);
    for (const socket of crowd) socket.destroy();
    await expect.poll(() => crowd.every((socket) => socket.destroyed)).toBe(true);
    crowd = [];
  };
  const collect = await collector();
  const held = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  await round();
  const before = held();
  for (let count = 0; count < 3; count += 1) await round();
  expect(held() - before).toBeLessThan(8 * 1024 * 1024);
  await everythingWorks();
});

/** Node's own garbage collector, also where nobody asked for it on the command line. */
async function collector(): Promise<() => void> {
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
