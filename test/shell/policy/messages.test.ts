import { EventEmitter } from 'node:events';
import type { IpcMainEvent, WebContents } from 'electron';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { pageShell } from '../../../src/contract/page-shell.ts';
import { brokerPorts, strange } from '../../../src/main/broker.ts';
import { Contents, ipcMain } from './electron.ts';
import { sourcesOf } from './sources.ts';

vi.mock('electron', () => import('./electron.ts'));
afterEach(() => {
  ipcMain.removeAllListeners();
});

describe('17. Who sent a message', () => {
  const contents = new Contents();
  const why = (event: object) => strange(event as IpcMainEvent, contents as unknown as WebContents);

  test('Rule 17: a message of another window, of a frame, of a frame that is gone or of another address is not heard', () => {
    expect(why({ sender: contents, senderFrame: contents.mainFrame })).toBeNull();
    expect(why({ sender: new Contents(), senderFrame: contents.mainFrame })).toBe('window');
    expect(why({ sender: contents, senderFrame: { url: 'app://consent-desk/' } })).toBe('frame');
    expect(why({ sender: contents, senderFrame: null })).toBe('frame');
    contents.mainFrame.url = 'https://example.com/';
    expect(why({ sender: contents, senderFrame: contents.mainFrame })).toBe('address');
    contents.mainFrame.url = 'app://consent-desk/';
  });

  test('Rule 17: a stranger is handed no port and moves nothing', () => {
    const wishes = { startAgain: vi.fn(), showLog: vi.fn() };
    const running = { connect: vi.fn() };
    const ours = new Contents();
    brokerPorts({
      contents: ours as unknown as WebContents,
      engine: () => running,
      word: () => ({ kind: 'running' }),
      wishes,
      write: () => {},
    });
    const stranger = { sender: new Contents(), senderFrame: ours.mainFrame };
    for (const channel of [pageShell.ready, pageShell.startAgain, pageShell.showLog]) ipcMain.emit(channel, stranger);
    expect(running.connect).not.toHaveBeenCalled();
    expect(wishes.startAgain).not.toHaveBeenCalled();
    expect(wishes.showLog).not.toHaveBeenCalled();
    expect(ours.posted).toEqual([]);
  });

  test('Rule 17: the messages of the page are heard in one file, which asks who sent them', async () => {
    const listening = (await sourcesOf('src/main')).filter(({ text }) =>
      /ipcMain\.(on|once|handle|handleOnce|addListener)\(|\.ipc\.|'ipc-message/.test(text),
    );
    expect(listening.map(({ path }) => path)).toEqual(['src/main/broker.ts']);
    expect(listening[0]?.text.match(/ipcMain\.on\(/g)).toHaveLength(1);
    expect(listening[0]?.text).toContain('strange(event, contents)');
  });
});

describe('20. What the page is given', () => {
  /** The preload script, run: what the page can see of it, what it sent to main and to the page, and main's way to it. */
  async function preloaded() {
    const exposed: Record<string, unknown> = {};
    const main = Object.assign(new EventEmitter(), { send: vi.fn() });
    const post = vi.fn();
    vi.doMock('electron', () => ({
      contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void Object.assign(exposed, { [name]: value }) },
      ipcRenderer: main,
    }));
    vi.stubGlobal('window', { postMessage: post, addEventListener: vi.fn(), location: { origin: 'app://consent-desk' } });
    vi.resetModules();
    await import('../../../src/preload/index.ts');
    onTestFinished(() => void vi.unstubAllGlobals());
    return { exposed, main, post };
  }

  test('Rule 20: the page is given two wishes, which carry nothing but themselves, and nothing of Electron', async () => {
    const { exposed, main } = await preloaded();
    expect(Object.keys(exposed)).toEqual(['consentDesk']);
    const wishes = exposed.consentDesk as Record<string, (...given: unknown[]) => unknown>;
    expect(Object.keys(wishes).toSorted()).toEqual(['showLog', 'startAgain']);
    for (const wish of Object.values(wishes)) wish('/etc/passwd', { channel: 'other' });
    expect(main.send.mock.calls.toSorted()).toEqual([[pageShell.showLog], [pageShell.startAgain]]);
  });

  test('Rule 20: the page never sees an event of Electron, and only our own origin is told', async () => {
    const { main, post } = await preloaded();
    const event = { sender: 'electron', ports: ['port'] };
    main.emit(pageShell.port, event);
    main.emit(pageShell.engine, event, { kind: 'starting' });
    expect(post).toHaveBeenCalledTimes(2);
    expect(JSON.stringify(post.mock.calls)).not.toContain('electron');
    for (const [, { targetOrigin }] of post.mock.calls) expect(targetOrigin).toBe('app://consent-desk');
  });
});
