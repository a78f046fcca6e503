import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { Fault } from '../../core/fault.ts';
import type { Host, SecretStore } from '../../core/ports.ts';

type Secrets = Host['secrets'];

/** What we use of a secret store; @napi-rs/keyring has this shape. */
export interface Keyring {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

const SERVICE = 'consent-desk';
const names: Partial<Record<NodeJS.Platform, string>> = { linux: 'Secret Service', darwin: 'Keychain', win32: 'Credential Manager' };

/** The operating system's store; null where its native part does not load. `profile` keeps two profiles of one person apart. */
export function systemKeyring(profile: string): Keyring | null {
  let AsyncEntry: typeof import('@napi-rs/keyring').AsyncEntry;
  try {
    ({ AsyncEntry } = createRequire(import.meta.url)('@napi-rs/keyring') as typeof import('@napi-rs/keyring'));
  } catch {
    return null;
  }
  const entry = (key: string) => new AsyncEntry(SERVICE, `${profile} :: ${key}`);
  return {
    get: async (key) => (await entry(key).getPassword()) ?? null,
    set: (key, value) => entry(key).setPassword(value),
    delete: async (key) => {
      await entry(key).deletePassword();
    },
  };
}

/** Writing, reading and deleting: without a session bus the store answers null to a question without any error. */
async function works(keyring: Keyring): Promise<boolean> {
  const key = `probe-${randomBytes(6).toString('hex')}`;
  try {
    await keyring.set(key, key);
    const kept = (await keyring.get(key)) === key;
    await keyring.delete(key);
    return kept;
  } catch {
    return false;
  }
}

function inMemory(): Secrets {
  const kept = new Map<string, string>();
  const store: SecretStore = { kind: 'memory', name: 'memory only' };
  return {
    describe: async () => store,
    get: async (key) => kept.get(key) ?? null,
    set: async (key, value) => void kept.set(key, value),
    delete: async (key) => void kept.delete(key),
  };
}

/** Secrets in the operating system's store where it works, else in memory, which says so. Fault `secret-store-missing` when it fails later. */
export async function openSecrets(keyring: Keyring | null, platform: NodeJS.Platform = process.platform): Promise<Secrets> {
  if (keyring === null || !(await works(keyring))) return inMemory();
  const store: SecretStore = { kind: 'os', name: names[platform] ?? 'system store' };
  const asked = async <Answer>(call: Promise<Answer>): Promise<Answer> => {
    try {
      return await call;
    } catch (cause) {
      throw new Fault('secret-store-missing', { store: store.name }, { cause });
    }
  };
  return {
    describe: async () => store,
    get: (key) => asked(keyring.get(key)),
    set: (key, value) => asked(keyring.set(key, value)),
    delete: (key) => asked(keyring.delete(key)),
  };
}
