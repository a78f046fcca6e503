import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../shell/served.ts';
import { dial, heard, openTab, requestOf, say, statuses, type Tab } from './raw.ts';

let desk: Desk;
let tab: Tab;
beforeEach(async () => {
  desk = await openDesk({ patience: { request: 400, look: 50 } });
  tab = await openTab(desk);
});
afterEach(() => desk.close());

/** What nobody but the page's own browser may be shown. */
const shown = /tab-secret|export \{\}|Hello/;

describe('too much', () => {
  test.each<[string, () => string]>([
    ['one header of 100 KB', () => requestOf(desk, tab, { 'X-A': 'a'.repeat(100_000) })],
    ['5,000 headers', () => requestOf(desk, tab, Object.fromEntries(Array.from({ length: 5000 }, (_, place) => [`X-${place}`, 'a'])))],
    ['an address of 100 KB', () => requestOf(desk, tab, {}, `GET /${'a'.repeat(100_000)} HTTP/1.1`)],
    ['a cookie of 100 KB', () => requestOf(desk, tab, { Cookie: `a=${'b'.repeat(100_000)}` })],
  ])('%s is refused, and the page is still answered', async (_, text) => {
    expect(statuses(await say(desk, text()))).toEqual([431]);
    expect((await desk.ask(tab.path, { headers: { cookie: tab.cookie } })).status).toBe(200);
  });

  test('1,000 requests at once on one connection are answered one after the other or not at all, and nothing grows', async () => {
    const one = requestOf(desk, tab, { Connection: 'keep-alive' }, 'GET /main.js HTTP/1.1');
    const last = requestOf(desk, tab, {}, 'GET /main.js HTTP/1.1');
    const answer = await say(desk, one.repeat(999) + last);
    expect(statuses(answer)).toEqual(Array(1000).fill(200));
  });

  test.each<[string, () => string]>([
    ['nothing', () => ''],
    ['half a line', () => 'GET / HT'],
    ['a header that never ends', () => requestOf(desk, tab).slice(0, -2)],
    ['a body that never comes', () => requestOf(desk, tab, { 'Content-Length': '10' }, 'POST / HTTP/1.1')],
  ])('who says %s is hung up on in time', async (_, text) => {
    const answer = await say(desk, text());
    expect(answer).not.toMatch(shown);
  });

  test('one byte at a time does not stretch the time', async () => {
    const socket = dial(desk);
    const text = requestOf(desk, tab, { 'X-A': 'a'.repeat(2000) });
    let place = 0;
    const dripping = setInterval(() => {
      socket.write(text.charAt(place));
      place += 1;
    }, 20);
    const answer = await heard(socket);
    clearInterval(dripping);
    expect(statuses(answer)).toEqual([408]);
    expect(place).toBeLessThan(text.length);
  });
});

describe('files', () => {
  const climb = [
    '..',
    '%2e%2e',
    '%2E.',
    '.%2e',
    '%252e%252e',
    '..%00',
    '%c0%ae%c0%ae',
    '%u002e%u002e',
    '..;',
    '%ef%bc%8e%ef%bc%8e',
    '....',
    '..%09',
  ];
  const between = ['/', '%2f', '\\', '%5c', '%252f', '//', '%c0%af', '/./'];
  const wanted = ['package.json', 'etc/passwd', 'main.js.map'];
  const folders = ['/', '/assets/', `/kept-${'A'.repeat(16)}/assets/`];
  const paths = folders.flatMap((folder) =>
    climb.flatMap((up) => between.flatMap((slash) => wanted.map((file) => `${folder}${(up + slash).repeat(3)}${file}`))),
  );

  test(`outside the page are not reached by any of ${paths.length} ways to write one folder up`, async () => {
    for (let first = 0; first < paths.length; first += 100) {
      const some = paths.slice(first, first + 100);
      const requests = some.map((path, place) =>
        requestOf(desk, tab, { Connection: place === some.length - 1 ? 'close' : 'keep-alive' }, `GET ${path} HTTP/1.1`),
      );
      const answer = await say(desk, requests.join(''));
      expect(statuses(answer)).toEqual(some.map(() => 404));
      expect(answer).not.toMatch(/consent-desk"|root:/);
    }
  });

  test('below a tab’s path are not there at all', async () => {
    for (const rest of ['main.js', '..%2fmain.js', 'assets/page-1a2b.js', 'download/', 'download/../../main.js']) {
      expect((await desk.ask(tab.path + rest, { headers: { cookie: tab.cookie } })).status).toBe(404);
    }
  });
});
