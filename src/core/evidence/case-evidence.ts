import type { Case, CaseEvent } from '../case/case.ts';
import type { Customer } from '../customer/customer.ts';
import type { Fact } from '../fact/fact.ts';
import type { MailRecord } from '../mail/mail.ts';
import type { SealedRow } from '../ports.ts';
import type { QuotaView } from '../quota/quota.ts';
import type { Side, Step, Verdict } from '../rule/finding.ts';

/** One mail of a bundle. `file` null: its bytes are here no more. Pictures: paths of those that were drawn. */
export interface MailEvidence {
  readonly number: number;
  readonly mail: MailRecord;
  readonly file: string | null;
  readonly pictures: readonly string[];
}

/** The other side's own account check, as it was answered. */
export interface CheckOfOthers {
  readonly side: Side;
  readonly step: Step;
  readonly checkedAt: string;
  readonly passed: boolean;
  readonly items: readonly { readonly code: string; readonly passed: boolean; readonly statement: string }[];
}

/** Everything that is known of one case, in clear: a bundle is made to be read by others. */
export interface CaseEvidence {
  readonly case: Case;
  readonly events: readonly CaseEvent[];
  /** Null: never listed, or erased. */
  readonly customer: Customer | null;
  readonly partner: { readonly accountName: string; readonly email: string };
  readonly quota: QuotaView;
  /** Both verdicts as they are judged now, with every rule's statement and source. */
  readonly verdicts: readonly Verdict[];
  readonly facts: readonly Fact[];
  readonly checks: readonly CheckOfOthers[];
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** decisions.json: who asked, who decided, when, and how the app knows. */
export const decisionsText = ({ case: each, events, customer, partner, quota }: CaseEvidence, simulated: boolean): string =>
  json({ simulated, partner, customer, case: each, events, quota });

/** check.json: the snapshot of both checks and what they rest on. */
export const checkText = ({ verdicts, facts, checks }: CaseEvidence, madeAt: string, simulated: boolean): string =>
  json({ simulated, madeAt, verdicts, facts, checksOfTheOtherSide: checks });

/** mails/mails.json: what was recorded of each mail, the server's own words among it. */
export const mailsText = (mails: readonly MailEvidence[]): string =>
  json(mails.map(({ number, mail, file, pictures }) => ({ number, file, pictures, mail })));

/** `mails/01-consent-sent.eml`: our own words alone, so that no stranger names a file. */
export function mailPath(number: number, { kind, state, form }: Pick<MailRecord, 'kind' | 'state' | 'form'>): string {
  return `mails/${String(number).padStart(2, '0')}-${kind}-${state}.${form}`;
}
export function picturePath(number: number, { kind, state }: Pick<MailRecord, 'kind' | 'state'>, form: 'pdf' | 'png'): string {
  return `pictures/${String(number).padStart(2, '0')}-${kind}-${state}.${form}`;
}

/** One line of log/entries.jsonl. Only the case's own entries bring their personal text. */
export function logLineOf({ entry, hash, personal, salts, erasedAt }: SealedRow, own: boolean): string {
  const sequence = entry.sequence;
  return `${JSON.stringify(own ? { sequence, hash, entry, own, personal, salts, erasedAt } : { sequence, hash, entry, own })}\n`;
}
