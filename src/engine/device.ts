import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names this profile on this device, made once: the operation log has one chain per account and device. */
export function deviceOf(profile: string): string {
  const path = join(profile, 'device');
  try {
    const known = readFileSync(path, 'utf8').trim();
    if (/^[0-9a-f-]{36}$/u.test(known)) return known;
  } catch {
    // Not made yet.
  }
  const made = randomUUID();
  writeFileSync(path, made, { mode: 0o600 });
  return made;
}
