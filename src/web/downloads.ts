import { randomBytes } from 'node:crypto';

export interface Download {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array;
}
/** Documents waiting to be fetched, each by an address that works once. The oldest go first when too many wait. */
export interface Downloads {
  /** Answers the address, relative to a tab's own: it opens nothing without the secret of a tab. */
  offer(file: Download): string;
  take(ticket: string): Download | null;
}

const WAITING = 32;

export function createDownloads(): Downloads {
  const waiting = new Map<string, Download>();
  return {
    offer(file) {
      const ticket = randomBytes(24).toString('base64url');
      waiting.set(ticket, file);
      const [oldest] = waiting.keys();
      if (waiting.size > WAITING && oldest !== undefined) waiting.delete(oldest);
      return `download/${ticket}`;
    },
    take(ticket) {
      const file = waiting.get(ticket) ?? null;
      waiting.delete(ticket);
      return file;
    },
  };
}

/** A name that is one: no path, no control characters, never empty. */
export const safeName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120) || 'document';

/** Content-Disposition with the name as plain ASCII and, for those who read it, in UTF-8 (RFC 6266). */
export function disposition(name: string): string {
  const safe = safeName(name);
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${safe.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encoded}`;
}
