/** Reads SQLite's `group_concat` of row numbers ("3,5,8"; empty when there are none): far cheaper than one row per number. */
function eachNumber(list: string, take: (number: number) => void): void {
  let number = 0;
  for (let at = 0; at < list.length; at += 1) {
    const digit = list.charCodeAt(at) - 48;
    if (digit >= 0) number = number * 10 + digit;
    else {
      take(number);
      number = 0;
    }
  }
  if (list !== '') take(number);
}

export function numbers(list: string): Int32Array {
  let count = 0;
  eachNumber(list, () => {
    count += 1;
  });
  const found = new Int32Array(count);
  let at = 0;
  eachNumber(list, (number) => {
    found[at] = number;
    at += 1;
  });
  return found;
}

function ones(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The bits of one word that stand for numbers from `first` to `last`. */
function maskOf(slot: number, first: number, last: number): number {
  const from = slot === first >>> 5 ? -1 << (first & 31) : -1;
  return slot === last >>> 5 ? from & (-1 >>> (31 - (last & 31))) : from;
}

/** A set of row numbers, one bit each. */
export class Bits {
  readonly words: Uint32Array;

  constructor(words: Uint32Array) {
    this.words = words;
  }

  /** From SQLite's `group_concat` of row numbers ("3,5,8"; empty or null when there are none). */
  static parse(list: string | null, highest: number): Bits {
    return new Bits(new Uint32Array((highest >>> 5) + 1)).set(list ?? '');
  }

  /** A set of these numbers. */
  static of(list: readonly number[], highest: number): Bits {
    const words = new Uint32Array((highest >>> 5) + 1);
    for (const number of list) words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31));
    return new Bits(words);
  }

  /** The same with room for numbers up to `highest`, without those that `went`. */
  amended(highest: number, went: readonly number[]): Bits {
    const words = new Uint32Array(Math.max(this.words.length, (highest >>> 5) + 1));
    words.set(this.words);
    for (const number of went) words[number >>> 5] = (words[number >>> 5] ?? 0) & ~(1 << (number & 31));
    return new Bits(words);
  }

  /** Adds the numbers of a list to this set, which nobody else may have been given yet. */
  set(list: string): this {
    const { words } = this;
    eachNumber(list, (number) => {
      words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31));
    });
    return this;
  }

  /** Adds the numbers from `first` to `last`, as `set` does. */
  setRange(first: number, last: number): void {
    for (let slot = first >>> 5; slot <= last >>> 5; slot += 1) this.words[slot] = (this.words[slot] ?? 0) | maskOf(slot, first, last);
  }

  or(other: Bits): Bits {
    const [long, short] = this.words.length >= other.words.length ? [this.words, other.words] : [other.words, this.words];
    const words = long.slice();
    for (let slot = 0; slot < short.length; slot += 1) words[slot] = (words[slot] ?? 0) | (short[slot] ?? 0);
    return new Bits(words);
  }

  has(number: number): boolean {
    return ((this.words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  and(other: Bits): Bits {
    const length = Math.min(this.words.length, other.words.length);
    const words = new Uint32Array(length);
    for (let index = 0; index < length; index += 1) words[index] = (this.words[index] ?? 0) & (other.words[index] ?? 0);
    return new Bits(words);
  }

  count(): number {
    let total = 0;
    for (const word of this.words) total += ones(word);
    return total;
  }

  /** How many of the numbers from `first` to `last` are in it. */
  countBetween(first: number, last: number): number {
    let total = 0;
    const end = Math.min(last >>> 5, this.words.length - 1);
    for (let slot = first >>> 5; slot <= end; slot += 1) total += ones((this.words[slot] ?? 0) & maskOf(slot, first, last));
    return total;
  }

  /** The number below which `downwards` goes on once it has passed over `skip` of those below `before`; by whole words, without naming them. */
  below(before: number, skip: number): number {
    let left = skip;
    for (let slot = Math.min(this.words.length - 1, (before - 1) >>> 5); slot >= 0; slot -= 1) {
      const end = Math.min(before - 1, slot * 32 + 31);
      const here = ones((this.words[slot] ?? 0) & maskOf(slot, slot * 32, end));
      if (here > left) {
        const [next = 0] = this.downwards(end + 1)
          .drop(left)
          .take(1);
        return next + 1;
      }
      left -= here;
    }
    return 0;
  }

  /** Row numbers from the lowest. */
  *upwards(): Generator<number> {
    for (let slot = 0; slot < this.words.length; slot += 1) {
      let rest = this.words[slot] ?? 0;
      while (rest !== 0) {
        const lowest = 31 - Math.clz32(rest & -rest);
        yield slot * 32 + lowest;
        rest &= rest - 1;
      }
    }
  }

  /** Row numbers below `before`, from the highest. */
  *downwards(before: number): Generator<number> {
    for (let slot = Math.min(this.words.length - 1, (before - 1) >>> 5); slot >= 0; slot -= 1) {
      let rest = this.words[slot] ?? 0;
      while (rest !== 0) {
        const highest = 31 - Math.clz32(rest);
        const number = slot * 32 + highest;
        if (number < before) yield number;
        rest &= ~(1 << highest);
      }
    }
  }
}
