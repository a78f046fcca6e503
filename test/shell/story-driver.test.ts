import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Electron, ElectronApplication } from '@playwright/test';
import { expect, onTestFinished, test } from 'vitest';
import type { SandboxReady } from '../../src/engine/shell/sandbox-ready.ts';
import { storyFlags, tellStory } from '../../src/main/story-control.ts';
import { answerDialogs } from '../e2e/driver/dialogs.ts';
import type { DeskStart } from '../e2e/driver/driver.ts';
import { electronDriver } from '../e2e/driver/electron.ts';
import { engineProcess, killEngine } from '../e2e/driver/electron-engine.ts';
import { commandOf, environmentOf, launchOptionsOf } from '../e2e/driver/electron-launch.ts';
import { recordNotifications } from '../e2e/driver/record-notifications.ts';
import { recordedNotifications } from '../e2e/fixtures/recorded-notifications.ts';

// The driver of the stories in Electron, on a Playwright that starts nothing: what it asks for, and what it makes of the answers.

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'driver-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}
const partner = { customers: 240, seed: 7, quiet: true, throttled: false };
const bare = { path: '/runtime/electron', packaged: false };
const packaged = { path: '/built/consent-desk', packaged: true };
const start = (more: { readonly environment?: NodeJS.ProcessEnv; readonly platform?: NodeJS.Platform } = {}) => ({
  profile: '/profile',
  partner,
  runtime: bare,
  root: '/repository',
  controlFile: '/profile/story/1/control.json',
  environment: {},
  platform: 'linux' as const,
  ...more,
});

test('the bare runtime is shown our folder; a packaged app holds its programs itself', () => {
  expect(commandOf(start())).toEqual({ program: '/runtime/electron', args: ['/repository'] });
  expect(commandOf({ ...start(), runtime: packaged })).toEqual({ program: '/built/consent-desk', args: [] });
});

test('in the throw-away desktop of Linux, and only there, the keyring is named', () => {
  const environment = { CONSENT_DESK_DESKTOP: '1' };
  expect(commandOf(start({ environment })).args).toEqual(['--password-store=gnome-libsecret', '/repository']);
  expect(commandOf(start({ environment, platform: 'darwin' })).args).toEqual(['/repository']);
});

test('the environment names profile and practice partner, and nothing that makes Electron another program', () => {
  const environment = environmentOf(
    start({
      environment: { PATH: '/bin', NODE_OPTIONS: '--x', ELECTRON_RUN_AS_NODE: '1', ELECTRON_OVERRIDE_DIST_PATH: '/r', LANG: undefined },
    }),
  );
  expect(environment).toEqual({
    PATH: '/bin',
    CONSENT_DESK_PROFILE: '/profile',
    CONSENT_DESK_TEST: '1',
    CONSENT_DESK_TEST_PARTNER: JSON.stringify(['--test-control', '--customers', '240', '--seed', '7', '--quiet', '--unthrottled']),
    CONSENT_DESK_TEST_CONTROL: '/profile/story/1/control.json',
  });
  expect(storyFlags(environment)).toEqual(['--test-control', '--customers', '240', '--seed', '7', '--quiet', '--unthrottled']);
});

test('Playwright is told to leave sandbox, keyring and theme as a person has them', () => {
  // Without an executable Playwright would load code of its own into the app, which swaps the keyring.
  expect(launchOptionsOf(start())).toMatchObject({ executablePath: '/runtime/electron', chromiumSandbox: true, colorScheme: null });
});

const ready: SandboxReady = {
  ready: true,
  url: 'http://127.0.0.1:7000',
  accessKey: 'a',
  secretKey: 's',
  gatewayToken: 'g',
  playUrl: 'http://127.0.0.1:7000/play',
  controlUrl: 'http://127.0.0.1:7001',
  controlToken: 'control',
};

test('outside of a test nobody steers the practice partner, whatever else the environment says', async () => {
  const file = join(await folder(), 'control.json');
  const environment = { CONSENT_DESK_TEST_PARTNER: '["--test-control"]', CONSENT_DESK_TEST_CONTROL: file };
  expect(storyFlags(environment)).toEqual([]);
  await tellStory(ready, 5, environment);
  await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
});

/** An app that Playwright started: what would run in its main process runs here, on stand-ins of Electron's modules. */
class FakeApp extends EventEmitter {
  readonly modules = {
    dialog: { showSaveDialog: async (..._given: readonly unknown[]): Promise<unknown> => ({ canceled: true }) },
    shell: { openExternal: async (_address: string): Promise<void> => Promise.reject(new Error('opened')) },
    app: { getAppMetrics: (): readonly { readonly pid: number; readonly name: string }[] => [] },
    nativeTheme: { themeSource: 'system' },
    Notification: class extends EventEmitter {
      readonly title = 'A notice';
      readonly body = 'of Electron';
      stands = false;
      show(): void {
        this.stands = true;
      }
      close(): void {
        this.stands = false;
        this.emit('close');
      }
    },
  };
  readonly child = Object.assign(new EventEmitter(), {
    stdout: new EventEmitter(),
    stderr: new EventEmitter(),
    exitCode: null as number | null,
    signalCode: null,
  });
  async evaluate(what: (modules: unknown, given: unknown) => unknown, given?: unknown): Promise<unknown> {
    return what(this.modules, given);
  }
  process() {
    return this.child;
  }
  async close(): Promise<void> {
    this.child.exitCode = 0;
    this.child.emit('exit', 0);
  }
}
const asApp = (fake: FakeApp) => fake as unknown as ElectronApplication;

test('a desk is open when its practice partner can be steered; it prints, wears a theme and ends with its exit code', async () => {
  const profile = await folder();
  const fake = new FakeApp();
  const asked: Parameters<Electron['launch']>[0][] = [];
  const electron = {
    async launch(options: Parameters<Electron['launch']>[0]) {
      asked.push(options);
      const environment = options?.env ?? {};
      await tellStory(ready, 77, environment);
      return asApp(fake);
    },
  } as Electron;
  const given: DeskStart = { profile, partner };
  const desk = await electronDriver(electron, bare, '/repository').open(given);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.env?.CONSENT_DESK_PROFILE).toBe(profile);
  expect(desk.control).toEqual({ url: ready.controlUrl, token: 'control', process: 77, partner: ready.url });
  fake.child.stderr.emit('data', Buffer.from('a word'));
  expect(desk.output()).toBe('a word');
  await desk.wear('dark');
  expect(fake.modules.nativeTheme.themeSource).toBe('dark');
  expect(await desk.quit()).toBe(0);
  expect(await desk.quit()).toBe(0);
});

test('an app that ends before its practice partner is there is told with what it printed', async () => {
  const fake = new FakeApp();
  const electron = {
    async launch() {
      setImmediate(() => {
        fake.child.stderr.emit('data', Buffer.from('no display'));
        fake.child.exitCode = 1;
        fake.child.emit('exit', 1);
      });
      return asApp(fake);
    },
  } as unknown as Electron;
  const opening = electronDriver(electron, bare, '/repository').open({ profile: await folder(), partner });
  await expect(opening).rejects.toThrow(/ended before.*no display/s);
});

test('a save dialog takes the name that it offers; two documents of one name do not meet', async () => {
  const fake = new FakeApp();
  const into = await folder();
  const answers = await answerDialogs(asApp(fake), into);
  const save = (content: string) => async () => {
    const { filePath } = (await fake.modules.dialog.showSaveDialog({}, { defaultPath: 'Consent.eml' })) as { filePath: string };
    await writeFile(filePath, content);
  };
  expect(await answers.saved(save('one'))).toEqual({ name: 'Consent.eml', content: 'one', bytes: Buffer.from('one') });
  expect(await answers.saved(save('two'))).toEqual({ name: 'Consent.eml', content: 'two', bytes: Buffer.from('two') });
  expect(await readFile(join(into, '0', 'Consent.eml'), 'utf8')).toBe('one');
});

test('an address that leaves the app is written down and opens nothing', async () => {
  const fake = new FakeApp();
  const answers = await answerDialogs(asApp(fake), await folder());
  await fake.modules.shell.openExternal('https://example.com/');
  expect(await answers.opened()).toEqual(['https://example.com/']);
});

test('what Electron shows is written down and shown all the same; its click is a click, and a closed one no longer stands', async () => {
  const fake = new FakeApp();
  await recordNotifications(asApp(fake));
  const shown = recordedNotifications(() => asApp(fake));
  const notice = new fake.modules.Notification();
  let clicked = 0;
  notice.on('click', () => {
    clicked += 1;
  });
  notice.show();
  expect(notice.stands).toBe(true);
  expect(await shown.calls()).toEqual([{ title: 'A notice', body: 'of Electron' }]);
  await shown.expectShown(/A notice\nof Electron/);
  await shown.click();
  expect(clicked).toBe(1);
  await shown.closeAll();
  expect(notice.stands).toBe(false);
});

test('an engine is killed by its name among the app’s processes, and only when it is gone the story goes on', async () => {
  const fake = new FakeApp();
  const engine = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  onTestFinished(() => void engine.kill('SIGKILL'));
  const other = { pid: process.pid, name: 'Network Service' };
  fake.modules.app.getAppMetrics = () =>
    engine.signalCode === null ? [other, { pid: engine.pid ?? 0, name: 'Consent Desk engine' }] : [other];
  expect(await engineProcess(asApp(fake))).toBe(engine.pid);
  await killEngine(asApp(fake));
  expect(engine.signalCode).toBe('SIGKILL');
  expect(await engineProcess(asApp(fake))).toBeNull();
});

const { storyRuntime, NO_RUNTIME } = (await import(new URL('../../scripts/electron-runtime.mjs', import.meta.url).href)) as {
  storyRuntime(
    environment: NodeJS.ProcessEnv,
    isRoot?: boolean,
  ): { readonly path?: string; readonly packaged?: boolean; readonly why?: string };
  readonly NO_RUNTIME: string;
};

test('a packaged app that is named is what the stories start; a named one that is not there is a mistake, no reason to skip', async () => {
  const path = join(await folder(), 'consent-desk');
  expect(() => storyRuntime({ CONSENT_DESK_PACKAGED: path }, false)).toThrow('names a packaged app that is not there');
  await writeFile(path, '');
  expect(storyRuntime({ CONSENT_DESK_PACKAGED: path }, false)).toEqual({ path, packaged: true });
  expect(storyRuntime({ CONSENT_DESK_PACKAGED: path }, true).why).toBe('an Electron runtime was found, but Electron does not run as root');
});

test('a folder that is named for the runtime is taken where it holds one, and is a mistake where it does not', async () => {
  const elsewhere = await folder();
  expect(() => storyRuntime({ ELECTRON_OVERRIDE_DIST_PATH: elsewhere }, false)).toThrow('names a folder without a runtime');
  const name = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform as string] ?? 'electron';
  await mkdir(join(elsewhere, name, '..'), { recursive: true });
  await writeFile(join(elsewhere, name), '');
  expect(storyRuntime({ ELECTRON_OVERRIDE_DIST_PATH: elsewhere }, false)).toEqual({ path: join(elsewhere, name), packaged: false });
  expect(NO_RUNTIME).toBe('no Electron runtime was found');
});
