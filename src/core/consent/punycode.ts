/**
 * The letters of a label that was written in ASCII for the domain name system (RFC 3492), without its `xn--`; null when it is none.
 * `bcher-kva` → `bücher`. The core has no URL of the platform.
 */
export function fromPunycode(label: string): string | null {
  const last = label.lastIndexOf('-');
  const letters = [...(last > 0 ? label.slice(0, last) : '')];
  let rest = label.slice(last > 0 ? last + 1 : 0);
  let code = 128;
  let index = 0;
  let bias = 72;
  while (rest !== '') {
    const before = index;
    let weight = 1;
    for (let k = 36; ; k += 36) {
      const value = digitOf(rest[0]);
      if (value === null) return null;
      rest = rest.slice(1);
      index += value * weight;
      const threshold = Math.min(26, Math.max(1, k - bias));
      if (value < threshold) break;
      weight *= 36 - threshold;
      if (weight > 0x7fffffff) return null;
    }
    const count = letters.length + 1;
    bias = adapted(index - before, count, before === 0);
    code += Math.floor(index / count);
    index %= count;
    if (code > 0x10ffff) return null;
    letters.splice(index, 0, String.fromCodePoint(code));
    index += 1;
  }
  return letters.join('');
}

function digitOf(letter: string | undefined): number | null {
  if (letter === undefined) return null;
  if (/[a-z]/i.test(letter)) return letter.toLowerCase().charCodeAt(0) - 97;
  return /[0-9]/.test(letter) ? letter.charCodeAt(0) - 22 : null;
}

function adapted(delta: number, count: number, first: boolean): number {
  let left = Math.floor(delta / (first ? 700 : 2));
  left += Math.floor(left / count);
  let k = 0;
  while (left > 455) {
    left = Math.floor(left / 35);
    k += 36;
  }
  return k + Math.floor((36 * left) / (left + 38));
}
