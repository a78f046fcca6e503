/**
 * Milliseconds that a Retry-After header asks for (seconds or an HTTP date), or null. `now` in milliseconds since 1970. Whether the site
 * sends it is not documented (facts.md 5.4); it is honoured where it does.
 */
export function retryAfterOf(header: string | null, now: number): number | null {
  const value = header?.trim() ?? '';
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  const at = value === '' ? Number.NaN : Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
