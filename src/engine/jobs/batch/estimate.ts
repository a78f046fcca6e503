import type { BatchPlan } from '../../../core/batch/batch-plan.ts';
import { type AskKind, askKinds } from '../../../core/batch/calls.ts';
import { secondsFor } from '../../../core/batch/plan.ts';

/** Below this much of paced work a pace is a guess. Seconds. */
const shortest = 5;

/** How long the rest of a check takes: by the calls that are left, at the pace that was measured so far. */
export function createEstimate(plan: BatchPlan) {
  const left = new Map<AskKind, number>(plan.asks.map(({ kind, calls }) => [kind, calls]));
  const made = new Map<AskKind, number>();
  let took = 0;
  const longest = (calls: ReadonlyMap<AskKind, number>) =>
    Math.max(0, ...askKinds.map((kind) => secondsFor(kind, calls.get(kind) ?? 0, plan.perSecond)));
  return {
    asked(kind: AskKind, calls: number): void {
      made.set(kind, (made.get(kind) ?? 0) + calls);
      left.set(kind, Math.max(0, (left.get(kind) ?? 0) - calls));
    },
    /** So many milliseconds passed at work, waits that the site asked for included. */
    worked(milliseconds: number): void {
      took += milliseconds / 1000;
    },
    /** Whole seconds. */
    left(): number {
      const ideal = longest(left);
      const done = longest(made);
      return Math.ceil(done < shortest ? ideal : ideal * Math.max(0.05, took / done));
    },
  };
}
export type Estimate = ReturnType<typeof createEstimate>;
