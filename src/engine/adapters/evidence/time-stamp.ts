import { createHash } from 'node:crypto';
import {
  Boolean as Asn1Boolean,
  Constructed,
  fromBER,
  GeneralizedTime,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
} from 'asn1js';
import { Fault } from '../../../core/fault.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TIME_STAMP = '1.2.840.113549.1.9.16.1.4';

/** A question to a time-stamping authority (RFC 3161): SHA-256 of the bytes, a nonce, and the wish for its certificate. `nonce`: eight bytes. */
export function timeStampQuestion(bytes: Uint8Array, nonce: Uint8Array): Uint8Array {
  const imprint = createHash('sha256').update(bytes).digest();
  return new Uint8Array(
    new Sequence({
      value: [
        new Integer({ value: 1 }),
        new Sequence({
          value: [
            new Sequence({ value: [new ObjectIdentifier({ value: SHA256 }), new Null()] }),
            new OctetString({ valueHex: bufferOf(imprint) }),
          ],
        }),
        new Integer({ valueHex: bufferOf(positive(nonce)) }),
        new Asn1Boolean({ value: true }),
      ],
    }).toBER(),
  );
}

/**
 * Holds an answer against its question: granted, about these bytes, with this nonce. Whether the authority is to be trusted is not judged here
 * (`openssl ts -verify` does). Answers the authority's time, UTC. Faults: timestamp-refused {status}, malformed-answer {field}.
 */
export function readTimeStamp(answer: Uint8Array, bytes: Uint8Array, nonce: Uint8Array): string {
  try {
    const [status, token] = childrenOf(parsed(answer));
    const granted = numberOf(childrenOf(status)[0]);
    if (granted !== 0 && granted !== 1) throw new Fault('timestamp-refused', { status: granted });
    const [type, content] = childrenOf(token);
    demand(type, SIGNED_DATA, 'contentType');
    const [, , encapsulated] = childrenOf(childrenOf(content)[0]);
    const [inner, wrapped] = childrenOf(encapsulated);
    demand(inner, TIME_STAMP, 'eContentType');
    return heldAgainst(childrenOf(parsed(octetsOf(childrenOf(wrapped)[0]))), bytes, nonce);
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('malformed-answer', { field: 'timestamp', reason: 'not-readable' }, { cause: error });
  }
}

/** TSTInfo: version, policy, imprint, serial, time, and among what may follow the nonce. */
function heldAgainst(info: readonly unknown[], bytes: Uint8Array, nonce: Uint8Array): string {
  const [algorithm, digest] = childrenOf(info[2]);
  demand(childrenOf(algorithm)[0], SHA256, 'messageImprint');
  if (!createHash('sha256').update(bytes).digest().equals(octetsOf(digest))) refuse('messageImprint');
  const back = info.slice(5).find((each) => each instanceof Integer);
  if (!(back instanceof Integer) || !Buffer.from(back.valueBlock.valueHexView).equals(positive(nonce))) refuse('nonce');
  const time = info[4];
  if (!(time instanceof GeneralizedTime)) refuse('genTime');
  return time.toDate().toISOString();
}

function parsed(bytes: Uint8Array): unknown {
  const { offset, result } = fromBER(bytes);
  if (offset !== bytes.length) refuse('length');
  return result;
}

const childrenOf = (node: unknown): readonly unknown[] => (node instanceof Constructed ? node.valueBlock.value : refuse('shape'));

const numberOf = (node: unknown): number => (node instanceof Integer ? node.valueBlock.valueDec : refuse('status'));

const octetsOf = (node: unknown): Uint8Array => (node instanceof OctetString ? new Uint8Array(node.getValue()) : refuse('octets'));

function demand(node: unknown, identifier: string, field: string): void {
  if (!(node instanceof ObjectIdentifier) || node.valueBlock.toString() !== identifier) refuse(field);
}

/** Eight bytes as a positive INTEGER in its shortest form: the first bit clear, the first byte not zero. */
function positive(nonce: Uint8Array): Buffer {
  const bytes = Buffer.from(nonce);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

/** Its own memory: the library takes the whole buffer behind a view. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

function refuse(field: string): never {
  throw new Fault('malformed-answer', { field, reason: 'wrong-shape' });
}
