import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from './served.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const launchPath = () => desk.shell.launchAddress().slice(desk.shell.origin.length);

describe('the launch address', () => {
  test('is changed for a cookie that scripts cannot read and other sites cannot send, and the token leaves the address', async () => {
    const answer = await desk.ask(launchPath());
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/^\/t\/[\w-]{43}\/$/);
    expect(String(answer.headers['set-cookie'])).toMatch(/^consent-desk-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  test('works once', async () => {
    const path = launchPath();
    expect((await desk.ask(path)).status).toBe(303);
    const again = await desk.ask(path);
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('This address does not open Consent Desk');
  });

  test('works once also in the browser that used it, as the address may have been read there', async () => {
    const path = launchPath();
    const cookie = String((await desk.ask(path)).headers['set-cookie']).split(';')[0] ?? '';
    const again = await desk.ask(path, { headers: { cookie } });
    expect(again.status).toBe(403);
    expect(again.headers.location).toBeUndefined();
  });

  test.each(['', 'guess', 'A'.repeat(43), '%00'])('is not opened by the guess %j', async (guess) => {
    launchPath();
    expect((await desk.ask(`/?token=${guess}`)).status).toBe(403);
  });

  test('is not used up by a guess', async () => {
    const path = launchPath();
    await desk.ask('/?token=guess');
    expect((await desk.ask(path)).status).toBe(303);
  });
});

describe('without the cookie', () => {
  test.each(['/', '/index.html', '/main.js', '/download/x', '/rpc'])('%s shows nothing', async (path) => {
    const answer = await desk.ask(path);
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('tab-secret');
  });

  test('a tab’s own address, copied, opens nothing, and with a guessed cookie neither', async () => {
    const { path } = await desk.signIn();
    for (const cookie of ['', `consent-desk-${desk.port}=${'A'.repeat(43)}`]) {
      expect((await desk.ask(path, { headers: { cookie } })).status).toBe(403);
      expect(await desk.secretAt(path, cookie)).toBe('');
    }
  });

  test('a guessed cookie shows nothing', async () => {
    expect((await desk.ask('/main.js', { headers: { cookie: `consent-desk-${desk.port}=${'A'.repeat(43)}` } })).status).toBe(403);
  });
});

describe('with the cookie', () => {
  let cookie: string;
  let tab: string;
  beforeEach(async () => {
    ({ cookie, path: tab } = await desk.signIn());
  });

  test('the page of a tab comes with its secret, also when it is loaded again; another launch is another tab', async () => {
    const secret = await desk.secretAt(tab, cookie);
    expect(tab).toBe(`/t/${secret}/`);
    expect(await desk.secretAt(tab, cookie)).toBe(secret);
    const other = await desk.signIn();
    expect(other.path).not.toBe(tab);
    expect(await desk.secretAt(other.path, cookie)).not.toBe(secret);
  });

  test.each(['/', '/index.html', `/t/${'A'.repeat(43)}/`, '/t/', '/T/'])(
    'but no tab’s secret, %s shows no secret and no page',
    async (path) => {
      const answer = await desk.ask(path, { headers: { cookie } });
      expect([403, 404]).toContain(answer.status);
      expect(answer.body).not.toMatch(/tab-secret|<script/);
      expect(answer.headers.location).toBeUndefined();
    },
  );

  test('the first page says where a new address comes from', async () => {
    expect((await desk.ask('/', { headers: { cookie } })).body).toContain('Press Enter where you started Consent Desk');
  });

  test('every answer forbids foreign scripts, frames, sniffing and caching, and opens nothing to other origins', async () => {
    for (const path of ['/', tab, '/main.js', '/missing.js']) {
      const { headers } = await desk.ask(path, { headers: { cookie } });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /);
      expect(headers['content-security-policy']).toContain(`; connect-src ws://127.0.0.1:${desk.port}; `);
      expect(headers['content-security-policy']).toContain("; frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test.each([
    ['a renamed host', { host: 'evil.example' }],
    ['the name localhost', { host: 'localhost' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['a request that another site began', { 'sec-fetch-site': 'cross-site' }],
    ['a request of another port of this machine', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_, headers) => {
    expect((await desk.ask(tab, { headers: { cookie, ...headers } })).status).toBe(403);
  });

  test('a stranger does not use the launch token up', async () => {
    const path = launchPath();
    expect((await desk.ask(path, { headers: { host: 'evil.example' } })).status).toBe(403);
    expect((await desk.ask(path)).status).toBe(303);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])('%s is not answered', async (method) => {
    expect((await desk.ask(tab, { method, headers: { cookie } })).status).toBe(405);
  });

  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/%252e%252e/package.json',
    '/..\\package.json',
    '/..%5cpackage.json',
    '//etc/hosts.html',
    '/main.js%00.html',
    '/file:///etc/passwd.html',
    '/%c0%ae%c0%ae/package.json',
    '/%',
  ])('the path %s leads nowhere', async (path) => {
    expect((await desk.ask(path, { headers: { cookie } })).status).toBe(404);
  });

  test('a made document can be fetched once, under its own name', async () => {
    const path = desk.downloads.offer({ name: 'Consent «Ä»/../x".eml', type: 'message/rfc822', content: 'Subject: hello' });
    const answer = await desk.ask(tab + path, { headers: { cookie } });
    expect(answer.body).toBe('Subject: hello');
    expect(answer.headers['content-type']).toBe('message/rfc822');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="Consent ____.._x_.eml"; filename*=UTF-8''Consent%20%C2%AB%C3%84%C2%BB_.._x_.eml`,
    );
    expect((await desk.ask(tab + path, { headers: { cookie } })).status).toBe(404);
  });

  test('a made document is not handed to who has no cookie, and stays for who has', async () => {
    const path = desk.downloads.offer({ name: 'a.txt', type: 'text/plain', content: 'x' });
    expect((await desk.ask(tab + path)).status).toBe(403);
    expect((await desk.ask(tab + path, { headers: { cookie } })).status).toBe(200);
  });
});

test('a page that was not built is said so, with what to do', async () => {
  const bare = await openDesk({ page: null });
  try {
    const { cookie, path } = await bare.signIn();
    const answer = await bare.ask(path, { headers: { cookie } });
    expect(answer.status).toBe(503);
    expect(answer.body).toContain('start it with: npm start');
  } finally {
    await bare.close();
  }
});
