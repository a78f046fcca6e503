import { randomUUID } from 'node:crypto';
import { Fault } from '../../core/fault.ts';
import type { Host } from '../../core/ports.ts';
import { type Protection, type ProtectionLevel, protectionName } from '../../core/protection/protection.ts';
import type { Settings } from '../../engine/shell/settings/settings.ts';
import type { Keyring } from './keyring.ts';
import { KeyringLocked, patientKeyring } from './patient-keyring.ts';

type Secrets = Host['secrets'];

const levels: Partial<Record<NodeJS.Platform, ProtectionLevel>> = {
  linux: 'secret-service',
  darwin: 'keychain',
  win32: 'credential-manager',
};
/** How long a store may wait for the person to unlock it before the desk opens without it. */
const PATIENCE_MILLISECONDS = 20_000;

type Tried = 'works' | 'locked' | 'missing';

/** Writing, reading and deleting: without a session bus a store may answer null to a question without any error. */
async function tried(keyring: Keyring): Promise<Tried> {
  const key = `probe-${randomUUID()}`;
  try {
    await keyring.set(key, key);
    const kept = (await keyring.get(key)) === key;
    await keyring.delete(key);
    return kept ? 'works' : 'missing';
  } catch (error) {
    return error instanceof KeyringLocked ? 'locked' : 'missing';
  }
}

export interface SecretsOptions {
  /** Null where the system's store cannot be reached at all. */
  readonly keyring: Keyring | null;
  readonly settings: Pick<Settings, 'setAside'>;
  readonly platform?: NodeJS.Platform;
  readonly patience?: number;
}

/**
 * Secrets in the operating system's store where it works, else in memory, which says so. Where the store is locked, what is set meanwhile
 * stays in memory. Later failures are faults: secret-store-missing, secret-store-locked.
 */
export async function openSecrets(options: SecretsOptions): Promise<Secrets> {
  const { settings, platform = process.platform, patience = PATIENCE_MILLISECONDS } = options;
  const keyring = options.keyring && patientKeyring(options.keyring, patience);
  const level = levels[platform];
  const first: Tried = keyring === null || level === undefined ? 'missing' : await tried(keyring);
  if (keyring === null || level === undefined || first === 'missing') return inMemory(settings);

  const store = protectionName[level];
  const memory = new Map<string, string>();
  let state: Protection['state'] = first === 'works' ? 'open' : 'locked';
  const missing = (cause?: unknown) => new Fault('secret-store-missing', { store }, { cause });
  const asked = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await call();
      state = 'open';
      return answer;
    } catch (error) {
      if (!(error instanceof KeyringLocked)) throw missing(error);
      state = 'locked';
      throw new Fault('secret-store-locked', { store }, { cause: error });
    }
  };
  /** Unlocked again: what was set meanwhile goes where it belongs, and takes the place of what lies there. */
  const settle = async (): Promise<void> => {
    if (state === 'locked') return;
    for (const [key, value] of [...memory]) {
      await asked(() => keyring.set(key, value));
      memory.delete(key);
    }
  };
  const protection = async (): Promise<Protection> => ({ level, state, weak: null, setAside: setAsideOf(settings) });
  return {
    describe: async () => ({ kind: 'os', name: store }),
    async get(key) {
      const inMemory = memory.get(key);
      if (inMemory !== undefined) return inMemory;
      const kept = await asked(() => keyring.get(key));
      await settle();
      if (kept !== null) return kept;
      // Nothing there, or a store that went away or was locked and does not say so.
      const now = await tried(keyring);
      if (now === 'missing') throw missing();
      if (now === 'locked') return asked(() => Promise.reject(new KeyringLocked()));
      return null;
    },
    async set(key, value) {
      try {
        await asked(() => keyring.set(key, value));
        memory.delete(key);
        await settle();
      } catch (error) {
        if (!(error instanceof Fault) || error.code !== 'secret-store-locked') throw error;
        memory.set(key, value);
      }
    },
    async delete(key) {
      memory.delete(key);
      await asked(() => keyring.delete(key));
    },
    protection,
    acceptWeak: refused,
  };
}

function inMemory(settings: SecretsOptions['settings']): Secrets {
  const kept = new Map<string, string>();
  return {
    describe: async () => ({ kind: 'memory', name: protectionName.memory }),
    get: async (key) => kept.get(key) ?? null,
    set: async (key, value) => void kept.set(key, value),
    delete: async (key) => void kept.delete(key),
    protection: async () => ({ level: 'memory', state: 'open', weak: null, setAside: setAsideOf(settings) }),
    acceptWeak: refused,
  };
}

/** This shell knows no weak way: the system's store, or memory. */
const refused = async (): Promise<never> => {
  throw new Fault('not-allowed-here', { setting: 'weak-protection' });
};

const setAsideOf = ({ setAside }: SecretsOptions['settings']): Protection['setAside'] =>
  setAside === null ? [] : [{ what: 'settings', where: setAside }];
