import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const NAME = 'consent-desk';

/**
 * The folder of a person's profile: database, settings, journal of the practice partner. `CONSENT_DESK_PROFILE` names another one;
 * else it is where this operating system keeps application data. Both shells use the same folder, so that its lock keeps them apart.
 */
export function profileFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const chosen = environment.CONSENT_DESK_PROFILE;
  if (chosen) return resolve(chosen);
  if (platform === 'win32') return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), NAME);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', NAME);
  return join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), NAME);
}
