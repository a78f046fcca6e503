import { timingSafeEqual } from 'node:crypto';
import { ALGORITHM, type SignedRequest, sha256, signatureOf } from './canonical.ts';

/** How far the signature's time may be from the server's (facts 5.2). */
const WINDOW_MS = 15 * 60_000;

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const SHAPE = new RegExp(`^${ALGORITHM} Access=([^, ]+), SignedHeaders=([^, ]+), Signature=([0-9a-f]{64})$`);
const DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

const equal = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

function timeOf(date: string): number {
  const [, year, month, day, hour, minute, second] = DATE.exec(date) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** Why a request is not let in (401, APIGW.0301), in the gateway's words, or null when its signature holds. `now` is the server's clock in milliseconds. */
export function whyRefused(request: ReceivedRequest, accessKey: string, secretKey: string, now: number): string | null {
  const { authorization, 'x-sdk-date': date } = request.headers;
  const [, access, names, signature] = SHAPE.exec(authorization ?? '') ?? [];
  if (access === undefined || names === undefined || signature === undefined) return 'Authorization header is missing or malformed';
  const signedHeaders = names.split(';');
  if (date === undefined || !signedHeaders.includes('x-sdk-date')) return 'X-Sdk-Date must be sent and signed';
  // The vendor's own clients sign at least these two (facts 5.2); without the host a signature would hold at any other site.
  if (!signedHeaders.includes('host')) return 'Host must be signed';
  const signedAt = timeOf(date);
  if (Number.isNaN(signedAt)) return 'X-Sdk-Date is malformed';
  if (Math.abs(now - signedAt) > WINDOW_MS) {
    return `signature expired, signature time:${date}, server time:${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`;
  }
  const bodyHash = sha256(request.body);
  const named = request.headers['x-sdk-content-sha256'];
  if (access !== accessKey || (named !== undefined && named !== bodyHash)) return 'verify aksk signature fail';
  const signed: SignedRequest = { ...request, signedHeaders, bodyHash };
  return equal(signature, signatureOf(signed, date, secretKey)) ? null : 'verify aksk signature fail';
}
