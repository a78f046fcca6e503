/** A set of row numbers, one bit each. */
export class Bits {
  readonly words: Uint32Array;

  constructor(words: Uint32Array) {
    this.words = words;
  }

  /** From SQLite's `group_concat` of row numbers ("3,5,8"; empty or null when there are none): far cheaper than one row per number. */
  static parse(list: string | null, highest: number): Bits {
    const words = new Uint32Array((highest >>> 5) + 1);
    if (list === null || list === '') return new Bits(words);
    let number = 0;
    for (let index = 0; index <= list.length; index += 1) {
      const digit = index < list.length ? list.charCodeAt(index) - 48 : -1;
      if (digit >= 0) {
        number = number * 10 + digit;
        continue;
      }
      const slot = number >>> 5;
      words[slot] = (words[slot] ?? 0) | (1 << (number & 31));
      number = 0;
    }
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
    for (const word of this.words) {
      let rest = word - ((word >>> 1) & 0x55555555);
      rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
      total += Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return total;
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
