import { expect, test, vi } from 'vitest';
import type { Host } from '../../src/core/ports.ts';
import { hostOverLine } from '../../src/engine/host-port.ts';
import { startEngine } from '../../src/main/engine-process.ts';
import * as electron from './electron-stub.ts';

vi.mock('electron', () => import('./electron-stub.ts'));

const openLink = vi.fn(async (_address: string) => {});
const host = {
  secrets: {
    describe: async () => ({ kind: 'memory', name: 'memory only' }),
    get: async (key: string) => (key === 'known' ? 'word' : null),
    set: async () => {},
    delete: async () => {},
  },
  notify: async () => 'shown',
  badge: async () => {},
  openLink,
  saveFile: async () => ({ kind: 'cancelled' }),
  onPower: () => () => {},
} satisfies Host;

function starting() {
  const onLost = vi.fn();
  const engine = startEngine({ program: '/engine.js', profile: '/profile', version: '1', accounts: [], host, onLost });
  const child = electron.children.at(-1);
  if (!child) throw new Error('No process was started.');
  return { engine, child, onLost };
}
async function started() {
  const begun = starting();
  begun.child.emit('spawn');
  begun.child.emit('message', { kind: 'ready' });
  return { ...begun, engine: await begun.engine };
}

test('the engine is told its profile and is handed the host over a port of its own', async () => {
  const { child, engine } = await started();
  const [order] = child.sent;
  expect(order?.message).toEqual({ kind: 'start', profile: '/profile', version: '1', accounts: [] });
  const port = order?.ports[0];
  const opened = vi.fn();
  const asked = hostOverLine(
    { send: (message) => port?.postMessage(message), listen: (listener) => port?.on('message', ({ data }) => listener(data)) },
    opened,
  );
  expect(await asked.secrets.get('known')).toBe('word');
  await asked.openLink('https://example.com/');
  expect(openLink).toHaveBeenCalledWith('https://example.com/');
  engine.open('/requests/1');
  expect(opened).toHaveBeenCalledWith('/requests/1');
});

test('an engine that cannot start is a fault with its own code', async () => {
  const { child, engine } = starting();
  child.emit('spawn');
  child.emit('message', { kind: 'failed', fault: { code: 'profile-locked' } });
  await expect(engine).rejects.toMatchObject({ code: 'profile-locked' });
});

test('an engine that dies while it starts is said to be down', async () => {
  const { child, engine } = starting();
  child.emit('exit', 1);
  await expect(engine).rejects.toMatchObject({ code: 'engine-down' });
});

test('a window is connected by a port that goes to the engine', async () => {
  const { child, engine } = await started();
  const { port1 } = new electron.MessageChannelMain();
  engine.connect(port1 as never);
  expect(child.sent.at(-1)).toEqual({ message: { kind: 'connect' }, ports: [port1] });
});

test('an engine that is lost is noticed; one that is stopped is asked first, and is not called lost', async () => {
  const lost = await started();
  lost.child.emit('exit', 1);
  expect(lost.onLost).toHaveBeenCalledOnce();

  const stopped = await started();
  const ended = stopped.engine.stop();
  expect(stopped.child.sent.at(-1)?.message).toEqual({ kind: 'stop' });
  expect(stopped.child.killed).toBe(false);
  stopped.child.emit('message', { kind: 'stopped' });
  await ended;
  expect(stopped.child.killed).toBe(true);
  expect(stopped.onLost).not.toHaveBeenCalled();
});
