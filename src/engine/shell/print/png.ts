import { once } from 'node:events';
import { crc32, createDeflate, inflateSync } from 'node:zlib';

/** https://www.w3.org/TR/png-3: signature, then chunks of length, kind, data and checksum. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const channels: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

interface Image {
  readonly width: number;
  readonly height: number;
  /** 2: red, green, blue; 6: with opacity. Eight bits each, not interlaced. */
  readonly colour: number;
  readonly data: Buffer;
}

/** One image under the other. All of one width and colour type, as one program wrote them; else rejects. */
export async function joinImages(files: readonly Buffer[]): Promise<Buffer> {
  const [first, ...others] = files.map(readImage);
  if (!first) throw new Error('no image to join');
  if (others.length === 0 && files[0]) return files[0];
  const bytesPerPixel = channels[first.colour] ?? 0;
  const row = 1 + first.width * bytesPerPixel;
  const deflate = createDeflate({ level: 6 });
  const packed: Buffer[] = [];
  deflate.on('data', (part: Buffer) => packed.push(part));
  const ended = once(deflate, 'end');
  let height = 0;
  for (const image of [first, ...others]) {
    const rows = inflateSync(image.data);
    if (image.width !== first.width || image.colour !== first.colour || rows.length !== row * image.height) {
      throw new Error('images that do not fit together');
    }
    // A row is written as what differs from the one above it, and above its first row there was none.
    standAlone(rows.subarray(0, row), bytesPerPixel);
    if (!deflate.write(rows)) await once(deflate, 'drain');
    height += image.height;
  }
  deflate.end();
  await ended;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(first.width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, first.colour, 0, 0, 0], 8);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', Buffer.concat(packed)), chunk('IEND', Buffer.alloc(0))]);
}

function readImage(file: Buffer): Image {
  if (!file.subarray(0, 8).equals(signature)) throw new Error('no PNG');
  const head = file.subarray(16, 29);
  const [bits, colour = 0, , , interlaced] = head.subarray(8);
  if (bits !== 8 || interlaced !== 0 || channels[colour] === undefined) throw new Error('a PNG of another kind');
  const parts: Buffer[] = [];
  for (let at = 8; at + 8 <= file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  return { width: head.readUInt32BE(0), height: head.readUInt32BE(4), colour, data: Buffer.concat(parts) };
}

/** Writes a first row (filter byte, then samples) without reference to the row above: over nothing, Average is half of the left, Paeth the left. */
function standAlone(row: Buffer, bytesPerPixel: number): void {
  const [filter = 0] = row;
  for (let at = 1; at < row.length; at += 1) {
    const left = at > bytesPerPixel ? (row[at - bytesPerPixel] ?? 0) : 0;
    const before = filter === 1 || filter === 4 ? left : filter === 3 ? left >> 1 : 0;
    row[at] = ((row[at] ?? 0) + before) & 0xff;
  }
  row[0] = 0;
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
