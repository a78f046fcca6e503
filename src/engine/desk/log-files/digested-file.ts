import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { storeFault } from '../../adapters/store/faults.ts';

/** A new owner-only file that is summed up while it is written. Faults: disk-full, disk-read-only. */
export interface DigestedFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Closes it, whole and on the disk. SHA-256 in lower-case hex. */
  end(): Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** Lets go of it, however far it is. */
  close(): Promise<void>;
}
/** As far as writing goes; tests hand in one that is full. */
export type OpenFile = (path: string) => Promise<Pick<FileHandle, 'write' | 'sync' | 'close'>>;

const openNew: OpenFile = (path) => open(path, 'wx', 0o600);

export async function digestedFile(path: string, openFile: OpenFile = openNew): Promise<DigestedFile> {
  const file = await openFile(path).catch(failed);
  const hash = createHash('sha256');
  let [bytes, isOpen] = [0, true];
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };
  return {
    async write(piece) {
      hash.update(piece);
      for (let at = 0; at < piece.length; ) at += (await file.write(piece, at).catch(failed)).bytesWritten;
      bytes += piece.length;
    },
    async end() {
      await file.sync().catch(failed);
      await close().catch(failed);
      return { sha256: hash.digest('hex'), bytes };
    },
    close,
  };
}

function failed(error: unknown): never {
  throw storeFault(error);
}
