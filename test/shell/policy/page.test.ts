import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createWindow } from '../../../src/main/window.ts';
import { app, BrowserWindow } from './electron.ts';
import { sourcesOf } from './sources.ts';

vi.mock('electron', () => import('./electron.ts'));

/** What the real window is made with. */
function preferences(packaged = true): Readonly<Record<string, unknown>> {
  app.isPackaged = packaged;
  createWindow('/built/preload.cjs', {});
  const made = BrowserWindow.all.at(-1);
  if (made === undefined) throw new Error('No window was made.');
  return made.options.webPreferences;
}

beforeEach(() => {
  BrowserWindow.all.length = 0;
});

describe('1. Only secure content', () => {
  test('Rule 1: the one window loads our own page and nothing from elsewhere', () => {
    preferences();
    expect(BrowserWindow.all).toHaveLength(1);
    expect(BrowserWindow.all[0]?.loadURL.mock.calls).toEqual([['app://consent-desk/']]);
  });

  test('Rule 1: the page we ship names no address on the network to load from', async () => {
    const page = await readFile('src/renderer/index.html', 'utf8');
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(loaded).toEqual(['./main.tsx']);
  });
});

describe('2. No Node in the page', () => {
  test.each(['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'])('Rule 2: %s is off', (name) => {
    expect(preferences()[name]).toBe(false);
  });
});

describe('3. Context isolation', () => {
  test('Rule 3: the preload script and the page live in separate worlds', () => {
    expect(preferences().contextIsolation).toBe(true);
  });
});

describe('4. Sandbox', () => {
  test('Rule 4: the window says once more that its page is sandboxed', () => {
    expect(preferences().sandbox).toBe(true);
  });
});

describe('6. Web security', () => {
  test('Rule 6: the rules between origins are never off', () => {
    expect(preferences().webSecurity).toBe(true);
  });
});

describe('8–10. Nothing insecure, nothing experimental', () => {
  test('Rule 8: insecure content is not run', () => {
    expect(preferences().allowRunningInsecureContent).toBe(false);
  });

  test('Rule 9: experimental features are off', () => {
    expect(preferences().experimentalFeatures).toBe(false);
  });

  test('Rule 10: no feature of Blink is switched on', () => {
    expect(preferences()).not.toHaveProperty('enableBlinkFeatures');
  });
});

describe('20. No raw Electron in the page', () => {
  test('Rule 20: no source of ours weakens a window, or reaches into a page', async () => {
    const weak =
      /nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webSecurity: false|webviewTag: true|executeJavaScript|enableRemoteModule|openDevTools|setPreloads|registerPreloadScript|loadExtension/;
    const sources = await sourcesOf('src/main', 'src/preload');
    expect(sources.length).toBeGreaterThan(20);
    for (const { path, text } of sources) expect(weak.exec(text)?.[0] ?? null, path).toBeNull();
  });
});

describe('B. One place', () => {
  test('Beyond: the policy is said in one folder: no other source sets what it sets', async () => {
    const says =
      /set(?:PermissionRequest|PermissionCheck|DevicePermission|DisplayMediaRequest|WindowOpen)Handler\(|webRequest|setCertificateVerifyProc\(|registerSchemesAsPrivileged\(|protocol\.(?:handle|intercept)|commandLine\.append|fromPartition\(|removeAllListeners\('(?:will-|web-contents|session)/;
    const saying = (await sourcesOf('src/main')).filter(({ text }) => says.test(text)).map(({ path }) => path);
    expect(saying.length).toBeGreaterThan(4);
    expect(saying.filter((path) => !path.startsWith('src/main/policy/'))).toEqual([]);
  });
});

describe('B. The window', () => {
  test('Beyond: the packaged app has no developer tools; the one in development has', () => {
    expect(preferences(true).devTools).toBe(false);
    expect(preferences(false).devTools).toBe(true);
  });

  test('Beyond: a file dropped on the window is not opened in it', () => {
    expect(preferences().navigateOnDragDrop).toBe(false);
  });

  test('Beyond: spell checking, plugins, WebSQL, WebGL and wake locks are off', () => {
    expect(preferences()).toMatchObject({ spellcheck: false, plugins: false, enableWebSQL: false, webgl: false, disableWakeLocks: true });
  });

  test('Beyond: a hidden page may rest, and it cannot flood the person with dialogs', () => {
    expect(preferences()).toMatchObject({ backgroundThrottling: true, safeDialogs: true });
  });
});
