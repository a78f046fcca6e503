import { crc32, deflateSync } from 'node:zlib';

const chunk = (kind: string, data: Buffer): Buffer => {
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(kind, 'latin1'), data, Buffer.alloc(4)]);
  whole.writeUInt32BE(data.length, 0);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
};

/**
 * A PNG of one red shade, each row written by one of the five filters in turn (the first by `first`): so a row that is taken for what it is
 * not gives another colour.
 */
export function tinyImage(width: number, height: number, red: number, first = 4): Buffer {
  const row = 1 + width * 3;
  const rows = Buffer.alloc(row * height);
  const left = Buffer.from([red, 0, 0]);
  for (let y = 0; y < height; y += 1) {
    const filter = y === 0 ? first : y % 5;
    rows[y * row] = filter;
    for (let at = 0; at < width * 3; at += 1) {
      const value = left[at % 3] ?? 0;
      const a = at >= 3 ? value : 0;
      const b = y > 0 ? value : 0;
      // All neighbours that there are have the same colour, which leaves Paeth with left where there is one, else above.
      const predicted = [0, a, b, (a + b) >> 1, at >= 3 ? a : b][filter] ?? 0;
      rows[y * row + 1 + at] = (value - predicted) & 0xff;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
