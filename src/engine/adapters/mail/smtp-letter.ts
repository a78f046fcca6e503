import { Readable } from 'node:stream';

/** Bytes handed over at once. */
const PIECE = 64 * 1024;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/**
 * A letter on its way. The library asks for its bytes only once the server has said "go on" to DATA: from then on nobody but the server
 * knows what becomes of it.
 */
export class LetterOnItsWay extends Readable {
  /** The server has said "go on" to DATA. */
  began = false;
  /** Every byte was asked for. */
  whole = false;
  readonly #raw: Uint8Array;
  readonly #onBegin: () => void;
  #at = 0;

  constructor(raw: Uint8Array, onBegin: () => void) {
    super();
    this.#raw = raw;
    this.#onBegin = onBegin;
    this.once('end', () => {
      this.whole = true;
    });
  }

  override pipe<Into extends NodeJS.WritableStream>(into: Into, options?: { end?: boolean }): Into {
    this.began = true;
    this.#onBegin();
    return super.pipe(into, options);
  }

  override _read(): void {
    const piece = this.#raw.subarray(this.#at, this.#at + PIECE);
    this.#at += piece.length;
    this.push(piece.length === 0 ? null : piece);
  }
}

/** Whether a letter travels as it is: every line ends in CR LF, the last one too. Any other would be changed on its way (RFC 5321, 2.3.8). */
export function travelsAsItIs(raw: Uint8Array): boolean {
  if (raw.length < 2 || raw[raw.length - 1] !== LINE_FEED) return false;
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === CARRIAGE_RETURN && raw[at + 1] !== LINE_FEED) return false;
    if (raw[at] === LINE_FEED && raw[at - 1] !== CARRIAGE_RETURN) return false;
  }
  return true;
}
