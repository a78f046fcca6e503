import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test, vi } from 'vitest';
import { pageShell } from '../../src/contract/page-shell.ts';

type Wishes = Readonly<Record<string, (given: unknown) => void>>;
const left = vi.hoisted(() => [] as [string, Wishes][]);
const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: (name: string, wishes: Wishes) => void left.push([name, wishes]) },
  ipcRenderer: {},
}));
vi.mock('electron', () => electron);

const renderer = Object.assign(new EventEmitter(), { send: vi.fn() });
const page = Object.assign(new EventTarget(), { location: { origin: 'app://consent-desk' }, postMessage: vi.fn() });

beforeAll(async () => {
  Object.assign(electron, { ipcRenderer: renderer });
  vi.stubGlobal('window', page);
  await import('../../src/preload/index.ts');
});

test('the page is left two functions, and neither hands on what it was given', () => {
  expect(left.map(([name, wishes]) => [name, Object.keys(wishes)])).toEqual([['consentDesk', ['startAgain', 'showLog']]]);
  for (const wish of left.flatMap(([, wishes]) => Object.values(wishes))) wish('/etc/passwd');
  expect(renderer.send.mock.calls).toEqual([[pageShell.startAgain], [pageShell.showLog]]);
  renderer.send.mockClear();
});

test('main hears once that the page is there', () => {
  page.dispatchEvent(new Event('DOMContentLoaded'));
  page.dispatchEvent(new Event('DOMContentLoaded'));
  expect(renderer.send.mock.calls).toEqual([[pageShell.ready]]);
});

test('the port and the word on the engine go to our own origin, and nothing else is listened to', () => {
  const port = {};
  renderer.emit(pageShell.port, { ports: [port] }, null);
  renderer.emit(pageShell.engine, { ports: [] }, { kind: 'starting' });
  const to = { targetOrigin: 'app://consent-desk' };
  expect(page.postMessage.mock.calls).toEqual([
    [
      { kind: pageShell.port, word: null },
      { ...to, transfer: [port] },
    ],
    [
      { kind: pageShell.engine, word: { kind: 'starting' } },
      { ...to, transfer: [] },
    ],
  ]);
  expect(renderer.eventNames()).toEqual([pageShell.port, pageShell.engine]);
});

test('the script stays under 25 lines', async () => {
  const source = await readFile(new URL('../../src/preload/index.ts', import.meta.url), 'utf8');
  expect(source.trimEnd().split('\n').length).toBeLessThan(25);
});
