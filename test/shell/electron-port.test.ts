import type { MessagePortMain, WebContents } from 'electron';
import { beforeEach, describe, expect, type Mock, test, vi } from 'vitest';
import { type EngineWord, pageShell } from '../../src/contract/page-shell.ts';
import { brokerPorts } from '../../src/main/broker.ts';
import * as electron from './electron-stub.ts';

vi.mock('electron', () => import('./electron-stub.ts'));
beforeEach(() => void electron.ipcMain.removeAllListeners());

const down: EngineWord = { kind: 'down', fault: { code: 'profile-locked' }, deaths: 0, log: '/profile/errors.log' };

function desk(word: EngineWord = { kind: 'running' }) {
  const stub = electron.stubContents();
  const state = { word, engine: { connect: vi.fn() } as { connect: Mock<(port: MessagePortMain) => void> } | null };
  const wishes = { startAgain: vi.fn(), showLog: vi.fn() };
  const lines: string[] = [];
  const broker = brokerPorts({
    contents: stub.contents as unknown as WebContents,
    engine: () => state.engine,
    word: () => state.word,
    wishes,
    write: (line) => lines.push(line),
  });
  const ours = { sender: stub.contents, senderFrame: stub.contents.mainFrame };
  return {
    ...stub,
    ...broker,
    state,
    wishes,
    lines,
    says: (channel: string, event: object = ours, ...more: readonly unknown[]) => electron.ipcMain.emit(channel, event, ...more),
    ports: () => stub.posted.filter(({ channel }) => channel === pageShell.port),
    words: () => stub.posted.filter(({ channel }) => channel === pageShell.engine).map(({ message }) => message),
    reload: () => stub.events.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false }),
  };
}
type Desk = ReturnType<typeof desk>;

describe('the port', () => {
  test('goes to the main frame of our window on our page: one end there, the other to the engine', () => {
    const { says, ports, state } = desk();
    says(pageShell.ready);
    expect(ports()).toEqual([{ channel: pageShell.port, message: null, ports: [expect.objectContaining({ end: 2 })] }]);
    expect(state.engine?.connect).toHaveBeenCalledWith(expect.objectContaining({ end: 1 }));
  });

  test('is handed over once to a page, however often it asks', () => {
    const { says, ports, refused, tell } = desk();
    says(pageShell.ready);
    says(pageShell.ready);
    tell();
    expect(ports()).toHaveLength(1);
    expect(refused()).toBe(1);
  });

  test('is handed over anew to a page that was loaded anew, not to one that only went to another screen', () => {
    const { says, ports, events, reload } = desk();
    says(pageShell.ready);
    events.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    events.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
    says(pageShell.ready);
    expect(ports()).toHaveLength(1);
    reload();
    says(pageShell.ready);
    expect(ports()).toHaveLength(2);
  });

  test('does not go to a page that is gone', () => {
    const { says, ports, events, tell, state } = desk();
    says(pageShell.ready);
    events.emit('render-process-gone');
    state.engine = { connect: vi.fn() };
    tell();
    expect(ports()).toHaveLength(1);
  });

  test('waits for the engine when the page was there first, and the page hears that it is starting', () => {
    const { says, ports, words, state, tell } = desk({ kind: 'starting' });
    state.engine = null;
    says(pageShell.ready);
    expect(ports()).toEqual([]);
    expect(words()).toEqual([{ kind: 'starting' }]);
    state.word = { kind: 'running' };
    state.engine = { connect: vi.fn() };
    tell();
    expect(ports()).toHaveLength(1);
  });

  test('is handed over anew when the engine was started anew', () => {
    const { says, ports, state, tell } = desk();
    says(pageShell.ready);
    state.engine = { connect: vi.fn() };
    tell();
    expect(ports()).toHaveLength(2);
  });

  test('never comes where the engine could not start: the page hears why', () => {
    const { says, ports, words, state } = desk(down);
    state.engine = null;
    says(pageShell.ready);
    expect(ports()).toEqual([]);
    expect(words()).toEqual([down]);
  });

  test('before the page is there, nobody is told anything', () => {
    const { posted, tell } = desk();
    tell();
    expect(posted).toEqual([]);
  });
});

const strangers: readonly (readonly [string, (desk: Desk) => object])[] = [
  ['another window', ({ contents }) => ({ sender: {}, senderFrame: contents.mainFrame })],
  ['a frame inside our window', ({ contents }) => ({ sender: contents, senderFrame: { url: 'app://consent-desk/' } })],
  ['a frame that is gone', ({ contents }) => ({ sender: contents, senderFrame: null })],
  ...[
    'https://example.com/',
    'http://consent-desk/',
    'file:///etc/passwd',
    'app://other/',
    'app://consent-desk/other.html',
    'about:blank',
    '',
  ].map(
    (url) =>
      [
        `our window on ${JSON.stringify(url)}`,
        ({ contents }: Desk) => {
          contents.mainFrame.url = url;
          return { sender: contents, senderFrame: contents.mainFrame };
        },
      ] as const,
  ),
];

describe.each(strangers)('%s', (_, eventOf) => {
  test.each([pageShell.ready, pageShell.startAgain, pageShell.showLog])(
    'is not answered to %s, nothing happens, and it is counted and written down',
    (channel) => {
      const stranger = desk();
      stranger.says(channel, eventOf(stranger));
      stranger.tell();
      expect(stranger.posted).toEqual([]);
      expect(stranger.state.engine?.connect).not.toHaveBeenCalled();
      expect(stranger.wishes.startAgain).not.toHaveBeenCalled();
      expect(stranger.wishes.showLog).not.toHaveBeenCalled();
      expect(stranger.refused()).toBe(1);
      expect(stranger.lines).toEqual([expect.stringContaining(channel)]);
    },
  );
});

test('a flood of refusals is counted to the end, but does not bury the log', () => {
  const { says, refused, lines } = desk();
  for (let message = 0; message < 1000; message += 1) says(pageShell.ready, { sender: {}, senderFrame: null });
  expect(refused()).toBe(1000);
  expect(lines).toHaveLength(20);
});

describe('what a person may want of main', () => {
  test('is to start the engine again, or to see its log; whatever comes along with it is not looked at', () => {
    const { says, wishes } = desk(down);
    says(pageShell.startAgain, undefined, '/bin/sh');
    says(pageShell.showLog, undefined, '/etc/passwd');
    expect(wishes.startAgain.mock.calls).toEqual([[]]);
    expect(wishes.showLog.mock.calls).toEqual([[]]);
  });
});
