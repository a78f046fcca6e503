import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { registerScheme } from './policy/scheme.ts';

/** What must be settled before Electron is ready: where things lie, our scheme, the sandbox of every renderer, Chromium's switches. */
export function beforeReady(profile: string): void {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  // What Chromium keeps for itself lies apart from the person's own data.
  app.setPath('sessionData', join(profile, 'electron'));
  registerScheme();
  app.enableSandbox();
}
