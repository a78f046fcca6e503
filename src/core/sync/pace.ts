/** Below these a pace is a guess: the first calls of a listing also open the connection and fill the site's caches. */
const shortest = { milliseconds: 5_000, customers: 300 } as const;

/**
 * Seconds that the rest of a listing takes at the pace measured in it, or null where no honest number is known: in the first seconds, and
 * while it is not known how many are left. `took`: milliseconds of reading without a break in which `read` customers came.
 */
export function secondsLeft({
  took,
  read,
  left,
}: {
  readonly took: number;
  readonly read: number;
  readonly left: number | null;
}): number | null {
  if (left === null || left < 0 || took < shortest.milliseconds || read < shortest.customers) return null;
  return Math.ceil((left * took) / read / 1000);
}
