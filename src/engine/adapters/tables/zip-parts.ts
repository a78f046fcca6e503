import { inflateRawSync } from 'node:zlib';
import { Fault } from '../../../core/fault.ts';
import { bounds } from './bounds.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** Where the end record may begin before the file's end: its own 22 bytes and a comment of at most 65,535. */
const END_SEARCH = 65_557;

/** The parts of a workbook that are read: its sheets, texts and formats. Macros, pictures, links to other files and scripts are not even unpacked. */
const isRead = (name: string): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/styles\.xml|xl\/sharedStrings\.xml|xl\/worksheets\/[\w.-]+\.xml)$/iu.test(
    name,
  );

/**
 * Unpacks the parts of a workbook that are read, never more than the bound whatever their headers claim. Faults table-unreadable {reason}: broken,
 * protected, too-large.
 */
export function zipParts(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return unpack(view);
  } catch (error) {
    if (error instanceof Fault) throw error;
    // Numbers that point outside of the file, and packed data that is none.
    throw refused('broken', error);
  }
}

const refused = (reason: string, cause?: unknown) => new Fault('table-unreadable', { reason }, { cause });

function unpack(file: Buffer): ReadonlyMap<string, Uint8Array> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]), Math.max(0, file.length - 22));
  if (end < 0 || end < file.length - END_SEARCH || file.readUInt32LE(end) !== END) throw refused('broken');
  const count = file.readUInt16LE(end + 10);
  if (count > bounds.entries) throw new Fault('table-unreadable', { reason: 'too-large', limit: bounds.entries });
  const parts = new Map<string, Uint8Array>();
  let at = file.readUInt32LE(end + 16);
  let left: number = bounds.unpacked;
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== ENTRY) throw refused('broken');
    const [nameLength, extra, comment] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    if (isRead(name)) {
      if ((file.readUInt16LE(at + 8) & 1) === 1) throw refused('protected');
      // Two parts of one name would be read differently by different readers.
      if (parts.has(name)) throw refused('broken');
      const part = inflated(file, at, left);
      left -= part.length;
      parts.set(name, part);
    }
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

function inflated(file: Buffer, entry: number, most: number): Uint8Array {
  const method = file.readUInt16LE(entry + 10);
  const packed = file.readUInt32LE(entry + 20);
  const local = file.readUInt32LE(entry + 42);
  if (file.readUInt32LE(local) !== LOCAL) throw refused('broken');
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const data = file.subarray(from, from + packed);
  if (data.length !== packed) throw refused('broken');
  if (method === 0) {
    if (packed > most) throw new Fault('table-unreadable', { reason: 'too-large', limit: bounds.unpacked });
    return data;
  }
  if (method !== 8) throw refused('broken');
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const isBomb = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isBomb ? new Fault('table-unreadable', { reason: 'too-large', limit: bounds.unpacked }) : refused('broken', error);
  }
}
