import { readFile } from 'node:fs/promises';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { foundRuntime } from '../driver/runtime.ts';
import { expect, test } from './app.ts';

test('the page has no Node, its process is held by the system, and nobody gives it a permission', async ({ page, app, pages }) => {
  await pages.frame.expectRead(240);
  await test.step('nothing of Node or Electron stands in the page', async () => {
    const there = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in globalThis),
    );
    expect(there).toEqual([]);
    expect(await page.evaluate(() => Object.keys(Reflect.get(globalThis, 'consentDesk')).sort())).toEqual(['showLog', 'startAgain']);
  });

  await test.step('the operating system holds its process', async () => {
    const { id, sandboxed } = await app().evaluate(({ app: electron, BrowserWindow }) => {
      const id = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0;
      return { id, sandboxed: electron.getAppMetrics().find((metric) => metric.pid === id)?.sandboxed ?? null };
    });
    // Linux tells it of the process itself: 2 is a filter of system calls.
    if (process.platform === 'linux') expect(await readFile(`/proc/${id}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
    else expect(sandboxed).toBe(true);
  });

  await test.step('its session leads nowhere', async () => {
    const session = await app().evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const policy = await contents?.session.fetch('app://consent-desk/');
      return {
        proxy: await contents?.session.resolveProxy('https://consent-desk.invalid/'),
        webRtc: contents?.getWebRTCIPHandlingPolicy(),
        spelling: contents?.session.isSpellCheckerEnabled(),
        policy: policy?.headers.get('content-security-policy'),
      };
    });
    expect(session.proxy).toContain('127.0.0.1:1');
    expect(session.webRtc).toBe('disable_non_proxied_udp');
    expect(session.spelling).toBe(false);
    expect(session.policy).toMatch(/default-src 'none'.*connect-src 'none'/);
  });

  await test.step('what it asks for is refused', async () => {
    const answers = await page.evaluate(async () => {
      const refused = (asked: Promise<unknown>) =>
        asked.then(
          () => 'given',
          () => 'refused',
        );
      return {
        notifications: await Notification.requestPermission(),
        camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
        screen: await refused(navigator.mediaDevices.getDisplayMedia({ video: true })),
        place: await refused(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
      };
    });
    expect(answers).toEqual({ notifications: 'denied', camera: 'refused', screen: 'refused', place: 'refused' });
  });
});

/** On and off as electron-builder.yml says and gives reasons for, written down once more; only the copy that is tested can be looked into. */
const fuses: Readonly<Record<keyof typeof FuseV1Options, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: true,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

// A bare runtime has the fuses that Electron has: only those of a packaged app are ours.
if ('why' in foundRuntime || foundRuntime.packaged)
  test('the fuses of the running app are burnt as they are named', async ({ app }) => {
    const executable = await app().evaluate(({ app: electron }) => electron.getPath('exe'));
    const wire = await getCurrentFuseWire(executable);
    const burnt = Object.entries(FuseV1Options)
      .filter(([, number]) => typeof number === 'number')
      .map(([name, number]) => [name, wire[number as FuseV1Options] === FuseState.ENABLE]);
    expect(Object.fromEntries(burnt)).toEqual(fuses);
    expect(await app().evaluate(({ app: electron }) => electron.isPackaged)).toBe(true);
  });
