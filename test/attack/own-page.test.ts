import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../shell/served.ts';
import { hasBrowser, IDLE, type SignedIn, signIn, startBrowser } from './signed-in.ts';

describe.runIf(hasBrowser)('the person’s own page in a real browser', () => {
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
      [`http://127.0.0.1:${person.evilPort}/`, desk.shell.origin, secret] as const,
    );
    expect(outcomes).toEqual({
      otherPort: 'refused',
      otherSocket: 'refused',
      ownFiles: 'refused',
      evaluated: 'refused',
      ownWire: 'reached',
    });
  });

  test('a made document is saved under its name from the tab that made it, once', async () => {
    const ticket = desk.downloads.offer({ name: 'Consent Ä.eml', type: 'message/rfc822', content: 'Subject: hello' });
    const click = (href: string) => {
      const anchor = Object.assign(document.createElement('a'), { href });
      document.body.append(anchor);
      anchor.click();
    };
    const [download] = await Promise.all([own.waitForEvent('download'), own.evaluate(click, ticket)]);
    expect(download.suggestedFilename()).toBe('Consent Ä.eml');
    expect(await readFile(await download.path(), 'utf8')).toBe('Subject: hello');
    await own.evaluate(click, ticket);
    await expect.poll(() => own.content()).toContain('This link was used already');
  });

  test('a tab that nobody touches is signed out, and the page says so by itself', async () => {
    person.pass(IDLE);
    await own.waitForURL(`${desk.shell.origin}/`);
    expect(await own.content()).toContain('Consent Desk has signed this browser out');
  });

  test('a tab in which a key is pressed stays', async () => {
    const [cookie] = (await context.cookies()).filter(({ name }) => name === `consent-desk-${desk.port}`);
    const usedAt = () => desk.access.sessionOf([cookie?.value ?? ''])?.usedAt();
    person.pass(IDLE - 1);
    await expect
      .poll(async () => {
        await own.keyboard.press('Tab');
        return usedAt();
      })
      .toBe(person.now());
    person.pass(IDLE - 1);
    expect(usedAt()).toBe(person.now() - IDLE + 1);
    expect(own.url()).toContain(secret);
  });
});
