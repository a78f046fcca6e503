import { bounds } from './read-bounds.ts';
import { type PartHead, partHead } from './read-part-head.ts';

/** A leaf of a mail's tree. `body`: of a text, encoded and cut to its bound; null: only counted. `bytes`: of its content, decoded. */
export interface Leaf {
  readonly head: PartHead;
  readonly headers: Uint8Array;
  readonly body: Uint8Array | null;
  readonly bytes: number;
  readonly cut: boolean;
  /** Which multipart/alternative it is one form of; null for none. */
  readonly alternative: number | null;
}
export interface Outline {
  /** Header lines of the mail itself. */
  readonly headers: Uint8Array;
  readonly headersCut: boolean;
  readonly leaves: readonly Leaf[];
  readonly odd: ReadonlySet<'boundary-missing' | 'boundary-unclosed' | 'too-many-parts' | 'nested-too-deep' | 'long-headers'>;
}

interface Open {
  readonly boundary: Uint8Array;
  readonly alternative: number | null;
  readonly digest: boolean;
}
/** The part that lines go to now. */
interface Part {
  readonly alternative: number | null;
  readonly digest: boolean;
  state: 'headers' | 'body' | 'skipped';
  headerStart: number;
  headerEnd: number;
  head: PartHead | null;
  bodyStart: number;
  bodyEnd: number;
  /** Bytes of the decoded content so far. */
  content: number;
}

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;

/**
 * Walks over a mail once, line by line: which parts it has, where their texts stand, how long everything else is. Nothing is decoded and
 * nothing copied, so that a long attachment costs no memory. Structure beyond the bounds is left out and told.
 */
export function outline(bytes: Uint8Array, from = 0): Outline {
  const open: Open[] = [];
  const leaves: Leaf[] = [];
  const odd = new Set<Outline['odd'] extends ReadonlySet<infer Code> ? Code : never>();
  let alternatives = 0;
  let parts = 1;
  let headerBytes = 0;
  let textBytes = 0;
  let textParts = 0;
  let top: { readonly headers: Uint8Array; readonly cut: boolean } | null = null;
  let part: Part | null = begin(from, null, false);

  function begin(at: number, alternative: number | null, digest: boolean): Part {
    return {
      alternative,
      digest,
      state: 'headers',
      headerStart: at,
      headerEnd: at,
      head: null,
      bodyStart: at,
      bodyEnd: at,
      content: 0,
    };
  }

  function endHeaders(current: Part, at: number): void {
    const long = current.headerEnd - current.headerStart;
    const kept = Math.max(0, Math.min(long, bounds.partHeaders, bounds.headers - headerBytes));
    if (kept < long) odd.add('long-headers');
    headerBytes += kept;
    const headers = bytes.subarray(current.headerStart, current.headerStart + kept);
    if (top === null) top = { headers, cut: kept < long };
    const head = partHead(headers, current.digest);
    current.head = head;
    current.state = 'body';
    current.headerEnd = current.headerStart + kept;
    current.bodyStart = at;
    current.bodyEnd = at;
    if (!head.multipart) return;
    if (head.boundary === '') odd.add('boundary-missing');
    else if (open.length >= bounds.depth) {
      odd.add('nested-too-deep');
      current.state = 'skipped';
    } else {
      const alternative = head.type === 'multipart/alternative' ? alternatives++ : current.alternative;
      open.push({ boundary: Buffer.from(head.boundary, 'latin1'), alternative, digest: head.type === 'multipart/digest' });
      // What stands before the first boundary is no text of the mail.
      current.state = 'skipped';
    }
  }

  function end(current: Part | null, at: number): void {
    if (current === null) return;
    if (current.state === 'headers') endHeaders(current, at);
    const { head } = current;
    if (head === null || current.state === 'skipped') return;
    const long = Math.max(0, current.bodyEnd - current.bodyStart);
    const kept = head.isText && textParts < bounds.textParts ? Math.min(long, bounds.text, bounds.texts - textBytes) : 0;
    if (head.isText) {
      textBytes += kept;
      textParts += 1;
    }
    leaves.push({
      head,
      headers: bytes.subarray(current.headerStart, current.headerEnd),
      body: head.isText ? bytes.subarray(current.bodyStart, current.bodyStart + kept) : null,
      bytes: Math.max(0, Math.floor(current.content)),
      cut: head.isText && kept < long,
      alternative: current.alternative,
    });
  }

  for (let at = from; at < bytes.length; ) {
    const feed = bytes.indexOf(LF, at);
    const next = feed < 0 ? bytes.length : feed + 1;
    const lineEnd = feed < 0 ? next : feed > at && bytes[feed - 1] === CR ? feed - 1 : feed;
    const met = open.length > 0 && bytes[at] === DASH && bytes[at + 1] === DASH ? boundaryAt(bytes, at, lineEnd, open) : null;
    if (met !== null) {
      end(part, at);
      part = null;
      const multipart = open[met.index];
      open.length = met.last ? met.index : met.index + 1;
      if (!met.last && multipart !== undefined) {
        parts += 1;
        if (parts > bounds.parts) odd.add('too-many-parts');
        else part = begin(next, multipart.alternative, multipart.digest);
      }
    } else if (part?.state === 'headers') {
      if (lineEnd === at) endHeaders(part, next);
      else part.headerEnd = next;
    } else if (part?.state === 'body') {
      part.content += contentOf(bytes, at, lineEnd, next, part.head?.encoding ?? '');
      // The line break before a boundary belongs to the boundary.
      part.bodyEnd = lineEnd;
    }
    at = next;
  }
  end(part, bytes.length);
  if (open.length > 0) odd.add('boundary-unclosed');
  const { headers, cut } = top ?? { headers: bytes.subarray(from, from), cut: false };
  return { headers, headersCut: cut, leaves, odd };
}

/** Which open multipart's boundary a line is, the innermost first. Blanks may follow it. */
function boundaryAt(bytes: Uint8Array, at: number, lineEnd: number, open: readonly Open[]): { index: number; last: boolean } | null {
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const boundary = open[index]?.boundary ?? new Uint8Array();
    const after = at + 2 + boundary.length;
    if (after > lineEnd || !boundary.every((byte, place) => bytes[at + 2 + place] === byte)) continue;
    const last = bytes[after] === DASH && bytes[after + 1] === DASH && after + 2 <= lineEnd;
    let rest = last ? after + 2 : after;
    while (rest < lineEnd && (bytes[rest] === 0x20 || bytes[rest] === 0x09)) rest += 1;
    if (rest === lineEnd) return { index, last };
  }
  return null;
}

/** Bytes that one encoded line stands for, nearly: what is not decoded is only counted. */
function contentOf(bytes: Uint8Array, at: number, lineEnd: number, next: number, encoding: PartHead['encoding']): number {
  if (encoding === 'base64') {
    let letters = lineEnd - at;
    for (let last = lineEnd - 1; last >= at && (bytes[last] === 0x3d || bytes[last] === 0x20); last -= 1) letters -= 1;
    return (letters * 3) / 4;
  }
  if (encoding !== 'quoted-printable') return next - at;
  let escapes = 0;
  // By hand: searching would run on through the lines that follow, once for every line.
  for (let place = at; place < lineEnd - 1; place += 1) if (bytes[place] === 0x3d) escapes += 1;
  return bytes[lineEnd - 1] === 0x3d ? lineEnd - 1 - at - 2 * escapes : next - at - 2 * escapes;
}
