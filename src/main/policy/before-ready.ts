import { app } from 'electron';
import { holdContents } from './contents.ts';
import { refuseCredentials } from './credentials.ts';
import { registerScheme } from './scheme.ts';
import { holdSession } from './session.ts';
import { setSwitches } from './switches.ts';

/** The part of the policy that must stand before Electron is ready, and before any window, view or session is made. */
export function holdBeforeReady(): void {
  app.enableSandbox();
  registerScheme();
  setSwitches();
  refuseCredentials();
  app.on('session-created', holdSession);
  app.on('web-contents-created', (_event, contents) => holdContents(contents));
}
