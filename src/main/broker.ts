import { type IpcMainEvent, ipcMain, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import { isHome } from './policy/navigation.ts';

/** Only the main frame of our own window, while it shows our own page, may be handed a port. */
export const mayConnect = (event: Pick<IpcMainEvent, 'sender' | 'senderFrame'>, contents: WebContents): boolean =>
  event.sender === contents && event.senderFrame !== null && event.senderFrame === contents.mainFrame && isHome(event.senderFrame.url);

/**
 * Hands the page one end of a fresh channel each time it says that it is there (a reload says so again), and the engine the other end.
 * Answers how to hand one over when an engine was started, or started anew.
 */
export function brokerPorts(contents: WebContents, engine: () => { connect(port: MessagePortMain): void } | null): () => void {
  let there = false;
  const handOver = () => {
    const running = engine();
    // A page that comes before the engine is handed its port when the engine is ready.
    if (!there || running === null || contents.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    running.connect(port1);
    contents.postMessage('consent-desk-port', null, [port2]);
  };
  ipcMain.on('consent-desk-ready', (event) => {
    if (!mayConnect(event, contents)) return;
    there = true;
    handOver();
  });
  return handOver;
}
