import { type IpcMainEvent, ipcMain, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import { type EngineWord, pageShell } from '../contract/page-shell.ts';
import { isHome } from './policy/scheme.ts';

type Sender = Pick<IpcMainEvent, 'sender' | 'senderFrame'>;

/** Only the main frame of our own window, while it shows our own page, is heard. Answers why another is not; null where it is. */
export function strange({ sender, senderFrame }: Sender, contents: WebContents): 'window' | 'frame' | 'address' | null {
  if (sender !== contents) return 'window';
  if (senderFrame === null || senderFrame !== contents.mainFrame) return 'frame';
  return isHome(senderFrame.url) ? null : 'address';
}

export interface BrokerParts {
  readonly contents: WebContents;
  readonly engine: () => { connect(port: MessagePortMain): void } | null;
  readonly word: () => EngineWord;
  /** What a person wants of main: nothing else can be asked. */
  readonly wishes: { startAgain(): void; showLog(): void };
  readonly write: (line: string) => void;
}
export interface Broker {
  /** Tells the page how it stands with the engine, and hands it a port where one runs. */
  tell(): void;
  /** How many messages were refused. */
  refused(): number;
}

/** The log is for a person: a flood would bury what stands in it. */
const WRITTEN = 20;

/**
 * Hands the page one end of a fresh channel, and the engine the other: once when a page says that it is there, and once for each engine that
 * was started since. Whatever comes from elsewhere is not answered, only counted.
 */
export function brokerPorts({ contents, engine, word, wishes, write }: BrokerParts): Broker {
  let there = false;
  let connected: object | null = null;
  let refusals = 0;
  const refuse = (channel: string, why: string): void => {
    refusals += 1;
    if (refusals <= WRITTEN) write(`Refused ${channel}: ${why} (${refusals}).`);
  };
  const tell = (): void => {
    if (!there || contents.isDestroyed()) return;
    const said = word();
    contents.postMessage(pageShell.engine, said);
    const running = engine();
    // A page that comes before the engine is handed its port when the engine is ready.
    if (said.kind !== 'running' || running === null || running === connected) return;
    connected = running;
    const { port1, port2 } = new MessageChannelMain();
    running.connect(port1);
    contents.postMessage(pageShell.port, null, [port2]);
  };
  const hear = (channel: string, listener: () => void): void => {
    ipcMain.on(channel, (event) => {
      const why = strange(event, contents);
      if (why === null) listener();
      else refuse(channel, `another ${why}`);
    });
  };
  const leave = (): void => {
    there = false;
    connected = null;
  };
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) leave();
  });
  contents.on('render-process-gone', leave);
  hear(pageShell.ready, () => {
    if (there) return refuse(pageShell.ready, 'this page was here before');
    there = true;
    tell();
  });
  hear(pageShell.startAgain, () => wishes.startAgain());
  hear(pageShell.showLog, () => wishes.showLog());
  return { tell, refused: () => refusals };
}
