/**
 * An entry as a link names it: its number in its log, and the first letters of its hash, by which an entry of the same number in another
 * account's log is told apart. `hash` null: a person typed the number alone.
 */
export interface NamedEntry {
  readonly sequence: number;
  readonly hash: string | null;
}

const form = /^([1-9]\d{0,8})(?:-([0-9a-f]{12}))?$/u;

/** `42` or `42-0123456789ab`; null: neither. */
export function readEntryName(text: string): NamedEntry | null {
  const [, sequence, hash = null] = form.exec(text) ?? [];
  return sequence === undefined ? null : { sequence: Number(sequence), hash };
}

export const entryName = (sequence: number, hash: string): string => `${sequence}-${hash.slice(0, 12)}`;

const scheme = 'consentdesk://log/';

/** The link that opens this entry wherever its log is, for as long as the log is kept. */
export const entryLink = (sequence: number, hash: string): string => `${scheme}${entryName(sequence, hash)}`;

/** The entry of a pasted link; null: the text is none. */
export function readEntryLink(text: string): NamedEntry | null {
  const link = text.trim().toLowerCase();
  return link.startsWith(scheme) ? readEntryName(link.slice(scheme.length)) : null;
}
