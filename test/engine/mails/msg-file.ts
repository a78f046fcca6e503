import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';

type Folder = { readonly [name: string]: Uint8Array | Folder };
const ROOT = 5;
const FOLDER = 1;
const STREAM = 2;

/** A compound file with these folders and streams, as Outlook makes one. */
export function compound(root: Folder): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: ROOT, children: [], length: 0 }];
  const add = (into: number, folder: Folder): void => {
    for (const [name, content] of Object.entries(folder)) {
      const index = entries.length;
      entries[into]?.children?.push(index);
      if (content instanceof Uint8Array) {
        entries.push({ name, type: STREAM, length: content.length, binaryProvider: () => content });
        continue;
      }
      entries.push({ name, type: FOLDER, length: 0, children: [] });
      add(index, content as Folder);
    }
  };
  add(0, root);
  return burn(entries);
}

export const unicode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
/** Fixed properties: a header of so many bytes, then tag, flags and value of each. */
export function properties(header: number, values: readonly (readonly [tag: number, value: number])[]): Uint8Array {
  const bytes = Buffer.alloc(header + values.length * 16);
  for (const [index, [tag, value]] of values.entries()) {
    bytes.writeUInt32LE(tag, header + index * 16);
    bytes.writeUInt32LE(value, header + index * 16 + 8);
  }
  return new Uint8Array(bytes);
}

/** A mail as Outlook saves one; each part can be replaced. */
export function msgFile(change: Folder = {}, fixed: readonly (readonly [number, number])[] = []): Uint8Array {
  return compound({
    '__properties_version1.0': properties(32, fixed),
    '__substg1.0_001A001F': unicode('IPM.Note'),
    '__substg1.0_0037001F': unicode('Re: your request'),
    '__substg1.0_1000001F': unicode('We agree to the disassociation.\r\n'),
    '__substg1.0_0C1A001F': unicode('Wang Fang 王芳'),
    '__substg1.0_5D01001F': unicode('fang@customer.example'),
    '__substg1.0_1035001F': unicode('<out.1@customer.example>'),
    '__substg1.0_1042001F': unicode('<ours.1@acme.example>'),
    '__recip_version1.0_#00000000': {
      '__properties_version1.0': properties(8, [[0x0c150003, 1]]),
      '__substg1.0_3001001F': unicode('Ann'),
      '__substg1.0_39FE001F': unicode('Owner@acme.example'),
    },
    '__attach_version1.0_#00000000': {
      '__properties_version1.0': properties(8, [[0x37050003, 1]]),
      '__substg1.0_3707001F': unicode('..\\..\\invoice.pdf.exe'),
      '__substg1.0_37010102': new Uint8Array(7000).fill(7),
    },
    ...change,
  });
}
