import { contextBridge, ipcRenderer } from 'electron';
import { pageShell } from '../contract/page-shell.ts';

// The hole in the wall: the one port that main hands over, how it stands with the engine, and two wishes that say nothing but themselves.
contextBridge.exposeInMainWorld('consentDesk', {
  startAgain: () => ipcRenderer.send(pageShell.startAgain),
  showLog: () => ipcRenderer.send(pageShell.showLog),
});
const hand = (kind: string, word: unknown, ports: MessagePort[]) =>
  window.postMessage({ kind, word }, { targetOrigin: window.location.origin, transfer: ports });
ipcRenderer.on(pageShell.port, (event) => hand(pageShell.port, null, event.ports));
ipcRenderer.on(pageShell.engine, (_event, word: unknown) => hand(pageShell.engine, word, []));
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send(pageShell.ready), { once: true });
