import { contextBridge, ipcRenderer } from 'electron';

// The hole in the wall: a marker for the page, and the one port that main hands over. Nothing here can be called.
contextBridge.exposeInMainWorld('consentDesk', true);
ipcRenderer.on('consent-desk-port', (event) => {
  window.postMessage('consent-desk-port', window.location.origin, event.ports);
});
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send('consent-desk-ready'), { once: true });
