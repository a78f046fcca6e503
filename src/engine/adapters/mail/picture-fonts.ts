import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../../core/fault.ts';

/** Families in the order in which they are looked through; `style` as @fontsource names their files. */
const families = [
  { name: 'Noto Sans', folder: 'noto-sans' },
  { name: 'Noto Sans Arabic', folder: 'noto-sans-arabic' },
  { name: 'Noto Sans Thai', folder: 'noto-sans-thai' },
  { name: 'Noto Sans SC', folder: 'noto-sans-sc' },
] as const;
const Ranges = z.record(z.string().regex(/^(?:\[\d+\]|[a-z-]+)$/), z.string().regex(/^[U+0-9A-Fa-f,-]+$/));

interface Slice {
  readonly family: (typeof families)[number];
  readonly name: string;
  /** As CSS writes it. */
  readonly range: string;
  readonly codes: readonly (readonly [from: number, to: number])[];
}

/**
 * The fonts as rules of a style sheet, no more than this text needs, each written into the rule: so the page needs no font of the machine for
 * Latin, Greek, Cyrillic, Chinese, Arabic and Thai. Fault picture-failed {reason: 'fonts'} when they are not where they were installed.
 */
export async function facesFor(text: string, from: string = import.meta.dirname): Promise<string> {
  const { folder, slices } = await fonts(from);
  const codes = new Set([...text].map((character) => character.codePointAt(0) ?? 0));
  const needed = new Set<Slice>();
  for (const code of codes) {
    // One slice for each character, from the first family that has it; then a family's Latin is not written in four times.
    const slice = slices.find(({ codes: ranges }) => ranges.some(([low, high]) => code >= low && code <= high));
    if (slice) needed.add(slice);
  }
  const rules = [...needed].map(async ({ family, name, range }) => {
    const file = join(folder, family.folder, 'files', `${family.folder}-${name.replace(/[[\]]/g, '')}-400-normal.woff2`);
    const font = await readFile(file).catch(missing);
    return `@font-face{font-family:'${family.name}';src:url(data:font/woff2;base64,${font.toString('base64')}) format('woff2');unicode-range:${range}}`;
  });
  return (await Promise.all(rules)).join('\n');
}

const known = new Map<string, Promise<{ readonly folder: string; readonly slices: readonly Slice[] }>>();

function fonts(from: string) {
  const there = known.get(from);
  if (there) return there;
  const found = find(from);
  known.set(from, found);
  found.catch(() => known.delete(from));
  return found;
}

/** Beside the archive of a package (`fonts/`), or where npm put them, looked for from here upwards as Node looks for modules. */
async function find(from: string) {
  for (let at = from; ; at = dirname(at)) {
    for (const folder of [join(at, 'fonts'), join(at, 'node_modules', '@fontsource')]) {
      const slices = await Promise.all(families.map((family) => slicesOf(folder, family))).catch(() => null);
      if (slices) return { folder, slices: slices.flat() };
    }
    if (dirname(at) === at) return missing();
  }
}

async function slicesOf(folder: string, family: Slice['family']): Promise<Slice[]> {
  const ranges = Ranges.parse(JSON.parse(await readFile(join(folder, family.folder, 'unicode.json'), 'utf8')));
  return Object.entries(ranges).map(([name, range]) => ({ family, name, range, codes: range.split(',').map(codesOf) }));
}

function codesOf(part: string): readonly [number, number] {
  const [low = '', high = low] = part.replace('U+', '').split('-');
  return [Number.parseInt(low, 16), Number.parseInt(high, 16)];
}

function missing(): never {
  throw new Fault('picture-failed', { reason: 'fonts' });
}
