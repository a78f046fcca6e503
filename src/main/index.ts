import { join } from 'node:path';
import { app, dialog } from 'electron';
import { errorFile } from '../engine/error-file.ts';
import { handedOver } from '../engine/shell/handed-over.ts';
import { problemSentence } from '../engine/shell/problem.ts';
import { profileFolder } from '../engine/shell/profile-folder.ts';
import { beforeReady } from './before-ready.ts';
import { type OpenDesk, openDesk } from './desk.ts';
import { registerLinks } from './desktop/deep-link.ts';
import { closeForFault, recordFaults } from './desktop/faults.ts';
import { takeIdentity } from './desktop/identity.ts';
import { listenForOpened } from './desktop/opened.ts';
import { holdSingleInstance } from './desktop/single-instance.ts';
import { refusedHere } from './policy/refused-here.ts';

// Electron's main program: thin. It opens one window, starts the engine beside it, and answers for what only a shell can do.
const profile = profileFolder();
let desk: OpenDesk | null = null;

function start(): void {
  try {
    desk = openDesk(profile, import.meta.dirname);
  } catch (error) {
    // Without a window there is no page that could say it.
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

function open(): void {
  beforeReady(profile);
  takeIdentity();
  const log = join(profile, 'errors.log');
  recordFaults(errorFile(log, { now: () => new Date().toISOString() }), () => closeForFault(log));
  const opened = listenForOpened();
  if (!holdSingleInstance((given) => desk?.handOver(given))) {
    app.quit();
    return;
  }
  registerLinks();
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', end);
  // Never awaited at the top level: in a module that is a deadlock.
  void app.whenReady().then(() => {
    start();
    const given = handedOver(process.argv, process.cwd());
    if (given.kind !== 'nothing') desk?.handOver(given);
    opened.take((later) => desk?.handOver(later));
  });
}

const refused = refusedHere();
if (refused === null) {
  open();
} else {
  dialog.showErrorBox('Consent Desk cannot be opened', refused);
  app.exit(1);
}
