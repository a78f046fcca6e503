import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';

/** `file`: on the disk, owner-only, ours: whoever takes it removes it. */
export type Download = { readonly name: string; readonly type: string } & (
  | { readonly content: string | Uint8Array }
  | { readonly file: string }
);
/** Documents waiting to be fetched, each by an address that works once. The oldest go first when too many wait, with their files. */
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
      const [oldest] = waiting;
      if (waiting.size > WAITING && oldest !== undefined) {
        waiting.delete(oldest[0]);
        void removeFile(oldest[1]);
      }
      return `download/${ticket}`;
    },
    take(ticket) {
      const file = waiting.get(ticket) ?? null;
      waiting.delete(ticket);
      return file;
    },
  };
}

/** Nothing waits on the disk any more. A file that cannot be removed now goes with its folder at the next start. */
export async function removeFile(download: Download): Promise<void> {
  if ('file' in download) await rm(download.file, { force: true, maxRetries: 3 }).catch(() => {});
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
