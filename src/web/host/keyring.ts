import { createRequire } from 'node:module';

/** What we use of a secret store; @napi-rs/keyring has this shape. */
export interface Keyring {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

const SERVICE = 'consent-desk';

/**
 * The operating system's store; null where its native part does not load. `profile` keeps two profiles of one person apart. On Linux the
 * Secret Service or nothing: left to itself the library falls back to the kernel's keyring, which forgets at the next start of the computer.
 */
export function systemKeyring(profile: string): Keyring | null {
  let AsyncEntry: typeof import('@napi-rs/keyring').AsyncEntry;
  try {
    ({ AsyncEntry } = createRequire(import.meta.url)('@napi-rs/keyring') as typeof import('@napi-rs/keyring'));
  } catch {
    return null;
  }
  let pending = 0;
  const counted = async <Answer>(call: Promise<Answer>): Promise<Answer> => {
    pending += 1;
    return call.finally(() => {
      pending -= 1;
    });
  };
  // A question to a locked store waits for a person on a thread that Node would wait for at its end. Everything of ours is closed by then.
  process.once('exit', () => {
    if (pending > 0) process.kill(process.pid, 'SIGKILL');
  });
  const entry = (key: string) => new AsyncEntry(SERVICE, `${profile} :: ${key}`, { linux: { store: 'secret-service' } });
  return {
    get: async (key) => (await counted(entry(key).getPassword())) ?? null,
    set: async (key, value) => counted(entry(key).setPassword(value)),
    delete: async (key) => {
      await counted(entry(key).deletePassword());
    },
  };
}
