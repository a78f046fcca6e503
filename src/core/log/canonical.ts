import { Fault } from '../fault.ts';

/**
 * JSON in one form only (RFC 8785): members sorted by UTF-16 code units, no spaces, numbers and strings as ECMAScript writes them.
 * Lone surrogates are replaced first, so that the bytes stay the same after a trip through UTF-8. Members that are undefined are left out.
 * Fault invalid-input for what JSON cannot hold.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Fault('invalid-input', { field: 'number' });
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(',')}]`;
  if (typeof value === 'object') return ofRecord(value);
  throw new Fault('invalid-input', { field: typeof value });
}

function ofRecord(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => [name.toWellFormed(), member] as const)
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
