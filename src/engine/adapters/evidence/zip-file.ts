import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { ListedFile } from '../../../core/evidence/manifest.ts';
import { Fault } from '../../../core/fault.ts';

/**
 * A .zip of stored files, byte for byte the same for the same files in the same order: no clock, no compression, no extra field. Stored,
 * since the spare bits of a deflated stream would be bytes that no sum covers; and what is large in a bundle is compressed already.
 */
export interface ZipFile {
  /** Pieces of one file, one after the other. Fault not-allowed-here {reason: evidence-too-large} from 4 GB or 65,535 files on. */
  add(path: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<ListedFile>;
  /** Writes the directory and makes sure that all of it is on the disk. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

const MOST_BYTES = 0xffff_0000;
const MOST_FILES = 0xfffe;
/** 1 January 1980, the first day that the format knows. */
const DAY = 0x0021;
const UTF8_NAME = 0x0800;

interface Written extends ListedFile {
  readonly crc: number;
  readonly at: number;
}

export async function zipFile(path: string): Promise<ZipFile> {
  const file: FileHandle = await open(path, 'wx', 0o600);
  const written: Written[] = [];
  let end = 0;
  const put = async (bytes: Uint8Array, at: number) => {
    for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  };
  return {
    async add(name, pieces) {
      const at = end;
      let next = at + local({ path: name, bytes: 0, crc: 0 }).length;
      const begin = next;
      const digest = createHash('sha256');
      let crc = 0;
      for await (const piece of pieces) {
        if (next + piece.length > MOST_BYTES || written.length >= MOST_FILES)
          throw new Fault('not-allowed-here', { reason: 'evidence-too-large' });
        digest.update(piece);
        crc = crc32(piece, crc);
        await put(piece, next);
        next += piece.length;
      }
      const one = { path: name, bytes: next - begin, sha256: digest.digest('hex'), crc, at };
      await put(local(one), at);
      written.push(one);
      end = next;
      return { path: one.path, bytes: one.bytes, sha256: one.sha256 };
    },
    async finish() {
      const entries = Buffer.concat(written.map(central));
      const tail = Buffer.alloc(22);
      tail.writeUInt32LE(0x06054b50, 0);
      tail.writeUInt16LE(written.length, 8);
      tail.writeUInt16LE(written.length, 10);
      tail.writeUInt32LE(entries.length, 12);
      tail.writeUInt32LE(end, 16);
      await put(Buffer.concat([entries, tail]), end);
      await file.sync();
    },
    close: () => file.close(),
  };
}

/** What both headers of a file say alike. */
function common({ path, bytes, crc }: Pick<Written, 'path' | 'bytes' | 'crc'>): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8_NAME, 2);
  fields.writeUInt16LE(DAY, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(bytes, 14);
  fields.writeUInt32LE(bytes, 18);
  fields.writeUInt16LE(Buffer.byteLength(path), 22);
  return fields;
}

const local = (one: Pick<Written, 'path' | 'bytes' | 'crc'>): Buffer =>
  Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), common(one), Buffer.from(one.path)]);

function central(one: Written): Buffer {
  const after = Buffer.alloc(14);
  after.writeUInt32LE(one.at, 10);
  return Buffer.concat([Buffer.from([0x50, 0x4b, 0x01, 0x02, 20, 0]), common(one), after, Buffer.from(one.path)]);
}
