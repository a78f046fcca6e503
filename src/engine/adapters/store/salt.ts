import { randomFillSync } from 'node:crypto';

const saltBytes = 16;
/** Asking the system for each salt alone costs as much as sealing the entry. */
const pool = Buffer.alloc(saltBytes * 256);
let used = pool.length;

/** 16 random bytes in hex. None is handed out twice, and none is kept after it was. */
export function salt(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const taken = pool.toString('hex', used, used + saltBytes);
  pool.fill(0, used, used + saltBytes);
  used += saltBytes;
  return taken;
}
