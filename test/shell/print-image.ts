import { inflateSync } from 'node:zlib';

/** A PNG read by a reader of the tests' own: eight bits, red green blue, with or without opacity. */
export function pixelsOf(file: Uint8Array) {
  const bytes = Buffer.from(file);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const pixel = bytes[25] === 6 ? 4 : 3;
  const rows = inflateSync(Buffer.concat(parts));
  const long = width * pixel;
  if (rows.length !== (long + 1) * height) throw new Error('a PNG of another kind');
  const get = (y: number, at: number) => (y < 0 || at < 0 ? 0 : (rows[y * (long + 1) + 1 + at] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (long + 1)];
    for (let at = 0; at < long; at += 1) {
      const [a, b, c] = [at < pixel ? 0 : get(y, at - pixel), get(y - 1, at), at < pixel ? 0 : get(y - 1, at - pixel)];
      const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter ?? 0] ?? 0;
      rows[y * (long + 1) + 1 + at] = (get(y, at) + guess) & 0xff;
    }
  }
  return { width, height, at: (x: number, y: number): readonly number[] => [0, 1, 2].map((part) => get(y, x * pixel + part)) };
}

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}
