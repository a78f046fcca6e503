import { type IpcMainEvent, ipcMain, MessageChannelMain, type WebContents } from 'electron';
import { isHome } from './navigation.ts';

/** Only the main frame of our own window, while it shows our own page, may be handed a port. */
export const mayConnect = (event: Pick<IpcMainEvent, 'sender' | 'senderFrame'>, contents: WebContents): boolean =>
  event.sender === contents && event.senderFrame !== null && event.senderFrame === contents.mainFrame && isHome(event.senderFrame.url);

/**
 * Hands the page one end of a fresh channel each time it says that it is there (a reload says so again), and the engine the other end.
 * Answers how to hand over another one, for an engine that was started anew.
 */
export function brokerPorts(contents: WebContents, engine: { connect(port: Electron.MessagePortMain): void }): () => void {
  let there = false;
  const handOver = () => {
    if (!there || contents.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    engine.connect(port1);
    contents.postMessage('consent-desk-port', null, [port2]);
  };
  ipcMain.on('consent-desk-ready', (event) => {
    if (!mayConnect(event, contents)) return;
    there = true;
    handOver();
  });
  return handOver;
}
