import { createHash, createHmac } from 'node:crypto';

/** What is sent and signed; `query` names and values are plain text, `path` is already encoded as it goes on the wire. */
export interface Unsigned {
  readonly method: string;
  readonly path: string;
  readonly query: Query;
  /** Every header here is signed. `host` must be among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes sent; empty for none. */
  readonly body: Uint8Array;
}
export type Query = Readonly<Record<string, string | readonly string[]>>;

export interface SigningKeys {
  readonly accessKey: string;
  readonly secretKey: string;
}

const algorithm = 'SDK-HMAC-SHA256';
const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Unreserved A-Z a-z 0-9 - _ . ~ stay, everything else becomes %XY in upper case (facts.md 5.2). */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const byBytes = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** The canonical query string. It is also what is sent, so that what is signed cannot differ from it. */
export function canonicalQuery(query: Query): string {
  return Object.keys(query)
    .sort(byBytes)
    .flatMap((name) =>
      [query[name] ?? '']
        .flat()
        .sort(byBytes)
        .map((value) => `${encode(name)}=${encode(value)}`),
    )
    .join('&');
}

/** The path must end with "/" when signing, though the request sent may omit it (facts.md 5.2). */
function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

function signedHeaders(headers: Unsigned['headers']): readonly (readonly [string, string])[] {
  return Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .filter(([name]) => !name.includes('_'))
    .sort(([one], [other]) => byBytes(one, other));
}

/** The six lines that are hashed. `headers` must hold `x-sdk-date`. */
export function canonicalRequest({ method, path, query, headers, body }: Unsigned): string {
  const signed = signedHeaders(headers);
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const names = signed.map(([name]) => name).join(';');
  return [method.toUpperCase(), canonicalPath(path), canonicalQuery(query), lines, names, sha256(body)].join('\n');
}

/** `2026-01-02T03:04:05.678Z` as `20260102T030405Z`. */
export const sdkDate = (instant: string): string => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;

/**
 * SDK-HMAC-SHA256 (facts.md 5.2): one HMAC with the secret key, no key derivation. Returns the headers to send, X-Sdk-Date and
 * Authorization included. `date` is `YYYYMMDDTHHMMSSZ`, UTC.
 */
export function sign(request: Unsigned, date: string, keys: SigningKeys): Readonly<Record<string, string>> {
  const headers = { ...request.headers, 'x-sdk-date': date };
  const names = signedHeaders(headers).map(([name]) => name);
  const text = `${algorithm}\n${date}\n${sha256(canonicalRequest({ ...request, headers }))}`;
  const signature = createHmac('sha256', keys.secretKey).update(text).digest('hex');
  return { ...headers, authorization: `${algorithm} Access=${keys.accessKey}, SignedHeaders=${names.join(';')}, Signature=${signature}` };
}
