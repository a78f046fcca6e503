import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Desk, openDesk } from '../shell/served.ts';
import { dial, heard, openTab, requestOf, say, statuses, type Tab } from './raw.ts';

let desk: Desk;
let tab: Tab;
let own: WebSocket;
beforeEach(async () => {
  desk = await openDesk();
  tab = await openTab(desk);
  own = new WebSocket(`ws://127.0.0.1:${desk.port}/rpc`, [`desk.${tab.secret}`], {
    headers: { cookie: tab.cookie, origin: desk.shell.origin },
  });
  await once(own, 'open');
});
afterEach(async () => {
  // Whatever was tried on another wire, the page's own goes on answering.
  const client = createORPCClient(new RPCLink({ websocket: own as unknown as globalThis.WebSocket })) as unknown as {
    greet(input: { name: string }): Promise<string>;
  };
  expect(await client.greet({ name: 'Ada' })).toBe('Hello Ada');
  own.terminate();
  await desk.close();
});

const upgrade = (change: Readonly<Record<string, string | null>> = {}, path = '/rpc', method = 'GET') =>
  requestOf(
    desk,
    tab,
    {
      Origin: desk.shell.origin,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      'Sec-WebSocket-Protocol': `desk.${tab.secret}`,
      ...change,
    },
    `${method} ${path} HTTP/1.1`,
  );

const TEXT = 1;
const CONTINUE = 0;
const PING = 9;
const PONG = 10;

/** One frame, as RFC 6455 writes it, or not. */
function frame(
  opcode: number,
  content: string | Buffer = '',
  { last = true, masked = true, reserved = 0, claimed }: { last?: boolean; masked?: boolean; reserved?: number; claimed?: bigint } = {},
): Buffer {
  const body = Buffer.from(content);
  const length = claimed ?? BigInt(body.length);
  const bytes = [(last ? 0x80 : 0) | (reserved << 4) | opcode];
  const mask = masked ? 0x80 : 0;
  const size = Buffer.alloc(length < 126n ? 0 : length < 65_536n ? 2 : 8);
  if (size.length === 0) bytes.push(mask | Number(length));
  if (size.length === 2) size.writeUInt16BE(Number(length));
  if (size.length === 8) size.writeBigUInt64BE(length);
  if (size.length > 0) bytes.push(mask | (size.length === 2 ? 126 : 127));
  // A mask of zeroes is one.
  return Buffer.concat([Buffer.from(bytes), size, ...(masked ? [Buffer.alloc(4)] : []), body]);
}

/** An open wire whose frames are written by hand, and what is heard on it until it is hung up. */
async function wire(path = '/rpc') {
  const socket = dial(desk);
  let so = '';
  const answer = heard(socket, (text) => {
    so = text;
    return false;
  });
  socket.write(upgrade({}, path));
  await expect.poll(() => statuses(so)).toEqual([101]);
  /** Everything until it is hung up, and until now. */
  return { socket, answer, soFar: () => so };
}
/** The code with which the wire was closed; null when it was only hung up. */
function closedWith(text: string): number | null {
  const bytes = Buffer.from(text, 'latin1');
  const place = bytes.lastIndexOf(0x88);
  return place < 0 || place + 4 > bytes.length ? null : bytes.readUInt16BE(place + 2);
}

describe('opening a wire', () => {
  test.each<[string, () => string]>([
    ['a renamed host', () => upgrade({ Host: `evil.example:${desk.port}` })],
    ['localhost', () => upgrade({ Host: `localhost:${desk.port}` })],
    ['two hosts', () => upgrade({ Host: `127.0.0.1:${desk.port}\r\nHost: evil.example` })],
    ['no host', () => upgrade({ Host: null })],
    ['another origin', () => upgrade({ Origin: 'https://evil.example' })],
    ['another port’s origin', () => upgrade({ Origin: 'http://127.0.0.1:1' })],
    ['two origins', () => upgrade({ Origin: `${desk.shell.origin}\r\nOrigin: https://evil.example` })],
    ['no origin', () => upgrade({ Origin: null })],
    ['a page that is only of the same site', () => upgrade({ 'Sec-Fetch-Site': 'same-site' })],
    ['no cookie', () => upgrade({ Cookie: null })],
    ['no secret', () => upgrade({ 'Sec-WebSocket-Protocol': null })],
    ['the secret among others', () => upgrade({ 'Sec-WebSocket-Protocol': `other, desk.${tab.secret}` })],
    ['the secret in the address', () => upgrade({ 'Sec-WebSocket-Protocol': null }, `/rpc?secret=${tab.secret}`)],
    ['another method', () => upgrade({}, '/rpc', 'POST')],
    ['a full address', () => upgrade({}, `http://127.0.0.1:${desk.port}/rpc`)],
    ['another protocol', () => upgrade({ Upgrade: 'h2c' })],
    ['an old version', () => upgrade({ 'Sec-WebSocket-Version': '7' })],
    ['a key that is none', () => upgrade({ 'Sec-WebSocket-Key': 'x' })],
    ['the tab’s own path', () => upgrade({}, tab.path)],
  ])('with %s is refused', async (_, text) => {
    const [status] = statuses(await say(desk, text()));
    expect([400, 403, 405, 426]).toContain(status);
  });

  test('with the secret of another browser’s tab is refused', async () => {
    const other = await openTab(desk);
    expect(statuses(await say(desk, upgrade({ 'Sec-WebSocket-Protocol': `desk.${other.secret}` })))).toEqual([403]);
    expect(statuses(await say(desk, upgrade({ Cookie: other.cookie })))).toEqual([403]);
  });

  test('compression is not agreed to, so that nothing small can become large', async () => {
    const socket = dial(desk);
    const answer = heard(socket, (text) => text.includes('\r\n\r\n'));
    socket.write(upgrade({ 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits' }));
    expect(await answer).toMatch(/^HTTP\/1\.1 101/);
    expect(await answer).not.toMatch(/extensions/i);
    socket.destroy();
  });
});

describe('a wire is closed, with a code, by', () => {
  test.each<[string, () => Buffer, number]>([
    ['10 MB of text', () => frame(TEXT, 'x'.repeat(10 * 1024 * 1024)), 1009],
    ['a frame that claims 8 EB', () => frame(TEXT, '', { claimed: 2n ** 63n - 1n }), 1009],
    ['a frame that claims one byte too many', () => frame(TEXT, '', { claimed: 256n * 1024n + 1n }), 1009],
    ['a frame without a mask', () => frame(TEXT, '{}', { masked: false }), 1002],
    ['an opcode that is none', () => frame(3, '{}'), 1002],
    ['a control opcode that is none', () => frame(11, '{}'), 1002],
    ['a compressed frame', () => frame(TEXT, '{}', { reserved: 4 }), 1002],
    ['a reserved bit', () => frame(TEXT, '{}', { reserved: 1 }), 1002],
    ['a continuation of nothing', () => frame(CONTINUE, '{}'), 1002],
    ['a second beginning', () => Buffer.concat([frame(TEXT, '{', { last: false }), frame(TEXT, '}')]), 1002],
    ['a ping in pieces', () => frame(PING, '', { last: false }), 1002],
    ['a ping of 1,000 bytes', () => frame(PING, 'x'.repeat(1000)), 1002],
    ['text that is no UTF-8', () => frame(TEXT, Buffer.from([0xff, 0xfe, 0xc0, 0xaf])), 1007],
    ['a code that is none', () => frame(8, Buffer.from([0, 1])), 1002],
    ['a reason that is no UTF-8', () => frame(8, Buffer.from([0x03, 0xe8, 0xff])), 1007],
    ['half a code', () => frame(8, Buffer.from([3])), 1002],
    [
      'pieces that together are too long',
      () => Buffer.concat([frame(TEXT, 'x'.repeat(200_000), { last: false }), frame(CONTINUE, 'x'.repeat(100_000))]),
      1009,
    ],
    ['1,000 pings', () => Buffer.concat(Array.from({ length: 1000 }, () => frame(PING, 'x'.repeat(125)))), 1008],
  ])('%s', async (_, bytes, code) => {
    const { socket, answer } = await wire();
    socket.write(bytes());
    expect(closedWith(await answer)).toBe(code);
  });

  test('a message in pieces that never ends, however small they are', async () => {
    const { socket, answer } = await wire();
    socket.write(frame(TEXT, '', { last: false }));
    const pieces = Buffer.concat(Array.from({ length: 1000 }, () => frame(CONTINUE, '', { last: false })));
    while (socket.writable) await new Promise((resolve) => socket.write(pieces, resolve));
    expect(closedWith(await answer)).toBe(1008);
  });
});

describe('a wire is not disturbed by', () => {
  test.each<[string, () => Buffer]>([
    ['pongs that nobody asked for', () => Buffer.concat(Array.from({ length: 1000 }, () => frame(PONG, 'x')))],
    ['bytes', () => frame(2, randomBytes(1000))],
    ['empty text', () => frame(TEXT, '')],
    ['deep nesting', () => frame(TEXT, `{"i":"deep","p":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
    ['one byte at a time', () => frame(TEXT, '{"i":"x"}')],
  ])('%s', async (name, bytes) => {
    const { socket, answer, soFar } = await wire();
    if (name === 'one byte at a time') for (const byte of bytes()) socket.write(Buffer.from([byte]));
    else socket.write(bytes());
    socket.write(frame(TEXT, '{"i":"last","p":{"u":"/greet","b":{"json":{"name":"Bob"}}}}'));
    socket.write(frame(TEXT, '{"i":"unknown","p":{"u":"/nothing"}}'));
    await expect.poll(soFar).toContain('Hello Bob');
    await expect.poll(soFar).toContain('"code":"not-found"');
    socket.write(frame(8, Buffer.from([0x03, 0xe8])));
    expect(closedWith(await answer)).toBe(1000);
  });
});

describe('too many', () => {
  test('wires of one browser are refused, and freed when they close', async () => {
    const wires = [];
    for (let count = 1; count < 64; count += 1) wires.push(await wire(count % 2 === 0 ? '/here' : '/rpc'));
    expect(statuses(await say(desk, upgrade()))).toEqual([429]);
    const [first] = wires;
    if (!first) throw new Error('no wire');
    first.socket.write(frame(8, Buffer.from([0x03, 0xe8])));
    await first.answer;
    const again = await wire();
    for (const { socket } of [...wires, again]) socket.destroy();
  });

  test('open questions of one page are refused with a code, and others answered once one was left', async () => {
    const client = new WebSocket(`ws://127.0.0.1:${desk.port}/rpc`, [`desk.${tab.secret}`], {
      headers: { cookie: tab.cookie, origin: desk.shell.origin },
    });
    await once(client, 'open');
    const answers = new Map<string, string>();
    client.on('message', (data) => {
      const text = String(data);
      answers.set((JSON.parse(text) as { i: string }).i, text);
    });
    for (let count = 0; count < 300; count += 1) client.send(JSON.stringify({ i: `q${count}`, p: { u: '/wait' } }));
    await expect.poll(() => answers.size).toBe(300 - 256);
    for (const text of answers.values()) expect(text).toContain('too-many-questions');
    client.send('{"i":"q0","t":4}');
    let asked = 0;
    await expect
      .poll(() => {
        asked += 1;
        client.send(JSON.stringify({ i: `again${asked}`, p: { u: '/greet', b: { json: { name: 'Bob' } } } }));
        return [...answers.values()].join('');
      })
      .toContain('Hello Bob');
    client.terminate();
  });

  test('answers that nobody reads end their wire before they fill the memory', async () => {
    const { socket } = await wire();
    socket.pause();
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    const question = frame(TEXT, JSON.stringify({ i: 'x', p: { u: '/greet', b: { json: { name: 'x'.repeat(50_000) } } } }));
    let sent = 0;
    while (!socket.destroyed && socket.writable && sent < 2000) {
      sent += 1;
      const written = new Promise<void>((resolve) => socket.write(question, () => resolve()));
      await Promise.race([written, closed]);
    }
    socket.resume();
    await closed;
    expect(sent).toBeLessThan(2000);
  });
});
