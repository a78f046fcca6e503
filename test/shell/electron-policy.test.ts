import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session, WebContents } from 'electron';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openExternal } from '../../src/main/host/open-external.ts';
import { holdNavigation, isHome } from '../../src/main/policy/navigation.ts';
import { answerPage, HOME, registerScheme } from '../../src/main/policy/scheme.ts';
import { applySessionPolicy } from '../../src/main/policy/session.ts';
import { windowOptions } from '../../src/main/window.ts';
import * as electron from './electron-stub.ts';

vi.mock('electron', () => import('./electron-stub.ts'));

async function pageFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'electron-page-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'index.html'), '<!doctype html><script type="module" src="./assets/page-1a2b.js"></script>');
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'assets', 'page-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'main.js'), 'export {};');
  return folder;
}

describe('our scheme', () => {
  test('is an origin like any other, without privileges to pass the policy by', () => {
    registerScheme();
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  test('every page comes with a policy that lets it connect to nothing', async () => {
    const answer = await answerPage(new Request(HOME), await pageFolder());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  test.each([
    ['app://consent-desk/main.js', 200],
    ['app://other/main.js', 403],
    ['https://consent-desk/main.js', 403],
    ['app://consent-desk/..%2f..%2fetc/passwd.html', 404],
    ['app://consent-desk/%5c..%5cx.html', 404],
    ['app://consent-desk/missing.js', 404],
  ])('%s is answered with %i', async (url, status) => {
    expect((await answerPage({ url, method: 'GET' }, await pageFolder())).status).toBe(status);
  });

  test('the built page finds its files beside it, wherever the browser shell puts them', async () => {
    const folder = await pageFolder();
    const page = await (await answerPage(new Request(HOME), folder)).text();
    const script = new URL(/src="([^"]+)"/.exec(page)?.[1] ?? '', HOME);
    const answer = await answerPage(new Request(script), folder);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
  });

  test('only reading is answered', async () => {
    expect((await answerPage({ url: HOME, method: 'POST' }, await pageFolder())).status).toBe(403);
  });
});

describe('the session', () => {
  const ask = (name: string, ...values: readonly unknown[]): unknown => {
    const { session, given } = electron.stubSession();
    applySessionPolicy(session as unknown as Session, '/nowhere');
    const handler = given[name] as ((...all: readonly unknown[]) => unknown) | null | undefined;
    expect(handler).toBeTypeOf('function');
    return handler?.(...values);
  };

  test.each([
    ['app://consent-desk/main.js', false],
    ['data:image/png;base64,AA', false],
    ['https://example.com/', true],
    ['http://127.0.0.1:4000/', true],
    ['ws://127.0.0.1:4000/', true],
    ['file:///etc/passwd', true],
    ['app://other/', true],
    ['data:text/html,x', true],
    ['devtools://devtools/bundled/x.html', true],
  ])('a request of the page to %s is cancelled: %s', (url, cancel) => {
    const allow = vi.fn();
    ask('request', { url }, allow);
    expect(allow).toHaveBeenCalledWith({ cancel });
  });

  test.each(['notifications', 'media', 'geolocation', 'clipboard-read', 'openExternal', 'fullscreen', 'hid', 'serial', 'usb'])(
    'the permission %s is denied',
    (permission) => {
      const allow = vi.fn();
      ask('permissionRequest', null, permission, allow);
      expect(allow).toHaveBeenCalledWith(false);
      expect(ask('permissionCheck', null, permission)).toBe(false);
      expect(ask('device', {})).toBe(false);
    },
  );

  test('a download is stopped', () => {
    const { session, events } = electron.stubSession();
    applySessionPolicy(session as unknown as Session, '/nowhere');
    const event = { preventDefault: vi.fn() };
    events.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});

describe('the window', () => {
  test('gives the page no power beyond that of a web site', () => {
    expect(windowOptions('/preload.cjs').webPreferences).toMatchObject({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
    });
  });

  const held = () => {
    const stub = electron.stubContents();
    holdNavigation(stub.contents as unknown as WebContents);
    return stub;
  };
  const foreign = [
    'https://example.com/',
    'file:///etc/passwd',
    'app://other/',
    'app://consent-desk/other.html',
    'javascript:alert(1)',
    'data:text/html,x',
    '',
  ];

  test.each(foreign)('does not go to %j', (url) => {
    const { events } = held();
    for (const name of ['will-navigate', 'will-frame-navigate']) {
      const event = { url, isMainFrame: true, preventDefault: vi.fn() };
      events.emit(name, event);
      expect(event.preventDefault, name).toHaveBeenCalledOnce();
    }
    expect(isHome(url)).toBe(false);
  });

  test('goes from screen to screen of its own page', () => {
    const { events } = held();
    const event = { url: `${HOME}#/requests/1`, isMainFrame: true, preventDefault: vi.fn() };
    events.emit('will-navigate', event);
    events.emit('will-frame-navigate', event);
    expect(event.preventDefault).not.toHaveBeenCalled();
  });

  test('is not redirected, embeds nothing and opens no second window', () => {
    const { events, openers } = held();
    for (const name of ['will-redirect', 'will-attach-webview']) {
      const event = { preventDefault: vi.fn() };
      events.emit(name, event);
      expect(event.preventDefault, name).toHaveBeenCalledOnce();
    }
    expect(openers.map((open) => open({ url: HOME }))).toEqual([{ action: 'deny' }]);
  });
});

test('only what may leave the app reaches the operating system, written anew', async () => {
  electron.shell.openExternal.mockClear();
  await openExternal('HTTPS://Example.COM/a b', []);
  for (const address of ['file:///etc/passwd', 'javascript:alert(1)', 'ms-msdt:/id', 'http://example.com/', 'app://consent-desk/', 'x']) {
    await expect(openExternal(address, []), address).rejects.toMatchObject({ code: 'not-allowed-here' });
  }
  expect(electron.shell.openExternal.mock.calls).toEqual([['https://example.com/a%20b']]);
});
