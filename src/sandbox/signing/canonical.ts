import { createHash, createHmac } from 'node:crypto';

/** A request as its signature sees it (facts 5.2). Header names are in lower case; `query` is the raw text after "?". */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signedHeaders: readonly string[];
  readonly bodyHash: string;
}

export const ALGORITHM = 'SDK-HMAC-SHA256';

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Only A-Z a-z 0-9 - _ . ~ stay as they are; encodeURIComponent leaves five more alone. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Sorted by name, then by value; a name without a value keeps its "=". */
export function canonicalQuery(query: string): string {
  const pairs = query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const name = equals < 0 ? part : part.slice(0, equals);
      return [encode(decode(name)), encode(decode(equals < 0 ? '' : part.slice(equals + 1)))] as const;
    });
  const order = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
  return pairs
    .sort((one, other) => order(one[0], other[0]) || order(one[1], other[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map((segment) => encode(decode(segment)))
    .join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

export function canonicalRequest(request: SignedRequest): string {
  const names = [...request.signedHeaders].map((name) => name.toLowerCase()).sort();
  const headers = names.map((name) => `${name}:${(request.headers[name] ?? '').trim()}\n`).join('');
  const { method, path, query, bodyHash } = request;
  return [method.toUpperCase(), canonicalPath(path), canonicalQuery(query), headers, names.join(';'), bodyHash].join('\n');
}

/** The signature in hexadecimal; `date` is the X-Sdk-Date, `YYYYMMDDTHHMMSSZ` in UTC. */
export function signatureOf(request: SignedRequest, date: string, secretKey: string): string {
  const text = `${ALGORITHM}\n${date}\n${sha256(canonicalRequest(request))}`;
  return createHmac('sha256', secretKey).update(text).digest('hex');
}
