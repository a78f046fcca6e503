import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import { Fault } from '../../core/fault.ts';
import type { Host, SecretStore } from '../../core/ports.ts';

type Secrets = Host['secrets'];
const names: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Keychain', win32: 'Data Protection' };

/** Where Linux has no keyring, Chromium would "encrypt" with a password that stands in its source: that is no secret store. */
async function store(): Promise<SecretStore> {
  const available = await safeStorage.isAsyncEncryptionAvailable();
  if (process.platform !== 'linux')
    return available ? { kind: 'os', name: names[process.platform] ?? 'system store' } : { kind: 'memory', name: 'memory only' };
  const backend = safeStorage.getSelectedStorageBackend();
  return available && backend !== 'basic_text' && backend !== 'unknown'
    ? { kind: 'os', name: backend }
    : { kind: 'memory', name: 'memory only' };
}

/** One file per secret, sealed by the operating system, its name a digest of the key. Kept in memory alone where nothing can seal. */
export function createSecrets(folder: string): Secrets {
  const memory = new Map<string, string>();
  const described = store();
  const fileOf = (key: string) => join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.sealed`);
  const sealed = async <Answer>(inFile: () => Promise<Answer>, inMemory: () => Answer): Promise<Answer> => {
    const { kind, name } = await described;
    if (kind === 'memory') return inMemory();
    try {
      return await inFile();
    } catch (cause) {
      throw new Fault('secret-store-missing', { store: name }, { cause });
    }
  };
  const write = async (key: string, value: string): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = fileOf(key);
    await writeFile(`${path}.new`, await safeStorage.encryptStringAsync(value), { mode: 0o600 });
    await rename(`${path}.new`, path);
  };
  const read = async (key: string): Promise<string | null> => {
    const bytes = await readFile(fileOf(key)).catch((error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? null : Promise.reject(error),
    );
    if (bytes === null) return null;
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(bytes);
    if (shouldReEncrypt) await write(key, result);
    return result;
  };
  return {
    describe: () => described,
    get: (key) =>
      sealed(
        () => read(key),
        () => memory.get(key) ?? null,
      ),
    set: (key, value) =>
      sealed(
        () => write(key, value),
        () => void memory.set(key, value),
      ),
    delete: (key) =>
      sealed(
        () => rm(fileOf(key), { force: true }),
        () => void memory.delete(key),
      ),
  };
}
