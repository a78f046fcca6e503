import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../core/fault.ts';
import { readSealed, type SealedSecret, writeSealed } from './sealed-secret.ts';
import { ownFolder, writeAtomically } from './write-atomically.ts';

/** One file per secret, sealed, its name a digest of the key. */
export interface SecretFolder {
  /** Null where there is none. Fault secret-unreadable: damaged, foreign or unreadable; the file was set aside. */
  read(key: string): Promise<SealedSecret | null>;
  /** Another file in its place that is not ours is set aside first. Faults: disk-full, disk-read-only. */
  write(key: string, sealed: SealedSecret): Promise<void>;
  /** A file that is not ours is set aside instead. */
  remove(key: string): Promise<void>;
  /** Answers with the fault to throw. */
  setAside(key: string): Promise<Fault>;
  /** Removes every secret that this sealed. */
  removeSealedBy(level: SealedSecret['level']): Promise<void>;
  /** Where files were put since the start. */
  readonly setAsideAt: readonly string[];
}

const END = '.sealed';
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : null);

/** What the disk refused, as a fault. */
function diskFault(error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('disk-full', {}, { cause: error });
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return new Fault('disk-read-only', {}, { cause: error });
  return error;
}
const onDisk = <Answer>(work: Promise<Answer>): Promise<Answer> => work.catch((error: unknown) => Promise.reject(diskFault(error)));

/** Reads a file of ours, and takes its rights back where others could read it. A link is not followed: we write none. */
async function readOwn(path: string): Promise<Buffer> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    if (process.platform !== 'win32' && ((await handle.stat()).mode & 0o777) !== 0o600) await handle.chmod(0o600);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

export function openSecretFolder(folder: string): SecretFolder {
  const setAsideAt: string[] = [];
  const pathOf = (key: string) => join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}${END}`);
  const aside = async (path: string): Promise<Fault> => {
    const to = `${path.slice(0, -END.length)}.set-aside-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
    await onDisk(rename(path, to));
    setAsideAt.push(to);
    return new Fault('secret-unreadable', { file: to });
  };
  /** Null for no file; 'unreadable' for one that is not ours. */
  const look = async (path: string): Promise<SealedSecret | null | 'unreadable'> => {
    try {
      await ownFolder(folder);
      return readSealed(await readOwn(path)) ?? 'unreadable';
    } catch (error) {
      return codeOf(error) === 'ENOENT' ? null : 'unreadable';
    }
  };
  return {
    setAsideAt,
    async read(key) {
      const seen = await look(pathOf(key));
      if (seen === 'unreadable') throw await aside(pathOf(key));
      return seen;
    },
    async write(key, sealed) {
      if ((await look(pathOf(key))) === 'unreadable') await aside(pathOf(key));
      await onDisk(writeAtomically(pathOf(key), writeSealed(sealed)));
    },
    async remove(key) {
      if ((await look(pathOf(key))) === 'unreadable') await aside(pathOf(key));
      else await onDisk(rm(pathOf(key), { force: true }));
    },
    setAside: (key) => aside(pathOf(key)),
    async removeSealedBy(level) {
      const names = await readdir(folder).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? [] : Promise.reject(diskFault(error))));
      // What a power cut left half written was sealed in the same way.
      for (const name of names.filter((each) => each.endsWith(`${END}.new`))) await onDisk(rm(join(folder, name), { force: true }));
      for (const name of names.filter((each) => each.endsWith(END))) {
        const seen = await look(join(folder, name));
        if (seen !== null && seen !== 'unreadable' && seen.level === level) await onDisk(rm(join(folder, name), { force: true }));
      }
    },
  };
}
