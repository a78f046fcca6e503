import type { WebPreferences } from 'electron';

/**
 * What the window gives its page: no more than a web site has, and no Node. Written out although most of it is Electron's default, so that a
 * changed default changes nothing. `preload` is the path of the built file; `packaged` as Electron's `app.isPackaged`.
 */
export const pagePreferences = (preload: string, packaged: boolean): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
  enableWebSQL: false,
  webgl: false,
  enableDeprecatedPaste: false,
  disableWakeLocks: true,
  autoplayPolicy: 'document-user-activation-required',
  // Nothing in the page runs by the clock of an animation: hidden, it may rest. The engine works on.
  backgroundThrottling: true,
  devTools: !packaged,
});
