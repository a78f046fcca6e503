import type { LogLine } from '../../../contract/log.ts';
import { markHits } from './marks.ts';

/** Who a line is about: the person who acted when one is known, else what wrote it (word key of `log:who`). */
export function whoOf(
  line: LogLine,
): { readonly kind: 'name'; readonly name: string } | { readonly kind: 'source'; readonly source: string } {
  const name = line.personal?.operator ?? '';
  return name === '' ? { kind: 'source', source: line.entry.source } : { kind: 'name', name };
}

/** Personal fields worth showing as text, in a fixed order; the person and the account stand in columns of their own. */
export function textOf(line: LogLine): readonly { readonly field: string; readonly text: string }[] {
  return Object.entries(line.personal ?? {})
    .filter(([field, text]) => field !== 'operator' && field !== 'accountName' && text !== '')
    .map(([field, text]) => ({ field, text }));
}

/** `2026-11-22T01:30:00Z` as date and time of day where the person sits, for two aligned columns. */
export function clockOf(at: string, timeZone: string): { readonly day: string; readonly time: string } {
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  return { day: there.toPlainDate().toString(), time: there.toPlainTime().toString({ smallestUnit: 'second' }) };
}

/** The first words of a hash, enough to compare by eye. */
export const shortHash = (hash: string): string => (hash.length > 16 ? `${hash.slice(0, 12)}…` : hash);

/** Values of the detail that a search stands in, so that a line never matches for a reason nobody sees. */
export const hitsIn = (detail: LogLine['entry']['detail'], words: readonly string[]): readonly string[] =>
  words.length === 0
    ? []
    : Object.values(detail)
        .map((value) => String(value ?? ''))
        .filter((value) => markHits(value, words).some((piece) => piece.hit));
