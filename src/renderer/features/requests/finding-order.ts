import type { Finding, FindingState, Verdict } from '../../../core/rule/finding.ts';

const weight: Readonly<Record<FindingState, number>> = { violated: 0, unknown: 1, warning: 2, satisfied: 3, 'not-applicable': 4 };

/** What blocks first, then what nobody knows, then warnings, each in the order in which remedies have to be done. */
export function ordered(findings: readonly Finding[]): { readonly loud: readonly Finding[]; readonly quiet: readonly Finding[] } {
  const sorted = [...findings].sort(
    (one, other) => weight[one.state] - weight[other.state] || one.order - other.order || (one.ruleId < other.ruleId ? -1 : 1),
  );
  return {
    loud: sorted.filter((finding) => weight[finding.state] < 3),
    quiet: sorted.filter((finding) => weight[finding.state] >= 3),
  };
}

/** Numbers for the one-line summary beside a verdict. */
export function tally(verdict: Verdict): { readonly count: number; readonly total: number } {
  const applies = verdict.findings.filter((finding) => finding.state !== 'not-applicable');
  const wanted: FindingState = verdict.state === 'blocked' ? 'violated' : 'unknown';
  return { count: applies.filter((finding) => finding.state === wanted).length, total: applies.length };
}
