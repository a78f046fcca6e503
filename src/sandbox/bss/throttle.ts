/** Ten calls a second per API (facts 5.4, R32). Counted on the machine's own clock, so that a held sandbox clock does not lock anybody out. */
const CALLS_PER_SECOND = 10;

/** Answers whether one more call of this API is over the limit; refused calls do not count. */
export function createThrottle(nowMs: () => number = () => performance.now()): (api: string) => boolean {
  const calls = new Map<string, number[]>();
  return (api) => {
    const now = nowMs();
    const recent = (calls.get(api) ?? []).filter((at) => now - at < 1000);
    const over = recent.length >= CALLS_PER_SECOND;
    if (!over) recent.push(now);
    calls.set(api, recent);
    return over;
  };
}
