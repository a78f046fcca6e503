import type { Verdict } from './finding.ts';

/**
 * Rules of which no page says whether they hold for this customer, when they are all that keeps a verdict unknown; empty otherwise. No fact
 * and no checklist can answer them: a person may act with a logged reason, and the other side's own check decides. The verdict stays unknown.
 */
export function onlyUndocumented({ state, findings }: Pick<Verdict, 'state' | 'findings'>): readonly string[] {
  if (state !== 'unknown') return [];
  const unknown = findings.filter((finding) => finding.state === 'unknown');
  if (unknown.some(({ missing, stale }) => missing.length > 0 || stale.length > 0)) return [];
  return unknown.map(({ ruleId }) => ruleId);
}
