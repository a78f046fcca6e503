/** 32 well-mixed bits for (seed, index, field): the same question always has the same answer, in any order of asking. */
export function bits(seed: number, index: number, field: number): number {
  let mixed = Math.imul(seed ^ Math.imul(index + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(field + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A whole number from 0 to below `size`. */
export function pick(seed: number, index: number, field: number, size: number): number {
  return bits(seed, index, field) % size;
}

/** One of a list that is never empty. */
export function choose<T>(list: readonly [T, ...T[]], seed: number, index: number, field: number): T {
  return list[pick(seed, index, field, list.length)] ?? list[0];
}

/** True for about `share` of a thousand. */
export function happens(share: number, seed: number, index: number, field: number): boolean {
  return pick(seed, index, field, 1000) < share;
}
