const ALLOWED = 10;
const WINDOW = 60_000;

/**
 * Wrong tokens within a minute. After ten of them none is looked at until the minute is over, so that guessing is slow beside being
 * hopeless, and can be noticed. `now` in milliseconds.
 */
export function createGuesses(now: () => number) {
  let since = 0;
  let count = 0;
  return {
    wrong() {
      if (count === 0 || now() - since >= WINDOW) {
        since = now();
        count = 0;
      }
      count += 1;
    },
    /** 0 when a token may be tried now. */
    secondsToWait(): number {
      if (count < ALLOWED) return 0;
      return Math.max(0, Math.ceil((since + WINDOW - now()) / 1000));
    },
  };
}
