import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../shell/served.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const IDLE = 3_600_000;

/** The page of somebody else, on a port of its own; it may be framed, read and connected to by anybody. */
async function evilServer(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    const headers: Record<string, string> = { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' };
    const cookie = new URL(request.url ?? '/', 'http://evil').searchParams.get('cookie');
    if (cookie !== null) headers['Set-Cookie'] = `${cookie}; Path=/`;
    response.writeHead(200, headers).end('<!doctype html><title>Evil</title><body></body>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

describe.runIf(existsSync(executablePath))('in a real browser in which the person is signed in', () => {
  let browser: Browser;
  let context: BrowserContext;
  let desk: Desk;
  let evil: Awaited<ReturnType<typeof evilServer>>;
  let own: Page;
  let secret: string;
  let time: number;

  beforeAll(async () => {
    const rules = '--host-resolver-rules=MAP evil.example 127.0.0.1, MAP desk.evil.example 127.0.0.1';
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', rules] });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    time = 1_000_000;
    desk = await openDesk({ now: () => time, idle: IDLE, patience: { request: 5_000, look: 20 } });
    evil = await evilServer();
    context = await browser.newContext();
    own = await context.newPage();
    await own.goto(desk.shell.launchAddress());
    secret = own.url().split('/')[4] ?? '';
    expect(secret).toHaveLength(43);
  });
  afterEach(async () => {
    await context.close();
    evil.server.closeAllConnections();
    await new Promise((resolve) => evil.server.close(resolve));
    await desk.close();
  });

  /** Where a hostile page may stand: on another port of our own host, which shares our cookies; on the name of this machine; anywhere. */
  const places = [
    ['on another port of this host', '127.0.0.1'],
    ['on localhost', 'localhost'],
    ['on another site', 'evil.example'],
  ] as const;
  const openEvil = async (host: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`http://${host}:${evil.port}/`);
    return page;
  };
  /** Every answer of the desk that the other page caused, as the browser saw it. */
  const watch = (page: Page): number[] => {
    const seen: number[] = [];
    page.on('response', (response) => {
      if (new URL(response.url()).port === String(desk.port)) seen.push(response.status());
    });
    return seen;
  };
  const stillIn = async () => {
    await own.reload();
    expect(await own.title()).toBe('Desk');
  };

  // Worst case: the other page has learned the secret of the tab, too.
  describe.each(places)('a page %s that knows the tab’s secret', (_, host) => {
    test('opens no WebSocket, however it names the host', async () => {
      const page = await openEvil(host);
      const outcomes = await page.evaluate(
        ([port, known]) =>
          Promise.all(
            ['127.0.0.1', 'localhost'].flatMap((name) =>
              ['rpc', 'here'].map(
                (path) =>
                  new Promise<string>((resolve) => {
                    const socket = new WebSocket(`ws://${name}:${port}/${path}`, `desk.${known}`);
                    socket.onopen = () => resolve('open');
                    socket.onclose = () => resolve('closed');
                  }),
              ),
            ),
          ),
        [desk.port, secret] as const,
      );
      expect(outcomes).toEqual(['closed', 'closed', 'closed', 'closed']);
      await stillIn();
    });

    test('reads nothing by fetch, and is let in by none', async () => {
      const page = await openEvil(host);
      const seen = watch(page);
      const outcomes = await page.evaluate(
        async ([origin, known]) => {
          const tries = ['/', `/t/${known}/`, '/main.js', `/t/${known}/download/x`].flatMap((path) =>
            [
              { mode: 'cors' },
              { mode: 'no-cors' },
              { mode: 'no-cors', method: 'POST', body: 'a=b' },
              { mode: 'cors', method: 'POST', headers: { 'x-any': '1' }, body: '{}' },
            ].map(async (options) => {
              try {
                const answer = await fetch(origin + path, { ...(options as RequestInit), credentials: 'include' });
                return `${answer.type} ${(await answer.text()).length}`;
              } catch {
                return 'refused';
              }
            }),
          );
          return Promise.all(tries);
        },
        [desk.shell.origin, secret] as const,
      );
      for (const outcome of outcomes) expect(['refused', 'opaque 0']).toContain(outcome);
      expect(seen.filter((status) => status < 400)).toEqual([]);
    });

    test('shows nothing in a frame, as a picture, a script, a style or an object', async () => {
      const page = await openEvil(host);
      const seen = watch(page);
      const outcomes = await page.evaluate(
        ([origin, known]) =>
          Promise.all(
            [
              ['img', 'src', '/main.js'],
              ['script', 'src', '/main.js'],
              ['link', 'href', '/main.css'],
              ['object', 'data', `/t/${known}/`],
            ].map(
              ([tag = '', attribute = '', path]) =>
                new Promise<string>((resolve) => {
                  const element = document.createElement(tag);
                  if (tag === 'link') element.setAttribute('rel', 'stylesheet');
                  element.setAttribute(attribute, origin + path);
                  element.onload = () => resolve(`${tag} loaded`);
                  element.onerror = () => resolve('refused');
                  document.body.append(element);
                }),
            ),
          ),
        [desk.shell.origin, secret] as const,
      );
      expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
      await page.evaluate(
        ([origin, known]) => {
          const frame = document.createElement('iframe');
          frame.src = `${origin}/t/${known}/`;
          document.body.append(frame);
          return new Promise((resolve) => {
            frame.onload = resolve;
          });
        },
        [desk.shell.origin, secret] as const,
      );
      for (const frame of page.frames()) expect(await frame.content()).not.toContain('tab-secret');
      expect(seen.filter((status) => status < 400)).toEqual([]);
    });

    test.each(['POST', 'GET'])('brings nobody in by sending a form with %s', async (method) => {
      const page = await openEvil(host);
      const answered = page.waitForResponse((response) => response.url().startsWith(desk.shell.origin));
      await page.evaluate(
        ([action, verb]) => {
          const form = document.createElement('form');
          form.method = verb;
          form.action = action;
          form.innerHTML = '<input name="token" value="guess">';
          document.body.append(form);
          form.submit();
        },
        [`${desk.shell.origin}/t/${secret}/`, method] as const,
      );
      expect((await answered).status()).toBe(403);
      await stillIn();
    });

    test('opens no page of ours by a link, and holds no handle on one that it opened', async () => {
      const page = await openEvil(host);
      const [opened] = await Promise.all([
        context.waitForEvent('page'),
        page.evaluate((address) => {
          Object.assign(window, { held: window.open(address) });
        }, `${desk.shell.origin}/t/${secret}/`),
      ]);
      await opened.waitForLoadState();
      expect(await opened.content()).not.toContain('tab-secret');
      await expect.poll(() => page.evaluate(() => (window as unknown as { held: Window | null }).held?.closed ?? true)).toBe(true);
    });

    test('uses no launch address up by sending the person there', async () => {
      const page = await openEvil(host);
      const address = desk.shell.launchAddress();
      await page.evaluate((to) => location.assign(to), address);
      await page.waitForURL(address);
      expect(await page.content()).toContain('This address does not open Consent Desk');
      const fresh = await context.newPage();
      await fresh.goto(address);
      expect(await fresh.title()).toBe('Desk');
    });
  });

  test('a name that was pointed at this machine meanwhile (DNS rebinding) shows nothing and gets no cookie', async () => {
    const page = await context.newPage();
    for (const path of ['/', `/t/${secret}/`, '/main.js', desk.shell.launchAddress().slice(desk.shell.origin.length)]) {
      const answer = await page.goto(`http://evil.example:${desk.port}${path}`);
      expect(answer?.status()).toBe(403);
      expect(await answer?.headerValue('set-cookie')).toBeNull();
    }
    const outcome = await page.evaluate(
      (known) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(`ws://${location.host}/rpc`, `desk.${known}`);
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        }),
      secret,
    );
    expect(outcome).toBe('refused');
  });

  test('a page on another port of this host cannot read our cookie, nor fix one of its own choice on the browser', async () => {
    const page = await openEvil('127.0.0.1');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const cookie = `consent-desk-${desk.port}=${'A'.repeat(43)}`;
    await page.goto(`http://127.0.0.1:${evil.port}/?cookie=${encodeURIComponent(cookie)}`);
    // The worst that it can do is to sign the person out; a new address makes a cookie that nobody else knows.
    const fresh = await context.newPage();
    await fresh.goto(desk.shell.launchAddress());
    expect(await fresh.title()).toBe('Desk');
    const [kept] = (await context.cookies()).filter(({ name }) => name === `consent-desk-${desk.port}`);
    expect(kept?.value).not.toBe('A'.repeat(43));
    expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  });

  test('the page itself reaches nothing but its own wire', async () => {
    const outcomes = await own.evaluate(
      async ([foreign, origin, known]) => {
        const tried = async (attempt: () => Promise<unknown>) =>
          attempt().then(
            () => 'reached',
            () => 'refused',
          );
        const socket = (address: string) =>
          new Promise<void>((resolve, reject) => {
            const opened = new WebSocket(address, `desk.${known}`);
            opened.onopen = () => resolve();
            opened.onerror = () => reject(new Error());
          });
        return {
          otherPort: await tried(() => fetch(foreign)),
          otherSocket: await tried(() => socket(foreign.replace('http', 'ws'))),
          ownFiles: await tried(() => fetch(`${origin}/main.js`)),
          evaluated: await tried(async () => Reflect.construct(Function, ['return 1'])()),
          ownWire: await tried(() => socket(`${origin.replace('http', 'ws')}/rpc`)),
        };
      },
      [`http://127.0.0.1:${evil.port}/`, desk.shell.origin, secret] as const,
    );
    expect(outcomes).toEqual({
      otherPort: 'refused',
      otherSocket: 'refused',
      ownFiles: 'refused',
      evaluated: 'refused',
      ownWire: 'reached',
    });
  });

  test('a tab that nobody touches is signed out, and the page says so by itself', async () => {
    time += IDLE;
    await own.waitForURL(`${desk.shell.origin}/`);
    expect(await own.content()).toContain('Consent Desk has signed this browser out');
  });

  test('a tab in which a key is pressed stays', async () => {
    const [cookie] = (await context.cookies()).filter(({ name }) => name === `consent-desk-${desk.port}`);
    const usedAt = () => desk.access.sessionOf([cookie?.value ?? ''])?.usedAt();
    time += IDLE - 1;
    await expect
      .poll(async () => {
        await own.keyboard.press('Tab');
        return usedAt();
      })
      .toBe(time);
    time += IDLE - 1;
    expect(usedAt()).toBe(time - IDLE + 1);
    expect(own.url()).toContain(secret);
  });
});
