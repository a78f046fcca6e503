import type { UnreadableReason } from '../../../core/mail/reading.ts';

/** Bytes of properties that are read, one and all together; attachments are not among them. */
const LONGEST_PROPERTY = 2 * 1024 * 1024;
const ALL_PROPERTIES = 12 * 1024 * 1024;
const MOST_ENTRIES = 20_000;
const DEEPEST = 40;
const END = -2;
const ENTRY = 128;

interface Entry {
  readonly at: number;
  readonly name: string;
  readonly type: number;
  readonly links: readonly [number, number];
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/**
 * Checks a compound file (MS-CFB) before a reader follows it: every chain ends, every length is there, nothing holds itself. Properties that
 * are too long to be read are given length zero in `bytes`; `restore` puts every byte back as it was. Answers why not when it is broken.
 */
export function checkCompound(
  bytes: Uint8Array,
): { readonly leftOut: number; readonly hasMessage: boolean; restore(): void } | UnreadableReason {
  if (bytes.length < 1536) return 'broken';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const int = (at: number): number => (at >= 0 && at + 4 <= bytes.length ? view.getInt32(at, true) : Number.NaN);
  const size = bytes[30] === 0x0c ? 4096 : 512;
  const sectors = Math.ceil(bytes.length / size) - 1;
  const perSector = size / 4;
  const at = (sector: number): number => (sector + 1) * size;
  const inFile = (sector: number): boolean => Number.isInteger(sector) && sector >= 0 && sector < sectors;

  const table = tableSectors();
  if (table === null) return 'broken';
  const next = (sector: number, places: readonly number[] = table): number => {
    const place = places[Math.floor(sector / perSector)];
    return place === undefined ? END : int(at(place) + (sector % perSector) * 4);
  };
  const directory = chain(int(48), sectors);
  const small = int(64) === 0 ? [] : chain(int(60), sectors);
  if (directory === null || small === null || directory.length === 0) return 'broken';
  const entries = directory.flatMap((sector) => entriesOf(at(sector)));
  const [root] = entries;
  if (root === undefined || root.type !== 5) return 'broken';
  if (entries.length > MOST_ENTRIES) return 'too-complex';
  const container = root.start === END ? [] : chain(root.start, sectors);
  if (container === null || !isTree(entries)) return 'broken';

  let claimed = 0;
  for (const entry of entries.filter(({ type, size: length }) => type === 2 && length !== 0)) {
    claimed += entry.size;
    if (entry.size < 0 || claimed > 2 * bytes.length || !holds(entry, small, container)) return 'broken';
  }
  const put: { readonly at: number; readonly size: number }[] = [];
  let taken = 0;
  for (const { type, name, size: length, at: place } of entries) {
    if (type !== 2 || /^__substg1\.0_3701/i.test(name)) continue;
    taken += length;
    if (length <= LONGEST_PROPERTY && taken <= ALL_PROPERTIES) continue;
    taken -= length;
    put.push({ at: place + 120, size: length });
    view.setInt32(place + 120, 0, true);
  }
  return {
    leftOut: put.length,
    hasMessage: entries.some(({ name }) => name.startsWith('__properties_version1')),
    restore: () => {
      for (const each of put) view.setInt32(each.at, each.size, true);
    },
  };

  /** Sectors of the table of sectors: 109 in the header, the others in a chain of their own. */
  function tableSectors(): number[] | null {
    const count = int(44);
    const found: number[] = [];
    for (let index = 0; index < Math.min(count, 109); index += 1) found.push(int(76 + index * 4));
    // A reader follows as many further tables as are said to be there.
    if (int(72) > Math.ceil(Math.max(0, count - 109) / (perSector - 1))) return null;
    let sector = int(68);
    for (let index = 0; index < int(72) && found.length < count; index += 1) {
      if (!inFile(sector) || index > sectors) return null;
      for (let place = 0; place < perSector - 1 && found.length < count; place += 1) found.push(int(at(sector) + place * 4));
      sector = int(at(sector) + size - 4);
    }
    return found.every(inFile) && found.length <= sectors ? found : null;
  }

  function chain(start: number, most: number): number[] | null {
    const found: number[] = [];
    for (let sector = start; sector !== END; sector = next(sector)) {
      if (!inFile(sector) || found.length > most) return null;
      found.push(sector);
    }
    return found;
  }

  function entriesOf(sectorAt: number): Entry[] {
    return Array.from({ length: size / ENTRY }, (_, index): Entry => {
      const entry = sectorAt + index * ENTRY;
      const letters = Math.min(32, Math.max(0, view.getUint16(Math.min(entry + 64, bytes.length - 2), true) / 2));
      const name = Buffer.from(bytes.buffer, bytes.byteOffset + entry, Math.max(0, Math.min(letters * 2, bytes.length - entry)));
      return {
        at: entry,
        name: name.toString('utf16le').split('\0')[0] ?? '',
        type: bytes[entry + 66] ?? 0,
        links: [int(entry + 68), int(entry + 72)],
        child: int(entry + 76),
        start: int(entry + 116),
        size: int(entry + 120),
      };
    });
  }

  /** The content of an entry is in the file, and its chain does not run in circles. */
  function holds({ size: length, start }: Entry, smallTable: readonly number[], smallOnes: readonly number[]): boolean {
    if (Number.isNaN(length)) return false;
    if (length >= 4096) {
      let sector = start;
      for (let left = length; left > 0; left -= size) {
        if (!inFile(sector)) return false;
        sector = next(sector);
      }
      return true;
    }
    const most = Math.ceil(length / 64);
    let sector = start;
    let count = 0;
    for (; sector !== END && count <= most; count += 1) {
      if (!Number.isInteger(sector) || sector < 0 || sector * 64 >= smallOnes.length * size) return false;
      sector = next(sector, smallTable);
    }
    return count === most;
  }
}

/** Every entry is reached at most once, and folders are not nested beyond reason. */
function isTree(entries: readonly Entry[]): boolean {
  const met = new Set<number>([0]);
  const left: { readonly index: number; readonly depth: number }[] = [{ index: entries[0]?.child ?? -1, depth: 1 }];
  for (let each = left.pop(); each !== undefined; each = left.pop()) {
    const { index, depth } = each;
    if (index === -1) continue;
    const entry = entries[index];
    if (entry === undefined || met.has(index) || depth > DEEPEST || (entry.type !== 1 && entry.type !== 2)) return false;
    met.add(index);
    left.push(...entry.links.map((link) => ({ index: link, depth })));
    if (entry.type === 1) left.push({ index: entry.child, depth: depth + 1 });
  }
  return true;
}
