import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import { hostOverLine } from '../../src/engine/host-port.ts';
import { startEngine } from '../../src/main/engine-process.ts';
import { type FakeHost, fakeHost } from '../fakes/host.ts';
import * as electron from './electron-stub.ts';

vi.mock('electron', () => import('./electron-stub.ts'));

let host: FakeHost;
beforeEach(() => {
  host = fakeHost();
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** What was written at once may be answered in the next turns. */
const settled = () => vi.advanceTimersByTimeAsync(0);

function starting(accounts = async () => [] as never[]) {
  const onLost = vi.fn();
  const abort = new AbortController();
  const engine = startEngine({
    program: '/engine.js',
    profile: '/profile',
    version: '1',
    hold: '/profile/sandbox',
    accounts,
    host,
    signal: abort.signal,
    onLost,
  });
  // Whoever waits for it comes later.
  engine.catch(() => {});
  const child = electron.children.at(-1);
  if (!child) throw new Error('No process was started.');
  const says = async (kind: string, more: object = {}) => {
    child.emit('message', { kind, ...more });
    await settled();
  };
  return { engine, child, onLost, abort, says };
}
async function started() {
  const begun = starting();
  begun.child.emit('spawn');
  await begun.says('held');
  await begun.says('ready');
  return { ...begun, engine: await begun.engine };
}
/** The engine's end of the port over which it asks the host. */
function hostOf(child: electron.Child, opened: (address: string) => void = () => {}) {
  const port = child.sent.find(({ message }) => message.kind === 'start')?.ports[0];
  return hostOverLine(
    { send: (message) => port?.postMessage(message), listen: (listener) => port?.on('message', ({ data }) => listener(data)) },
    opened,
    () => {},
  );
}

test('the engine first takes the practice folder for itself; only then is anything started on it', async () => {
  const accounts = vi.fn(async () => []);
  const { child, says } = starting(accounts);
  child.emit('spawn');
  expect(child.sent).toEqual([{ message: { kind: 'hold', folder: '/profile/sandbox' }, ports: [] }]);
  expect(accounts).not.toHaveBeenCalled();
  await says('held');
  expect(accounts).toHaveBeenCalledOnce();
  expect(child.sent.at(-1)?.message).toEqual({ kind: 'start', profile: '/profile', version: '1', accounts: [] });
});

test('the engine is handed the host over a port of its own', async () => {
  const { child, engine } = await started();
  await host.secrets.set('known', 'word');
  const opened = vi.fn();
  const asked = hostOf(child, opened);
  expect(await asked.secrets.get('known')).toBe('word');
  await asked.openLink('https://example.com/');
  expect(host.opened).toEqual(['https://example.com/']);
  engine.open('/requests/1');
  expect(opened).toHaveBeenCalledWith('/requests/1');
});

test('an engine hears that the machine sleeps, and a dead one is not told any more', async () => {
  const { child } = await started();
  const heard = vi.fn();
  hostOf(child).onPower(heard);
  host.power(true);
  host.power(false);
  expect(heard.mock.calls).toEqual([[true], [false]]);
  child.emit('exit', 1);
  await settled();
  host.power(true);
  expect(heard).toHaveBeenCalledTimes(2);
});

test.each(['profile-locked', 'store-newer', 'store-damaged', 'disk-full'] as const)(
  'an engine that cannot start is the fault %s with its own values, and its process is ended',
  async (code) => {
    const { child, engine, says } = starting();
    child.emit('spawn');
    await says('failed', { fault: { code, detail: { pid: 7 } } });
    await expect(engine).rejects.toMatchObject({ code, detail: { pid: 7 } });
    expect(child.killed).toBe(true);
  },
);

test('a practice partner that does not come is the fault of the start', async () => {
  const { child, engine, says } = starting(() => Promise.reject(new Fault('disk-full')));
  child.emit('spawn');
  await says('held');
  await expect(engine).rejects.toMatchObject({ code: 'disk-full' });
  expect(child.killed).toBe(true);
});

test('a start can be given up while the practice partner or a locked keyring lets it wait', async () => {
  const { child, engine, abort, says } = starting(() => new Promise(() => {}));
  child.emit('spawn');
  await says('held');
  abort.abort();
  await expect(engine).rejects.toMatchObject({ code: 'engine-down' });
  expect(child.sent.map(({ message }) => message.kind)).toEqual(['hold']);
});

test('an engine that dies while it starts is said to be down', async () => {
  const { child, engine } = starting();
  child.emit('exit', 1);
  await expect(engine).rejects.toMatchObject({ code: 'engine-down' });
});

test('an engine whose V8 gives up is heard to end, and takes nobody with it', async () => {
  const { child, onLost } = await started();
  child.emit('error', 'FatalError', 'somewhere', '{}');
  child.emit('exit', 134);
  await settled();
  expect(onLost).toHaveBeenCalledOnce();
});

test('a start can be given up, also before the process was born', async () => {
  const { child, engine, abort } = starting();
  child.deaf = true;
  abort.abort();
  child.deaf = false;
  child.emit('spawn');
  await expect(engine).rejects.toMatchObject({ code: 'engine-down' });
  expect(child.killed).toBe(true);
});

test('a window is connected by a port that goes to the engine', async () => {
  const { child, engine } = await started();
  const { port1 } = new electron.MessageChannelMain();
  engine.connect(port1 as never);
  expect(child.sent.at(-1)).toEqual({ message: { kind: 'connect' }, ports: [port1] });
});

test('an engine that is lost is noticed', async () => {
  const { child, onLost } = await started();
  child.emit('exit', 1);
  await settled();
  expect(onLost).toHaveBeenCalledOnce();
});

test('an engine that is stopped is asked first, lets the rest stop, and is not called lost', async () => {
  const { child, engine, onLost, says } = await started();
  const between = vi.fn(async () => expect(child.killed).toBe(false));
  const ended = engine.stop(between);
  expect(child.sent.at(-1)?.message).toEqual({ kind: 'stop' });
  expect(between).not.toHaveBeenCalled();
  await says('stopped');
  await ended;
  expect(between).toHaveBeenCalledOnce();
  expect(child.killed).toBe(true);
  expect(onLost).not.toHaveBeenCalled();
});

test('an engine that hangs while it stops is ended after five seconds, and by the system after three more', async () => {
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  onTestFinished(() => kill.mockRestore());
  const { child, engine } = await started();
  child.deaf = true;
  const ended = engine.stop();
  await vi.advanceTimersByTimeAsync(4999);
  expect(child.killed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(child.killed).toBe(true);
  await vi.advanceTimersByTimeAsync(2999);
  expect(kill).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(kill).toHaveBeenCalledWith(child.pid, 'SIGKILL');
  // Also where the system does not tell that it is gone, closing the app goes on.
  await vi.advanceTimersByTimeAsync(1000);
  await ended;
});
