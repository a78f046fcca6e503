import { crc32 } from 'node:zlib';

/** A zip of the given parts as they are: what was unpacked within bounds is handed to a reader that unpacks by itself. */
export function plainZip(parts: ReadonlyMap<string, Uint8Array>): ArrayBuffer {
  const pieces: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [path, data] of parts) {
    const name = Buffer.from(path, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, name]);
    pieces.push(local, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, where, name]));
    offset += local.length + data.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  const whole = Buffer.concat([...pieces, list, end]);
  const own = new ArrayBuffer(whole.length);
  new Uint8Array(own).set(whole);
  return own;
}
