import { expect, it } from 'vitest';
import { simulatedSync } from '../perf/simulated-sync.ts';

for (const [pace, perSecond, seconds] of [
  ['five calls a second, as nobody set it otherwise', undefined, 10],
  ['ten calls a second, as a person may set it', 10, 5],
] as const)
  it(`reads 5,000 customers at ${pace}, in hardly more time than that takes, and in no less`, async () => {
    const done = await simulatedSync(5000, perSecond);
    expect(done.customers).toBe(5000);
    expect(done.seconds).toBeLessThanOrEqual(1.1 * seconds);
    // The first calls of a second may come at its beginning; faster than that the site would throttle.
    expect(done.seconds).toBeGreaterThanOrEqual(done.calls / (perSecond ?? 5) - 1);
  });
