import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { holdBeforeReady } from './policy/before-ready.ts';

/** What must be settled before Electron is ready: where things lie, and what any page may do. */
export function beforeReady(profile: string): void {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  // What Chromium keeps for itself lies apart from the person's own data.
  app.setPath('sessionData', join(profile, 'electron'));
  holdBeforeReady();
}
