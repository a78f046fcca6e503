import { randomUUID } from 'node:crypto';
import { safeStorage } from 'electron';
import { Fault } from '../../core/fault.ts';
import type { Host } from '../../core/ports.ts';
import { type Protection, protectionName } from '../../core/protection/protection.ts';
import type { Settings } from '../../engine/shell/settings/settings.ts';
import { protectionNow } from './protection.ts';
import type { SealedSecret } from './sealed-secret.ts';
import { openSecretFolder } from './secret-folder.ts';

type Secrets = Host['secrets'];
type Now = Awaited<ReturnType<typeof protectionNow>>;

const seals = (now: Now) => now.level !== 'memory' && now.state === 'open';

/** Whether the system seals and opens at this moment. */
async function sealsNow(): Promise<boolean> {
  const probe = randomUUID();
  try {
    return (await safeStorage.decryptStringAsync(await safeStorage.encryptStringAsync(probe))).result === probe;
  } catch {
    return false;
  }
}

/**
 * Secrets sealed by the operating system, one file each. Kept in memory alone where nothing can seal, where only basic text could and the
 * person did not accept it, and what is set while the keyring is locked. One question at a time: two writers of one file never meet.
 */
export function createSecrets(folder: string, settings: Settings): Secrets {
  const files = openSecretFolder(folder);
  const memory = new Map<string, string>();
  const asked = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
  const locked = (now: Now) => new Fault('secret-store-locked', { store: protectionName[now.level] });

  const seal = async (key: string, value: string, now: Now): Promise<void> => {
    const bytes = await safeStorage.encryptStringAsync(value).catch(() => Promise.reject(locked(now)));
    await files.write(key, { level: now.level, bytes });
    memory.delete(key);
  };

  /** Now, and with it: what was set while nothing could seal is sealed as soon as something can. */
  const settled = async (): Promise<Now> => {
    const now = await protectionNow(settings);
    if (seals(now)) for (const [key, value] of [...memory]) await seal(key, value, now);
    return now;
  };

  /** Cannot be opened: by whose fault? The file stays where a store that is locked or elsewhere could open it. */
  const unopened = async (key: string, kept: SealedSecret, now: Now): Promise<Fault> => {
    if (kept.level !== now.level) return new Fault('secret-store-missing', { store: protectionName[kept.level] });
    return (await sealsNow()) ? files.setAside(key) : locked(now);
  };

  const read = async (key: string): Promise<string | null> => {
    const inMemory = memory.get(key);
    if (inMemory !== undefined) return inMemory;
    const kept = await files.read(key);
    if (kept === null) return null;
    const now = await protectionNow(settings);
    if (now.state === 'locked') throw locked(now);
    if (now.level === 'memory') throw new Fault('secret-store-missing', { store: protectionName[kept.level] });
    const opened = await safeStorage.decryptStringAsync(kept.bytes).catch(() => null);
    if (opened === null) throw await unopened(key, kept, now);
    // Read is read: where the new seal cannot be written, the next reading tries again.
    if (opened.shouldReEncrypt || kept.level !== now.level) await seal(key, opened.result, now).catch(() => {});
    return opened.result;
  };

  const write = async (key: string, value: string): Promise<void> => {
    const now = await settled();
    if (seals(now)) return seal(key, value, now);
    memory.set(key, value);
    // What was sealed before is no longer this secret, and must not come back after a restart.
    await files.remove(key);
  };

  const protection = async (): Promise<Protection> => ({
    // What cannot be sealed now stays in memory; the next set says why.
    ...(await settled().catch(() => protectionNow(settings))),
    setAside: [
      ...(settings.setAside === null ? [] : [{ what: 'settings' as const, where: settings.setAside }]),
      ...files.setAsideAt.map((where) => ({ what: 'secret' as const, where })),
    ],
  });

  const acceptWeak = async (accepted: boolean): Promise<Protection> => {
    if ((await protectionNow(settings)).weak === null) throw new Fault('not-allowed-here', { setting: 'weak-protection' });
    if (!accepted) await keepInMemory();
    settings.set('weakProtectionAccepted', accepted);
    if (!accepted) await files.removeSealedBy('basic-text');
    return protection();
  };
  /** What was asked for since the start goes on until the app ends. */
  const keepInMemory = async (): Promise<void> => {
    for (const key of asked) {
      const value = await read(key).catch(() => null);
      if (value !== null) memory.set(key, value);
    }
  };

  return {
    async describe() {
      const { level } = await protectionNow(settings);
      const kind = level === 'memory' ? 'memory' : level === 'basic-text' ? 'weak' : 'os';
      return { kind, name: protectionName[level] };
    },
    get: (key) => {
      asked.add(key);
      return inTurn(() => read(key));
    },
    set: (key, value) => {
      asked.add(key);
      return inTurn(() => write(key, value));
    },
    delete: (key) =>
      inTurn(async () => {
        memory.delete(key);
        await files.remove(key);
      }),
    protection: () => inTurn(protection),
    acceptWeak: (accepted) => inTurn(() => acceptWeak(accepted)),
  };
}
