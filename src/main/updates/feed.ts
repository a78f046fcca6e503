/** Where updates are asked for, and by whose signature they are believed. */
export interface UpdateFeed {
  /** Ends with a slash: `https://updates.example.com/consent-desk/`. */
  readonly server: string;
  /** Ed25519, 32 bytes. */
  readonly key: Uint8Array;
}
export type FeedReading = { readonly kind: 'off' } | { readonly kind: 'unusable' } | { readonly kind: 'feed'; readonly feed: UpdateFeed };

const KEY_BYTES = 32;

/** What the settings say. Off unless a person named a server; unusable without its key: nothing is ever installed on a server's word alone. */
export function readFeed(server: string | null, key: string | null): FeedReading {
  if (server === null) return { kind: 'off' };
  const url = URL.canParse(server) ? new URL(server) : null;
  const plain = url !== null && url.protocol === 'https:' && `${url.username}${url.password}${url.search}${url.hash}` === '';
  const bytes = Buffer.from(key ?? '', 'base64');
  // What Node's reader of base64 leaves out is not part of the key that a person compared.
  if (!plain || bytes.length !== KEY_BYTES || bytes.toString('base64') !== key) return { kind: 'unusable' };
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return { kind: 'feed', feed: { server: url.href, key: new Uint8Array(bytes) } };
}
