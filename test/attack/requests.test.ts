import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pageHeaders } from '../../src/main/policy/page-headers.ts';
import { type Desk, openDesk } from '../shell/served.ts';
import { openTab, requestOf, say, statuses, type Tab } from './raw.ts';

let desk: Desk;
let tab: Tab;
beforeEach(async () => {
  desk = await openDesk({ patience: { request: 400, look: 50 } });
  tab = await openTab(desk);
});
afterEach(() => desk.close());

const policyOf = (text: string) => new Map(text.split('; ').map((directive) => directive.split(/ (.*)/s, 2) as [string, string]));
/** What nobody but the page's own browser may be shown. */
const shown = /tab-secret|export \{\}|Hello/;

describe('the page’s own browser', () => {
  test('is answered when every byte is as it should be', async () => {
    const answer = await say(desk, requestOf(desk, tab));
    expect(statuses(answer)).toEqual([200]);
    expect(answer).toMatch(shown);
  });

  test('is told the same policy as in Electron, but for its own WebSocket', async () => {
    const { headers } = await desk.ask(tab.path, { headers: { cookie: tab.cookie } });
    const here = policyOf(String(headers['content-security-policy']));
    const electron = policyOf(pageHeaders['Content-Security-Policy'] ?? '');
    expect(here.get('connect-src')).toBe(`ws://127.0.0.1:${desk.port}`);
    expect(electron.get('connect-src')).toBe("'none'");
    here.delete('connect-src');
    electron.delete('connect-src');
    expect([...here]).toEqual([...electron]);
    expect(here.get('default-src')).toBe("'none'");
    for (const [name, value] of Object.entries(pageHeaders)) {
      if (name !== 'Content-Security-Policy') expect(headers[name.toLowerCase()]).toBe(value);
    }
  });
});

describe('a renamed or doubtful host (DNS rebinding)', () => {
  const port = () => desk.port;
  test.each<[string, () => Readonly<Record<string, string | null>>]>([
    ['another name with the right port', () => ({ Host: `evil.example:${port()}` })],
    ['the right address without its port', () => ({ Host: '127.0.0.1' })],
    ['the name localhost', () => ({ Host: `localhost:${port()}` })],
    ['a name below localhost', () => ({ Host: `desk.localhost:${port()}` })],
    ['a name that begins with our address', () => ({ Host: `127.0.0.1:${port()}.evil.example` })],
    ['a name that begins with our address and a user', () => ({ Host: `127.0.0.1:${port()}@evil.example` })],
    ['IPv6', () => ({ Host: `[::1]:${port()}` })],
    ['IPv4 inside IPv6', () => ({ Host: `[::ffff:127.0.0.1]:${port()}` })],
    ['the address in short', () => ({ Host: `127.1:${port()}` })],
    ['the address as one number', () => ({ Host: `2130706433:${port()}` })],
    ['the address in octal', () => ({ Host: `0177.0.0.1:${port()}` })],
    ['any address', () => ({ Host: `0.0.0.0:${port()}` })],
    ['a dot at the end', () => ({ Host: `127.0.0.1.:${port()}` })],
    ['an empty name', () => ({ Host: '' })],
    ['no host', () => ({ Host: null })],
    ['ours first and another second', () => ({ Host: `127.0.0.1:${port()}\r\nHost: evil.example` })],
    ['another first and ours second', () => ({ Host: `evil.example\r\nHost: 127.0.0.1:${port()}` })],
    ['ours twice', () => ({ Host: `127.0.0.1:${port()}\r\nhOST: 127.0.0.1:${port()}` })],
  ])('%s is refused', async (_, change) => {
    const answer = await say(desk, requestOf(desk, tab, change()));
    expect([[400], [403]]).toContainEqual(statuses(answer));
    expect(answer).not.toMatch(shown);
  });

  test('the old protocol without a host is refused', async () => {
    const answer = await say(desk, requestOf(desk, tab, { Host: null }, `GET ${tab.path} HTTP/1.0`));
    expect(answer).toContain('403 Forbidden');
  });

  test.each(['http://evil.example', 'http://127.0.0.1:PORT', '//evil.example', '*', 'evil.example:80', ''])(
    'a request for %j, as one asks a proxy, is refused',
    async (target) => {
      const line = `GET ${target.replace('PORT', String(desk.port))}${target.includes('//') ? tab.path : ''} HTTP/1.1`;
      const answer = await say(desk, requestOf(desk, tab, {}, line));
      expect([[400], [403], [404]]).toContainEqual(statuses(answer));
      expect(answer).not.toMatch(shown);
    },
  );
});

describe('another origin', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['another site', { Origin: 'https://evil.example' }],
    ['another port', { Origin: 'http://127.0.0.1:1' }],
    ['localhost', { Origin: 'http://localhost:PORT' }],
    ['ours by another scheme', { Origin: 'https://127.0.0.1:PORT' }],
    ['ours with a path', { Origin: 'http://127.0.0.1:PORT/' }],
    ['a file or a sandboxed frame', { Origin: 'null' }],
    ['none in words', { Origin: '' }],
    ['ours and another', { Origin: 'http://127.0.0.1:PORT\r\nOrigin: https://evil.example' }],
    ['a link on another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of another port', { 'Sec-Fetch-Site': 'same-site' }],
    ['two claims at once', { 'Sec-Fetch-Site': 'same-origin\r\nSec-Fetch-Site: cross-site' }],
    ['a claim that is none', { 'Sec-Fetch-Site': 'SAME-ORIGIN' }],
  ])('%s is refused', async (_, change) => {
    const [[name, value] = ['', '']] = Object.entries(change);
    const answer = await say(desk, requestOf(desk, tab, { [name]: value.replace('PORT', String(desk.port)) }));
    expect(statuses(answer)).toEqual([403]);
    expect(answer).not.toMatch(shown);
  });

  test('is never told by any answer that it may read, whatever it asks before', async () => {
    const preflight = {
      Origin: 'https://evil.example',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'x-any',
      'Access-Control-Request-Private-Network': 'true',
    };
    const own = { ...preflight, Origin: desk.shell.origin };
    for (const change of [preflight, own]) {
      for (const line of ['OPTIONS / HTTP/1.1', `OPTIONS ${tab.path} HTTP/1.1`, `GET ${tab.path} HTTP/1.1`, 'OPTIONS * HTTP/1.1']) {
        const answer = await say(desk, requestOf(desk, tab, change, line));
        expect(answer).toMatch(/^HTTP\/1\.1 \d{3}/);
        expect(answer).not.toMatch(/access-control|timing-allow/i);
      }
    }
    expect(statuses(await say(desk, requestOf(desk, tab, preflight, 'OPTIONS / HTTP/1.1')))).toEqual([403]);
    expect(statuses(await say(desk, requestOf(desk, tab, own, 'OPTIONS / HTTP/1.1')))).toEqual([405]);
  });
});

describe('methods', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'HEAD', 'PROPFIND', 'M-SEARCH'])(
    '%s is not answered, and echoes nothing',
    async (method) => {
      const answer = await say(desk, requestOf(desk, tab, {}, `${method} ${tab.path} HTTP/1.1`));
      expect(statuses(answer)).toEqual([405]);
      expect(answer).not.toContain(tab.cookie);
    },
  );

  test.each(['CONNECT evil.example:443', 'GIT /', 'get /', ' GET /', 'GET\t/', 'QUERY'])(
    '%j is not understood, and nothing is shown',
    async (start) => {
      const answer = await say(desk, requestOf(desk, tab, {}, `${start} HTTP/1.1`));
      expect(answer).not.toMatch(shown);
      expect(statuses(answer).every((status) => status >= 400)).toBe(true);
    },
  );

  test('a method hidden in a header changes nothing', async () => {
    const answer = await say(desk, requestOf(desk, tab, { 'X-HTTP-Method-Override': 'POST' }));
    expect(statuses(answer)).toEqual([200]);
  });
});

describe('a second request hidden in the first', () => {
  const hidden = () => requestOf(desk, tab, {}, `GET ${tab.path} HTTP/1.1`);
  test.each<[string, Readonly<Record<string, string>>, (text: string) => string]>([
    ['both lengths', { 'Content-Length': '4', 'Transfer-Encoding': 'chunked' }, (text) => `0\r\n\r\n${text}`],
    ['two lengths', { 'Content-Length': '0\r\nContent-Length: 9' }, (text) => text],
    ['a length with a sign', { 'Content-Length': '+0' }, (text) => text],
    ['a length in words', { 'Content-Length': '0x0' }, (text) => text],
    ['a list of lengths', { 'Content-Length': '0, 0' }, (text) => text],
    ['chunks under another name', { 'Transfer-Encoding': 'xchunked' }, (text) => `0\r\n\r\n${text}`],
    ['chunks and not', { 'Transfer-Encoding': 'chunked, identity' }, (text) => `0\r\n\r\n${text}`],
    ['chunks, hidden by a space', { 'Transfer-Encoding ': 'chunked' }, (text) => `0\r\n\r\n${text}`],
    ['chunks, folded', { 'X-A': 'b\r\n Transfer-Encoding: chunked' }, (text) => `0\r\n\r\n${text}`],
    ['plain chunks', { 'Transfer-Encoding': 'chunked' }, (text) => `0\r\n\r\n${text}`],
    ['a plain body', { 'Content-Length': '5' }, (text) => `hello${text}`],
  ])('by %s is never answered', async (_, change, body) => {
    const first = requestOf(desk, tab, { Connection: 'keep-alive', Cookie: null, ...change }, 'GET / HTTP/1.1');
    const answer = await say(desk, `${first}${body(hidden())}`);
    expect(statuses(answer).length).toBeLessThanOrEqual(1);
    expect(answer).not.toMatch(shown);
  });

  test('behind junk on the same connection is never answered', async () => {
    const first = requestOf(desk, tab, { Connection: 'keep-alive' }, 'GET /main.js HTTP/1.1');
    const answer = await say(desk, `${first}\0\0junk\r\n\r\n${hidden()}`);
    expect([[400], [200, 400]]).toContainEqual(statuses(answer));
    expect(answer).not.toContain('tab-secret');
  });

  test('cannot be put into an answer by line breaks in the address', async () => {
    for (const path of ['/%0d%0aSet-Cookie:%20a=b', '/t/%0d%0aX-A:%20b/', '/?token=%0d%0aSet-Cookie:%20a=b']) {
      expect(await say(desk, requestOf(desk, tab, {}, `GET ${path} HTTP/1.1`))).not.toMatch(/^(?:set-cookie: a|x-a)/im);
    }
  });
});
