import { randomBytes } from 'node:crypto';
import { CaseId } from '../../core/case/case.ts';

/** A UUID of version 7 at a given instant: sortable by time, globally unique (RFC 9562, 5.7). */
export function mintCaseId(now: string): CaseId {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Temporal.Instant.from(now).epochMilliseconds, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return CaseId.parse([hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'));
}
