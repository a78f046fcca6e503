import { canonical } from './chain.ts';
import type { LogEntry } from './entry.ts';

const quoted = (text: string): string => JSON.stringify(text.toWellFormed());
const orNull = (text: string | null): string => (text === null ? 'null' : quoted(text));

/**
 * The canonical bytes of an entry, as `canonical` writes them: the same text, with the members in the order that is known beforehand instead
 * of sorted each time.
 */
export function entryBytes(entry: LogEntry): string {
  const { at, caseId, chain, detail, digests, operation, previous, result, sequence, source, subject, version } = entry;
  const place = `"operation":${quoted(operation)},"previous":${quoted(previous)},"result":${quoted(result)},"sequence":${sequence}`;
  return (
    `{"at":${quoted(at)},"caseId":${orNull(caseId)},"chain":${quoted(chain)},"detail":${canonical(detail)},"digests":${canonical(digests)},` +
    `${place},"source":${quoted(source)},"subject":${orNull(subject)},"version":${version}}`
  );
}
