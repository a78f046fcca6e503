import { once } from 'node:events';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Desk, openDesk } from './served.ts';

let desk: Desk;
let cookie: string;
let secret: string;
beforeEach(async () => {
  desk = await openDesk();
  const tab = await desk.signIn();
  cookie = tab.cookie;
  secret = await desk.secretAt(tab.path, cookie);
});
afterEach(() => desk.close());

interface Attempt {
  readonly path?: string;
  readonly protocol?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}
const socket = ({ path = '/rpc', protocol = `desk.${secret}`, headers = {} }: Attempt = {}) =>
  new WebSocket(`ws://127.0.0.1:${desk.port}${path}`, protocol === null ? [] : [protocol], {
    headers: { cookie, origin: desk.shell.origin, ...headers },
  });
/** 'open', or the status of the refusal. */
const outcome = (attempt?: Attempt): Promise<number | 'open'> =>
  new Promise((resolve, reject) => {
    const opened = socket(attempt);
    opened.on('open', () => {
      opened.close();
      resolve('open');
    });
    opened.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    opened.on('error', reject);
  });
const greet = (opened: WebSocket): Promise<string> => {
  const client = createORPCClient(new RPCLink({ websocket: opened as unknown as globalThis.WebSocket })) as unknown as {
    greet(input: { name: string }): Promise<string>;
  };
  return client.greet({ name: 'Ada' });
};

test('the page of our own origin, with cookie and the secret of its tab, is answered', async () => {
  const opened = socket();
  expect(await greet(opened)).toBe('Hello Ada');
  opened.close();
});

test('a tab may open its wire again after it was lost', async () => {
  expect(await outcome()).toBe('open');
  expect(await outcome()).toBe('open');
});

test.each<[string, Attempt]>([
  ['another origin', { headers: { origin: 'https://evil.example' } }],
  ['another port of this machine', { headers: { origin: 'http://127.0.0.1:1' } }],
  ['a renamed host', { headers: { host: 'evil.example' } }],
  ['no cookie', { headers: { cookie: '' } }],
  ['a guessed cookie', { headers: { cookie: 'consent-desk-1=guess' } }],
  ['no secret of a tab', { protocol: null }],
  ['a guessed secret', { protocol: `desk.${'A'.repeat(43)}` }],
  ['a secret that only stands in the path', { protocol: null, path: `/t/${'A'.repeat(43)}/rpc` }],
  ['a secret without its prefix', { protocol: 'other' }],
  ['another path', { path: '/other' }],
  ['a path with a query', { path: '/rpc?x=1' }],
])('a wire with %s is refused', async (_, attempt) => {
  expect(await outcome(attempt)).toBe(403);
});

test('a wire without any origin is refused', async () => {
  const bare = new WebSocket(`ws://127.0.0.1:${desk.port}/rpc`, [`desk.${secret}`], { headers: { cookie } });
  const [, response] = (await once(bare, 'unexpected-response')) as [unknown, { statusCode: number }];
  expect(response.statusCode).toBe(403);
});

test('an oversize frame closes its own wire and no other', async () => {
  const [loud, quiet] = [socket(), socket()];
  await Promise.all([once(loud, 'open'), once(quiet, 'open')]);
  loud.send('x'.repeat(300 * 1024));
  const [code] = (await once(loud, 'close')) as [number];
  expect([1006, 1009]).toContain(code);
  expect(await greet(quiet)).toBe('Hello Ada');
  quiet.close();
});

test.each([
  ['text that is no question', 'hello'],
  ['an empty object', '{}'],
  ['a question without an address', '{"i":"junk","p":{}}'],
  ['a question to a path that climbs', '{"i":"junk","p":{"u":"/../../x"}}'],
  ['bytes', Buffer.from([0xff, 0x00, 0xfe])],
])('%s does not disturb the wire', async (_, junk) => {
  const opened = socket();
  await once(opened, 'open');
  opened.send(junk);
  expect(await greet(opened)).toBe('Hello Ada');
  opened.close();
});
