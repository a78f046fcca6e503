import { z } from 'zod';
import { CustomerId, Visibility } from '../customer/customer.ts';
import { Side } from '../rule/finding.ts';

/** Ours, sortable (UUID version 7), globally unique. */
export const CaseId = z.string().min(1).max(64).brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;

/** Minted when a person confirms one act; the other side can be asked by it. */
export const ActKey = z.string().min(8).max(64).brand<'ActKey'>();
export type ActKey = z.infer<typeof ActKey>;

/** Neutral names: official status names are not documented (facts.md 1.7). */
export const caseStates = [
  'draft',
  'with-administrator',
  'submitting',
  'awaiting-customer',
  'awaiting-partner',
  'deciding',
  'needs-check',
  'disassociated',
  'rejected',
  'withdrawn', // as stated by a person: no withdrawal is documented (R23)
  'cancelled-here',
] as const;
export const CaseState = z.enum(caseStates);
export type CaseState = z.infer<typeof CaseState>;

export const closedCaseStates: readonly CaseState[] = ['disassociated', 'rejected', 'withdrawn', 'cancelled-here'];

/** Everything that can happen to a case; the table of which event is allowed where is in `machine.ts`. */
export const caseEventKinds = [
  'prepared', // a person began a request
  'incoming', // the customer asked (seen by API, or stated by a person)
  'handed-over', // to an administrator
  'taken-back',
  'submit-intended', // written before it is sent
  'decide-intended',
  'submitted', // the other side has it, pending
  'refused', // the other side did not take the act: back to where it stood
  'not-arrived', // asked by key: the other side does not know the act
  'outcome-unknown', // timeout or crash: the other side has to be asked
  'agreed', // disassociated, by the other side, at once, or by our approval
  'rejected',
  'cancelled', // given up here; nothing was sent
  'stopped', // a person began in Partner Center and did not finish, as stated
  'withdrawn', // as stated by a person
  'outcome-not-known', // a person asked, and still nobody knows
  'statement-taken-back', // what a person stated was wrong; see statement.ts
] as const;
export const CaseEventKind = z.enum(caseEventKinds);
export type CaseEventKind = z.infer<typeof CaseEventKind>;

export const CaseEvent = z.object({
  kind: CaseEventKind,
  at: z.string(),
  /** How the app knows: the connection answered, or a person states it. */
  source: z.enum(['app', 'api', 'person', 'simulated']),
  /** Operator's or customer's name as known; '' when the other side gave none. */
  by: z.string(),
  note: z.string(),
  /** When it happened as stated, where that is another moment than `at`, when it was written. */
  statedAt: z.string().optional(),
});
export type CaseEvent = z.infer<typeof CaseEvent>;

/** How a case stood before one statement, so that it can be taken back; `from` null: the statement began the case. */
export const Statement = z.object({
  kind: CaseEventKind,
  by: z.string(),
  /** The customer's visibility then; null where it was never listed. */
  visibility: Visibility.nullable(),
  from: z
    .object({
      state: CaseState,
      before: CaseState.nullable(),
      pendingSince: z.string().nullable(),
      stated: z.boolean(),
      statedBy: z.string(),
      handedTo: z.string().nullable(),
      handedAt: z.string().nullable(),
      chaseAt: z.string().nullable(),
    })
    .nullable(),
});
export type Statement = z.infer<typeof Statement>;

export const Case = z.object({
  id: CaseId,
  customerId: CustomerId,
  /** Who asked for the disassociation. */
  side: Side,
  state: CaseState,
  /** State to fall back to when an act is refused or did not arrive. */
  before: CaseState.nullable(),
  reason: z.string(),
  /** The other side's id of the request, once known. */
  remoteId: z.string().nullable(),
  /** The act in flight or last sent. */
  actKey: ActKey.nullable(),
  act: z.enum(['submit', 'approve', 'reject']).nullable(),
  openedAt: z.string(),
  /** When the request reached the other side (or ours), for ages. */
  pendingSince: z.string().nullable(),
  closedAt: z.string().nullable(),
  changedAt: z.string(),
  handedTo: z.string().nullable(),
  handedAt: z.string().nullable(),
  note: z.string(),
  snoozedUntil: z.string().nullable(),
  snoozeReason: z.string(),
  remindAt: z.string().nullable(),
  /** True when the outcome or the request itself rests on a person's word. */
  stated: z.boolean(),
  /** Whose word the present state rests on; '' or absent: nobody's, the app or the connection knows it. */
  statedBy: z.string().optional(),
  /** What was stated since the connection last said something, last one last. Absent in cases of the first version. */
  statements: z.array(Statement).optional(),
  /** When to ask again, where an answer cannot be seen; and the date for which that was told already. */
  chaseAt: z.string().nullable().optional(),
  chaseToldFor: z.string().nullable().optional(),
});
export type Case = z.infer<typeof Case>;
