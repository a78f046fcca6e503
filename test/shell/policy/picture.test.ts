import type { Session as ElectronSession } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { holdBeforeReady } from '../../../src/main/policy/before-ready.ts';
import { holdPicture } from '../../../src/main/policy/picture-session.ts';
import { isOurs } from '../../../src/main/policy/scheme.ts';
import { app, type Session } from './electron.ts';
import { sourcesOf } from './sources.ts';

vi.mock('electron', () => import('./electron.ts'));

beforeEach(() => {
  app.isPackaged = true;
  app.removeAllListeners();
  holdBeforeReady();
});

const sessionOf = ({ preferences }: { readonly preferences: { readonly session?: ElectronSession } }): Session =>
  preferences.session as unknown as Session;
const ask = async (session: Session, url: string, method = 'GET') => (await session.schemes.get('picture')?.({ url, method })) as Response;

describe('B. Pictures of mails', () => {
  test('Beyond: the session in which a mail is drawn knows that one page, and forgets it', async () => {
    const page = holdPicture('<p>one');
    const other = holdPicture('<p>two');
    const session = sessionOf(page);
    expect(await (await ask(session, page.address)).text()).toBe('<p>one');
    expect(await (await ask(session, other.address)).text()).toBe('<p>two');
    expect((await ask(session, page.address, 'POST')).status).toBe(404);
    expect((await ask(session, 'picture://another/')).status).toBe(404);
    page.end();
    expect((await ask(session, page.address)).status).toBe(404);
    expect(session.stops(page.address, { resourceType: 'mainFrame' })).toBe(true);
    expect(session.stops(other.address, { resourceType: 'mainFrame' })).toBe(false);
    other.end();
  });

  test('Beyond: a mail that is drawn reaches nothing: no network, no file, no page of ours, and fonts only from itself', () => {
    const page = holdPicture('<p>');
    const session = sessionOf(page);
    const places = [
      'https://example.com/',
      'http://127.0.0.1:4000/',
      'file:///etc/passwd',
      'app://consent-desk/',
      'blob:picture://x/0',
      'picture://x/',
    ];
    for (const url of [...places, 'data:text/html,x', 'data:image/png;base64,AA', page.address])
      for (const resourceType of ['subFrame', 'script', 'image', 'font', 'xhr', 'ping', 'webSocket', 'other'])
        expect(session.stops(url, { resourceType }), `${resourceType} ${url}`).toBe(true);
    for (const url of [...places, 'data:text/html,x', 'data:font/woff2;base64,AA'])
      expect(session.stops(url, { resourceType: 'mainFrame' }), url).toBe(true);
    expect(session.stops('data:font/woff2;base64,AA', { resourceType: 'font' })).toBe(false);
    expect(session.values.get('proxy')).toMatchObject({ mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:1' });
    expect(session.handlers.get('permissionRequest')).toBeTypeOf('function');
    expect(isOurs(page.address)).toBe(false);
    page.end();
  });

  test('Beyond: a mail that is drawn runs no script, and has no door to the engine', () => {
    const page = holdPicture('<p>');
    expect(page.preferences).toMatchObject({
      javascript: false,
      images: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      devTools: false,
    });
    expect(page.preferences).not.toHaveProperty('preload');
    page.end();
  });

  test('Beyond: the DevTools protocol is spoken to the drawn mail alone, by the one file that makes its window', async () => {
    const speaking = (await sourcesOf('src/main', 'src/preload')).filter(({ text }) => /\bdebugger\b|remote-debugging/.test(text));
    // The list of refused switches names it, to refuse it.
    expect(speaking.map(({ path }) => path).sort()).toEqual(['src/main/host/print.ts', 'src/main/policy/refused-switches.ts']);
  });
});
