import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../shell/served.ts';
import { hasBrowser, type SignedIn, signIn, startBrowser } from './signed-in.ts';

describe.runIf(hasBrowser)('in a real browser in which the person is signed in', () => {
  let browser: Browser;
  let context: BrowserContext;
  let desk: Desk;
  let person: SignedIn;
  let own: Page;
  let secret: string;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    context = await browser.newContext();
    person = await signIn(context);
    ({ desk, own, secret } = person);
    expect(secret).toHaveLength(43);
  });
  afterEach(() => person.close());

  /** Where a hostile page may stand: on another port of our own host, which shares our cookies; on the name of this machine; anywhere. */
  const places = [
    ['on another port of this host', '127.0.0.1'],
    ['on localhost', 'localhost'],
    ['on another site', 'evil.example'],
  ] as const;
  const openEvil = async (host: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`http://${host}:${person.evilPort}/`);
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
    await page.goto(`http://127.0.0.1:${person.evilPort}/?cookie=${encodeURIComponent(cookie)}`);
    // The worst that it can do is to sign the person out; a new address makes a cookie that nobody else knows.
    const fresh = await context.newPage();
    await fresh.goto(desk.shell.launchAddress());
    expect(await fresh.title()).toBe('Desk');
    const [kept] = (await context.cookies()).filter(({ name }) => name === `consent-desk-${desk.port}`);
    expect(kept?.value).not.toBe('A'.repeat(43));
    expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  });
});
