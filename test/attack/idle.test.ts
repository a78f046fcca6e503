import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { readOptions } from '../../src/web/options.ts';
import { type Desk, openDesk } from '../shell/served.ts';
import { openTab, type Tab } from './raw.ts';

const IDLE = 60_000;
let time: number;
let desk: Desk;
let tab: Tab;
beforeEach(async () => {
  time = 1_000_000;
  desk = await openDesk({ now: () => time, idle: IDLE, patience: { request: 5_000, look: 20 } });
  tab = await openTab(desk);
});
afterEach(() => desk.close());

async function wire(path: '/rpc' | '/here', of = tab): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${desk.port}${path}`, [`desk.${of.secret}`], {
    headers: { cookie: of.cookie, origin: desk.shell.origin },
  });
  await once(socket, 'open');
  return socket;
}
const load = (of = tab) => desk.ask(of.path, { headers: { cookie: of.cookie } });

test('a browser that nobody used is signed out: its wires close with a code, and every page of it says why and how to come back', async () => {
  const wires = [await wire('/rpc'), await wire('/here')];
  const closed = Promise.all(wires.map((socket) => once(socket, 'close')));
  time += IDLE;
  expect((await closed).map(([code]) => code)).toEqual([4001, 4001]);
  for (const path of [tab.path, '/', '/main.js', `${tab.path}download/x`]) {
    const answer = await desk.ask(path, { headers: { cookie: tab.cookie } });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Consent Desk has signed this browser out');
    expect(answer.body).toContain('Press Enter where you started Consent Desk, or run npm start once more');
    expect(answer.body).toContain('It goes on watching for answers');
  }
});

test('a page that lost its wires before it was signed out hears so when it comes back, and gets no other wire', async () => {
  time += IDLE;
  const here = new WebSocket(`ws://127.0.0.1:${desk.port}/here`, [`desk.${tab.secret}`], {
    headers: { cookie: tab.cookie, origin: desk.shell.origin },
  });
  expect((await once(here, 'close'))[0]).toBe(4001);
  for (const [path, headers] of [
    ['/rpc', { cookie: tab.cookie, origin: desk.shell.origin }],
    ['/here', { cookie: `consent-desk-${desk.port}=${'A'.repeat(43)}`, origin: desk.shell.origin }],
    ['/here', { cookie: tab.cookie, origin: 'http://evil.example' }],
  ] as const) {
    const refused = new WebSocket(`ws://127.0.0.1:${desk.port}${path}`, [`desk.${tab.secret}`], { headers });
    expect(String((await once(refused, 'error'))[0])).toContain('403');
  }
});

test('a new address opens it again, with a cookie and a secret that are new', async () => {
  time += IDLE;
  expect((await load()).status).toBe(403);
  const address = new URL(desk.shell.launchAddress());
  const { headers } = await desk.ask(`/${address.search}`, { headers: { cookie: tab.cookie } });
  expect(String(headers['set-cookie'])).not.toContain(tab.cookie);
  expect(headers.location).not.toBe(tab.path);
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  expect((await desk.ask(tab.path, { headers: { cookie } })).status).toBe(403);
  expect((await desk.ask(String(headers.location), { headers: { cookie } })).status).toBe(200);
});

test('who loads a page, or says in it that somebody is there, stays', async () => {
  time += IDLE - 1;
  expect((await load()).status).toBe(200);
  time += IDLE - 1;
  const here = await wire('/here');
  time += IDLE - 1;
  here.send('used');
  // The word has arrived when what was said after it is answered.
  const heard = once(here, 'pong');
  here.ping();
  await heard;
  time += IDLE - 1;
  expect((await load()).status).toBe(200);
  here.terminate();
});

test('a page that only asks by itself is not somebody', async () => {
  const rpc = await wire('/rpc');
  const closed = once(rpc, 'close');
  time += IDLE - 1;
  rpc.send('{"i":"1","p":{"u":"/greet","b":{"json":{"name":"Ada"}}}}');
  const [answer] = await once(rpc, 'message');
  expect(String(answer)).toContain('Hello Ada');
  time += 1;
  expect((await closed)[0]).toBe(4001);
});

test('one browser that is signed out signs no other out', async () => {
  time += IDLE / 2;
  const other = await openTab(desk);
  time += IDLE / 2;
  expect((await load()).status).toBe(403);
  expect((await load(other)).status).toBe(200);
});

test('a page that is signed out and does not hang up can ask nothing more, and is hung up on', async () => {
  const rpc = await wire('/rpc');
  const heard: string[] = [];
  rpc.on('message', (data) => heard.push(String(data)));
  // It never answers the closing frame.
  rpc.close = () => {};
  const raw = (rpc as unknown as { readonly _socket: { on(event: 'close', listener: () => void): void } })._socket;
  const hungUp = new Promise<void>((resolve) => raw.on('close', resolve));
  time += IDLE;
  await expect.poll(async () => (await load()).status).toBe(403);
  rpc.send('{"i":"1","p":{"u":"/greet","b":{"json":{"name":"Ada"}}}}');
  await hungUp;
  expect(heard).toEqual([]);
});

test('a stranger’s old cookie is told nothing but that the address opens nothing', async () => {
  const answer = await desk.ask('/', { headers: { cookie: `consent-desk-${desk.port}=${'A'.repeat(43)}` } });
  expect(answer.body).toContain('This address does not open Consent Desk');
});

test('it is a working day unless the person says otherwise, and never longer than a day', () => {
  expect(readOptions([]).idleMinutes).toBe(480);
  expect(readOptions(['--idle-minutes', '30']).idleMinutes).toBe(30);
  for (const minutes of ['0', '1441', '-1', 'never', ''])
    expect(() => readOptions([`--idle-minutes=${minutes}`])).toThrow(/whole number from 1 to 1440/);
});
