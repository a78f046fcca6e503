import type { PickedPath } from '../guide/guide.ts';
import type { QuotaView } from '../quota/quota.ts';
import type { Finding, Verdict } from '../rule/finding.ts';
import type { Case } from './case.ts';

export interface SummaryInput {
  readonly case: Case;
  readonly accountName: string;
  /** Real name in clear or masked, as the caller may show it; '' when there is none. */
  readonly customerName: string;
  readonly partnerAccountName: string;
  /** The person who hands over, and the administrator. */
  readonly preparedBy: string;
  readonly handedTo: string;
  /** UTC instant of the summary. */
  readonly at: string;
  readonly verdicts: readonly Verdict[];
  readonly quota: QuotaView;
  /** The way through Partner Center for this site and partner type. */
  readonly way: PickedPath;
  readonly simulated: boolean;
}

const states: Record<Finding['state'], string> = {
  violated: 'BLOCKS',
  unknown: 'NOT KNOWN',
  warning: 'WARNING',
  satisfied: 'satisfied',
  'not-applicable': 'does not apply',
};
const verdictWords: Record<Verdict['state'], string> = { allowed: 'allowed', blocked: 'blocked', unknown: 'not known' };

/** A readable plain-text hand-over for the administrator: who, what, both checks with their rules and sources, quota, and what to do in Partner Center. */
export function caseSummary(input: SummaryInput): string {
  const { simulated } = input;
  const lines = [
    ...(simulated ? ['SIMULATED: this case is practice, nothing of it concerns Huawei Cloud.', ''] : []),
    "Case summary (our own text, not Huawei Cloud's)",
    '',
    ...head(input),
    '',
    ...input.verdicts.flatMap((verdict) => [...ofVerdict(verdict), '']),
    ...ofQuota(input.quota),
    '',
    ...toDo(input),
  ];
  return `${lines.join('\n')}\n`;
}

function head(input: SummaryInput): string[] {
  const asked = input.case.side === 'partner' ? 'We ask the customer to be disassociated.' : 'The customer asks us to be disassociated.';
  return [
    asked,
    `Customer account: ${oneLine(input.accountName)}`,
    ...(input.customerName === '' ? [] : [`Customer name: ${oneLine(input.customerName)}`]),
    `Partner account: ${oneLine(input.partnerAccountName)}`,
    `Case: ${input.case.id}`,
    `Opened: ${input.case.openedAt}`,
    ...(input.case.pendingSince === null ? [] : [`Pending since: ${input.case.pendingSince} (no deadline is documented, R23)`]),
    `Reason: ${input.case.reason === '' ? '(none given yet)' : oneLine(input.case.reason)}`,
    `Prepared by: ${oneLine(input.preparedBy)}`,
    `Handed to: ${oneLine(input.handedTo)}`,
    `Written: ${input.at}`,
  ];
}

function ofVerdict(verdict: Verdict): string[] {
  const title = `Check: can be ${verdict.step === 'submit' ? 'submitted' : 'agreed'} (${verdict.side === 'partner' ? 'our request' : "the customer's request"}): ${verdictWords[verdict.state]}`;
  const findings = [...verdict.findings].sort((one, other) => rank(one) - rank(other));
  return [
    title,
    `Rules: ${verdict.packTitle}, pages read on ${verdict.packReadOn}; computed ${verdict.computedAt}`,
    ...findings.flatMap(ofFinding),
  ];
}

/** What has to be done first stands first. */
function rank(finding: Finding): number {
  const states: Finding['state'][] = ['violated', 'unknown', 'warning', 'satisfied', 'not-applicable'];
  return states.indexOf(finding.state) * 100 + finding.order;
}

function ofFinding(finding: Finding): string[] {
  const lines = [`  ${finding.ruleId} ${states[finding.state]}: ${finding.statement}${finding.inferred ? ' (inferred)' : ''}`];
  if (finding.missing.length > 0) lines.push(`      never stated: ${finding.missing.join(', ')}`);
  if (finding.stale.length > 0)
    lines.push(`      too old: ${finding.stale.join(', ')}${finding.violatedWhenLastSeen === true ? ' (violated when last seen)' : ''}`);
  if (finding.order === 0) return lines;
  lines.push(`      to do: ${finding.remedy} (${finding.mustAct.replaceAll('-', ' ')})`);
  lines.push(
    ...finding.sources.map(
      (source) => `      source: ${source.key}, ${source.date ?? `undated, read on ${source.readOn}`}, ${source.address}`,
    ),
  );
  return lines;
}

function ofQuota(quota: QuotaView): string[] {
  if (quota.stated === false) return ['Requests (R02): no limit is known here'];
  const known = quota.published
    ? `${quota.used} of ${quota.limit} used`
    : `at least ${quota.used} of ${quota.limit} used, as far as this app knows`;
  const next = quota.nextFreeAt === null ? '' : `; ${quota.published ? 'next free' : 'by our reading not before'} ${quota.nextFreeAt}`;
  const wait = quota.waitsFor
    ? `; ${quota.waitsFor.months} months after the ${quota.waitsFor.side}'s latest request of ${quota.waitsFor.at}`
    : '';
  return [`Requests within ${quota.months} months (R02): ${known}${wait}${next}`];
}

function toDo({ case: each, way }: SummaryInput): string[] {
  const ours = each.side === 'partner';
  const { path, documented } = way;
  const nearest = `  The way for this site and partner type is not documented; the nearest that is: ${path.site}, ${path.partnerType}.`;
  const steps = path.steps.map(({ kind, text, source }, index) => {
    const said = kind === 'row' ? `In the row of this customer: ${text}. Names are masked there until shown.` : text;
    return `  ${index + 1}. ${said} (${source.key}, ${source.date ?? `undated, read on ${source.readOn}`})`;
  });
  return [
    `What to do in Partner Center (administrators only, R01${ours ? '' : ', R20'})`,
    ...(documented ? [] : [nearest]),
    ...steps,
    ...(ours ? [] : ['  Whether Reject is offered when a check fails is stated only for customers (R21).']),
    `  ${steps.length + 1}. State in Consent Desk what you did there${ours ? '. The customer decides at My Account > My Partner (R19).' : '.'}`,
  ];
}

/** One line of plain text, whatever was typed: no control characters, and nothing that turns the direction of what stands beside it. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .trim();
}
