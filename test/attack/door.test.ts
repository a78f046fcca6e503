import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAccess } from '../../src/web/access.ts';
import { type Desk, openDesk } from '../shell/served.ts';
import { dial, openTab } from './raw.ts';

let time: number;
let desk: Desk;
beforeEach(async () => {
  time = 1_000_000;
  desk = await openDesk({ now: () => time, idle: 3_600_000 });
});
afterEach(() => desk.close());

const fresh = () => desk.shell.launchAddress().slice(desk.shell.origin.length);
const guess = (token: string) => desk.ask(`/?token=${token}`);

describe('from elsewhere', () => {
  test('the address is one of the loopback', () => {
    expect(desk.shell.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  const elsewhere = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid)
    .map(({ address }) => address);
  test.each([...elsewhere, '127.0.0.2'])('nobody listens on %s, another address of this machine', async (address) => {
    const socket = dial(desk, address);
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(['ECONNREFUSED', 'EADDRNOTAVAIL', 'ENETUNREACH', 'EHOSTUNREACH']).toContain(error.code);
  });
});

describe('the launch token', () => {
  test.each([
    ['shorter by one', (token: string) => token.slice(0, -1)],
    ['longer by one', (token: string) => `${token}A`],
    ['behind a wrong one', (token: string) => `${'A'.repeat(43)}&token=${token}`],
    ['of another case', (token: string) => token.replace(/[a-z]/, (letter) => letter.toUpperCase())],
    ['behind a space', (token: string) => `%20${token}`],
    ['as long as the address may be', () => 'A'.repeat(10_000)],
    ['missing', () => ''],
  ])('%s opens nothing and is not used up', async (_, change) => {
    const path = fresh();
    const token = path.slice('/?token='.length);
    const answer = await guess(change(token));
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await desk.ask(path)).status).toBe(303);
  });

  test.each(['authorization', 'x-token', 'token', 'referer'])('in the header %s opens nothing', async (header) => {
    const token = fresh().slice('/?token='.length);
    for (const value of [token, `Bearer ${token}`, `${desk.shell.origin}/?token=${token}`]) {
      expect((await desk.ask('/', { headers: { [header]: value } })).status).toBe(403);
    }
  });

  test('as a cookie opens nothing', async () => {
    const token = fresh().slice('/?token='.length);
    expect((await desk.ask('/main.js', { headers: { cookie: `consent-desk-${desk.port}=${token}; token=${token}` } })).status).toBe(403);
  });

  test('at another path opens nothing and is not used up', async () => {
    const path = fresh();
    expect((await desk.ask(path.replace('/?', '/main.js?'))).status).toBe(403);
    expect((await desk.ask(path)).status).toBe(303);
  });

  test('offered by twenty at once lets one in', async () => {
    const path = fresh();
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.ask(path)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });
});

describe('whoever guesses tokens', () => {
  const guessTenTimes = async () => {
    for (let count = 0; count < 10; count += 1) expect((await guess('A'.repeat(43))).status).toBe(403);
  };

  test('is told after ten wrong ones to wait, and no token is looked at until the minute is over', async () => {
    const path = fresh();
    time += 60_000;
    await guessTenTimes();
    time += 30_000;
    const refused = await desk.ask(path);
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('30');
    expect(refused.body).toContain('Too many wrong addresses');
    expect(refused.body).toContain('then the one you have works again');
    time += 30_000;
    expect((await desk.ask(path)).status).toBe(303);
  });

  test('does not disturb who is in already', async () => {
    const tab = await openTab(desk);
    await guessTenTimes();
    expect((await guess('A'.repeat(43))).status).toBe(429);
    expect((await desk.ask(tab.path, { headers: { cookie: tab.cookie } })).status).toBe(200);
  });

  test('does not keep out the person who asks for a new address, however long it goes on', async () => {
    await guessTenTimes();
    const path = fresh();
    for (let count = 0; count < 20; count += 1) expect((await guess('A'.repeat(43))).status).toBe(429);
    time += 59_999;
    expect((await desk.ask(path)).status).toBe(303);
  });

  test('learns nothing from how long an answer takes: whole digests are compared, whatever was offered', async () => {
    const crypto = await import('node:crypto');
    const compared = vi.fn(crypto.timingSafeEqual);
    vi.doMock('node:crypto', () => ({ ...crypto, timingSafeEqual: compared }));
    vi.resetModules();
    const { createAccess: createWatched } = await import('../../src/web/access.ts');
    vi.doUnmock('node:crypto');
    const access = createWatched({ idle: 1_000 });
    access.mintToken();
    for (const offered of ['', 'A', 'A'.repeat(43), 'A'.repeat(10_000)]) access.redeem(offered, []);
    expect(compared.mock.calls.map(([left, right]) => [left.byteLength, right.byteLength])).toEqual(Array(4).fill([32, 32]));
  });
});

describe('cookie and tab’s secret', () => {
  test('one alone opens nothing, nor both of different browsers', async () => {
    const [mine, other] = [await openTab(desk), await openTab(desk)];
    expect(mine.cookie).not.toBe(other.cookie);
    expect((await desk.ask(mine.path)).status).toBe(403);
    expect((await desk.ask('/', { headers: { cookie: mine.cookie } })).status).toBe(403);
    const crossed = await desk.ask(other.path, { headers: { cookie: mine.cookie } });
    expect(crossed.status).toBe(403);
    expect(crossed.body).not.toContain('tab-secret');
  });

  test('a browser that is in gets another tab by another address, and keeps the first', async () => {
    const mine = await openTab(desk);
    const { headers } = await desk.ask(fresh(), { headers: { cookie: mine.cookie } });
    expect(String(headers['set-cookie'])).toContain(mine.cookie);
    for (const path of [mine.path, String(headers.location)]) {
      expect((await desk.ask(path, { headers: { cookie: mine.cookie } })).status).toBe(200);
    }
  });

  test('a wrong cookie of our name, which a program on another port can set, does not push the right one out', async () => {
    const mine = await openTab(desk);
    const name = mine.cookie.split('=')[0];
    for (const cookie of [`${name}=evil; ${mine.cookie}`, `${mine.cookie}; ${name}=evil`]) {
      expect((await desk.ask(mine.path, { headers: { cookie } })).status).toBe(200);
    }
  });

  test('a made document needs both, works once, and a stranger does not use it up', async () => {
    const [mine, other] = [await openTab(desk), await openTab(desk)];
    const ticket = desk.downloads.offer({ name: 'a.txt', type: 'text/plain', content: 'x' });
    const fetch = (path: string, cookie = mine.cookie) => desk.ask(path + ticket, { headers: { cookie } });
    expect((await fetch('/')).status).toBe(404);
    expect((await fetch(`/t/${'A'.repeat(43)}/`)).status).toBe(403);
    expect((await fetch(other.path)).status).toBe(403);
    expect((await fetch(mine.path, '')).status).toBe(403);
    expect((await fetch(mine.path)).body).toBe('x');
    expect((await fetch(mine.path)).status).toBe(404);
  });

  test('browsers, their tabs and unused addresses are bounded: the oldest go', () => {
    const access = createAccess({ idle: 60_000, now: () => time });
    const enter = (cookies: readonly string[] = []) => {
      time += 1;
      const come = access.redeem(access.mintToken(), cookies);
      if (come.kind !== 'in') throw new Error(come.kind);
      return come;
    };
    const first = enter();
    const others = Array.from({ length: 16 }, () => enter());
    expect(access.sessionOf([first.session])).toBeNull();
    expect(others.every(({ session }) => access.sessionOf([session]) !== null)).toBe(true);
    const last = others.at(-1) ?? first;
    for (let count = 0; count < 32; count += 1) enter([last.session]);
    expect(access.sessionOf([last.session])?.hasTab(last.tab)).toBe(false);
    const unused = access.mintToken();
    for (let count = 0; count < 8; count += 1) access.mintToken();
    expect(access.redeem(unused, []).kind).toBe('wrong');
  });
});
