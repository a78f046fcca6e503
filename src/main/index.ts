import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { problemSentence } from '../engine/shell/problem.ts';
import { profileFolder } from '../engine/shell/profile-folder.ts';
import { type RunningDesk, startDesk } from './desk.ts';
import { registerScheme } from './scheme.ts';

// Electron's main program: thin. It opens one window, starts the engine beside it, and answers for what only a shell can do.
const profile = profileFolder();
mkdirSync(profile, { recursive: true, mode: 0o700 });
app.setPath('userData', profile);
// What Chromium keeps for itself lies apart from the person's own data.
app.setPath('sessionData', join(profile, 'electron'));
registerScheme();
app.enableSandbox();

let desk: RunningDesk | null = null;

async function start(): Promise<void> {
  try {
    desk = await startDesk(profile, import.meta.dirname);
  } catch (error) {
    dialog.showErrorBox('Consent Desk cannot be opened', problemSentence(error, profile));
    app.exit(1);
  }
}

function end(event: Electron.Event): void {
  if (desk === null) return;
  event.preventDefault();
  const ending = desk;
  desk = null;
  const quit = () => app.quit();
  ending.stop().then(quit, quit);
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => desk?.show());
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', end);
  // Never awaited at the top level: in a module that is a deadlock.
  void app.whenReady().then(start);
} else {
  app.quit();
}
