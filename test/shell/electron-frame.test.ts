import { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { pageShell } from '../../src/contract/page-shell.ts';
import type { OpenDesk } from '../../src/main/desk.ts';
import { fakeHost } from '../fakes/host.ts';
import type { Child } from './electron-stub.ts';

// One and the same, however often the main program is loaded anew.
const electron = await vi.hoisted(() => import('./electron-stub.ts'));
const app = vi.hoisted(() => ({ ready: null as Promise<void> | null }));
const events = new EventEmitter();
const quit = vi.fn(() => void events.emit('will-quit', { preventDefault: () => {} }));

// What is around the frame has tests of its own; here it is there, and silent.
vi.mock('electron', () => ({
  ...electron,
  app: {
    getVersion: () => '1.2.3',
    whenReady: () => app.ready,
    on: (name: string, listener: () => void) => events.on(name, listener),
    quit: () => quit(),
    exit: () => {},
  },
  dialog: { showErrorBox: vi.fn() },
}));
const { contents, posted, events: page } = electron.stubContents();
vi.mock('../../src/main/before-ready.ts', () => ({ beforeReady: () => {} }));
vi.mock('../../src/main/policy/refused-here.ts', () => ({ refusedHere: () => null }));
vi.mock('../../src/main/policy/when-ready.ts', () => ({ holdWhenReady: () => {} }));
vi.mock('../../src/main/settings.ts', () => ({ openSettings: () => ({ get: () => 'system', set: () => {} }) }));
vi.mock('../../src/main/desktop/theme.ts', () => ({ groundNow: () => '#fff', wearTheme: () => {} }));
vi.mock('../../src/main/desktop/window-state.ts', () => ({ placed: () => ({}), windowPlace: () => ({}) }));
vi.mock('../../src/main/desktop/faults.ts', async (original) => ({
  ...(await original<object>()),
  recordFaults: () => () => {},
}));
vi.mock('../../src/main/desktop/identity.ts', () => ({ takeIdentity: () => {} }));
vi.mock('../../src/main/desktop/deep-link.ts', () => ({ registerLinks: () => {} }));
vi.mock('../../src/main/desktop/opened.ts', () => ({ listenForOpened: () => ({ take: () => {} }) }));
vi.mock('../../src/main/desktop/single-instance.ts', () => ({ holdSingleInstance: () => true }));
vi.mock('../../src/main/desktop/desktop.ts', () => ({ createDesktop: () => ({ host: {}, handOver: () => {}, stop: () => {} }) }));
vi.mock('../../src/main/updates/offer.ts', () => ({ offerUpdates: () => ({ ask: async () => {}, askQuietly: async () => {} }) }));
vi.mock('../../src/main/host/host.ts', () => ({ createElectronHost: () => fakeHost() }));
vi.mock('../../src/main/window.ts', () => ({
  createWindow: () => ({ webContents: Object.assign(contents, { once: () => {} }) }),
  raise: () => {},
}));

beforeEach(() => {
  electron.ipcMain.removeAllListeners();
  electron.children.length = 0;
  posted.length = 0;
  page.removeAllListeners();
  events.removeAllListeners();
  vi.clearAllMocks();
  vi.resetModules();
});

async function profile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'electron-frame-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
async function open(): Promise<{ readonly desk: OpenDesk; readonly log: string }> {
  const { openDesk } = await import('../../src/main/desk.ts');
  const folder = await profile();
  return { desk: openDesk(folder, '/programs'), log: join(folder, 'errors.log') };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
/** The newest process of this program. */
const child = (program: string): Child => {
  const last = electron.children.findLast((each) => each.program.endsWith(program));
  if (!last) throw new Error(`${program} was not started.`);
  return last;
};
const count = (program: string) => electron.children.filter((each) => each.program.endsWith(program)).length;
/** The engine comes up, with the practice partner when it has none. */
async function comeUp(): Promise<void> {
  const engine = child('engine.js');
  engine.emit('spawn');
  engine.emit('message', { kind: 'held' });
  if (count('sandbox.js') === 0) {
    await vi.waitFor(() => expect(count('sandbox.js')).toBe(1));
    const url = 'http://127.0.0.1:4711';
    const ready = { ready: true, url, playUrl: `${url}/play`, accessKey: 'a', secretKey: 's', gatewayToken: 'g' };
    child('sandbox.js').stdout.write(`${JSON.stringify(ready)}\n`);
  }
  await vi.waitFor(() => expect(engine.sent.map(({ message }) => message.kind)).toContain('start'));
  engine.emit('message', { kind: 'ready' });
  await vi.waitFor(() => expect(words().at(-1)).toMatchObject({ kind: 'running' }));
}
const pageSays = (channel: string) => electron.ipcMain.emit(channel, { sender: contents, senderFrame: contents.mainFrame });
const words = () => posted.filter(({ channel }) => channel === pageShell.engine).map(({ message }) => message);
const ports = () => posted.filter(({ channel }) => channel === pageShell.port).length;

test('the window is there at once; behind it engine, practice partner and port come one after the other', async () => {
  await open();
  pageSays(pageShell.ready);
  expect(words()).toEqual([{ kind: 'starting' }]);
  expect(electron.children.map(({ program }) => program)).toEqual(['/programs/engine.js']);
  await comeUp();
  expect(ports()).toBe(1);
  expect(child('engine.js').sent.at(-1)?.message).toEqual({ kind: 'connect' });
});

test('a killed engine is started again by itself, on the same practice partner, and the page gets a new port', async () => {
  await open();
  pageSays(pageShell.ready);
  await comeUp();
  child('engine.js').emit('exit', 137);
  await vi.waitFor(() => expect(count('engine.js')).toBe(2));
  expect(words().at(-1)).toEqual({ kind: 'starting' });
  await comeUp();
  expect(ports()).toBe(2);
  expect(count('sandbox.js')).toBe(1);
});

test('after three deaths the page hears where the log is, may show that file and no other, and start again', async () => {
  const { log } = await open();
  pageSays(pageShell.ready);
  for (let death = 1; death <= 3; death += 1) {
    await vi.waitFor(() => expect(count('engine.js')).toBe(death));
    child('engine.js').emit('exit', 1);
  }
  await vi.waitFor(() => expect(words().at(-1)).toEqual({ kind: 'down', fault: { code: 'engine-down' }, deaths: 3, log }));
  expect((await readFile(log, 'utf8')).match(/The engine ended by itself/g)).toHaveLength(3);
  pageSays(pageShell.showLog);
  expect(electron.shell.showItemInFolder.mock.calls).toEqual([[log]]);
  expect(count('engine.js')).toBe(3);
  pageSays(pageShell.startAgain);
  await vi.waitFor(() => expect(count('engine.js')).toBe(4));
  await comeUp();
  expect(ports()).toBe(1);
});

test('a profile that another one holds: the page hears by whom, nothing is tried by itself, no practice partner is started', async () => {
  const { log } = await open();
  pageSays(pageShell.ready);
  child('engine.js').emit('spawn');
  child('engine.js').emit('message', { kind: 'failed', fault: { code: 'profile-locked', detail: { pid: 7 } } });
  const fault = { code: 'profile-locked', detail: { pid: 7 } };
  await vi.waitFor(() => expect(words().at(-1)).toEqual({ kind: 'down', fault, deaths: 0, log }));
  expect(electron.children).toHaveLength(1);
});

test('a page that was loaded anew gets a port of its own to the engine that runs', async () => {
  await open();
  pageSays(pageShell.ready);
  await comeUp();
  page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  pageSays(pageShell.ready);
  expect(ports()).toBe(2);
  expect(count('engine.js')).toBe(1);
});

test('when the desk is closed the engine stops first, then the practice partner, then the engine’s process, and nothing is started again', async () => {
  const { desk } = await open();
  pageSays(pageShell.ready);
  await comeUp();
  const [engine, sandbox] = [child('engine.js'), child('sandbox.js')];
  const ends: string[] = [];
  engine.once('exit', () => ends.push('engine'));
  sandbox.once('exit', () => ends.push('practice partner'));
  const stopped = desk.stop();
  await vi.waitFor(() => expect(engine.sent.at(-1)?.message).toEqual({ kind: 'stop' }));
  expect(ends).toEqual([]);
  engine.emit('message', { kind: 'stopped' });
  await stopped;
  expect(ends).toEqual(['practice partner', 'engine']);
  pageSays(pageShell.startAgain);
  await turn();
  expect(electron.children).toHaveLength(2);
});

test('the main program never waits for Electron at its top level, where it would wait for ever', async () => {
  vi.stubEnv('CONSENT_DESK_PROFILE', await profile());
  onTestFinished(() => void vi.unstubAllEnvs());
  app.ready = new Promise(() => {});
  await import('../../src/main/index.ts');
  expect(electron.children).toEqual([]);
  expect(events.eventNames()).toEqual(expect.arrayContaining(['window-all-closed', 'will-quit']));
});

test('quitting waits for the desk to end, then quits', async () => {
  vi.stubEnv('CONSENT_DESK_PROFILE', await profile());
  onTestFinished(() => void vi.unstubAllEnvs());
  app.ready = Promise.resolve();
  await import('../../src/main/index.ts');
  await vi.waitFor(() => expect(electron.children).toHaveLength(1));
  const event = { preventDefault: vi.fn() };
  events.emit('will-quit', event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(quit).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce());
  expect(child('engine.js').killed).toBe(true);
});
