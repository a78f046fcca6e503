const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const zones: Readonly<Record<string, string>> = {
  ut: '+0000',
  gmt: '+0000',
  utc: '+0000',
  z: '+0000',
  est: '-0500',
  edt: '-0400',
  cst: '-0600',
  cdt: '-0500',
  mst: '-0700',
  mdt: '-0600',
  pst: '-0800',
  pdt: '-0700',
};
const written = /^(?:[a-z]{2,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[a-z]{1,4})?/i;

/** The instant, UTC, of a date as mails write it (RFC 5322 3.3, 4.3); null when it is none. A date without its zone names no instant. */
export function readDate(header: string): string | null {
  const found = written.exec(
    header
      .replace(/\([^()]*\)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 100),
  );
  if (found === null) return null;
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '0', zone = ''] = found;
  const offset = /^[+-]/.test(zone) ? zone : Object.hasOwn(zones, zone.toLowerCase()) ? zones[zone.toLowerCase()] : undefined;
  const monthNumber = months.indexOf(month.toLowerCase());
  if (offset === undefined || monthNumber < 0) return null;
  const fullYear = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
  const local = Date.UTC(fullYear, monthNumber, Number(day), Number(hour), Number(minute), Math.min(59, Number(second)));
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5));
  const at = new Date(local - (offset.startsWith('-') ? -minutes : minutes) * 60_000);
  const real = Number(day) >= 1 && Number(day) <= 31 && Number(hour) < 24 && Number(minute) < 60 && Math.abs(minutes) < 24 * 60;
  return real && fullYear >= 1970 && fullYear < 2200 ? at.toISOString() : null;
}
