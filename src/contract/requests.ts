import { z } from 'zod';
import { PartnerType, Site } from '../core/account/account.ts';
import { ActKey, Case, CaseEvent, CaseEventKind, CaseId, CaseState } from '../core/case/case.ts';
import { CustomerId } from '../core/customer/customer.ts';
import { GuidePath } from '../core/guide/guide.ts';
import { QuotaView } from '../core/quota/quota.ts';
import { Side, Verdict } from '../core/rule/finding.ts';
import { CustomerRow } from './customers.ts';
import { askDesk, Delivered, day, instant, line, page, text, Way } from './define.ts';

export const Tab = z.enum(['partner', 'customer', 'administrator', 'draft', 'closed']);
export type Tab = z.infer<typeof Tab>;

export const CaseRow = z.object({
  id: CaseId,
  customerId: CustomerId,
  accountName: z.string(),
  maskedName: z.string(),
  side: Side,
  state: CaseState,
  openedAt: z.string(),
  pendingSince: z.string().nullable(),
  /** Age in working days (Monday to Friday, no holidays); null when nothing is pending. */
  workingDays: z.number().int().nullable(),
  owes: z.enum(['us', 'administrator', 'customer', 'nobody']),
  snoozedUntil: z.string().nullable(),
  remindAt: z.string().nullable(),
  hasNote: z.boolean(),
  stated: z.boolean(),
  /** Whose word the state rests on; '' or absent: nobody's. */
  statedBy: z.string().optional(),
  /** When to ask again, where an answer cannot be seen from here. */
  chaseAt: z.string().nullable().optional(),
  closedAt: z.string().nullable(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const CaseAct = z.enum([
  'submit',
  'approve',
  'reject',
  'send-code',
  'settle',
  'hand-over',
  'take-back',
  'record',
  'cancel',
  'note',
  'snooze',
  'remind',
  'instructions',
  'consent',
  // What a person states of an act in Partner Center, where the connection cannot act or see.
  'state-guided',
  'tell-outcome',
  'take-back-statement',
  'chase',
]);

/** What the connection noticed of the customer, to stand beside what a person stated. `not-told`: it was asked and could not say. */
export const ConnectionSays = z.object({
  at: z.string(),
  what: z.enum(['visible', 'no-longer-visible', 'disassociated', 'not-told']),
  /** Of the budget record DELETE; null where there is none. */
  recordAt: z.string().nullable(),
  operator: z.string(),
});
export type ConnectionSays = z.infer<typeof ConnectionSays>;

/** How a person does it in Partner Center (R31). Without any code: that is typed there and nowhere else. */
export const Guide = z.object({
  site: Site,
  partnerType: PartnerType,
  /** False: no page documents the way for this site and partner type; `path` is the nearest one that is documented. */
  documented: z.boolean(),
  path: GuidePath,
  /** Null: none is kept; it is set where the account is. */
  signInAddress: z.string().nullable(),
  values: z.array(z.object({ kind: z.enum(['account-name', 'customer-id']), text: z.string() })),
});
export type Guide = z.infer<typeof Guide>;

export const CaseDetail = z.object({
  row: CaseRow,
  case: Case,
  customer: CustomerRow,
  events: z.array(CaseEvent),
  /** The check that counts for the next act: ours at submit, ours at agreement; with the other step beside it. */
  verdicts: z.array(Verdict),
  quota: QuotaView,
  /** What this connection and this role allow now; a missing act has its reason in `why`. */
  acts: z.array(CaseAct),
  why: z.record(z.string(), z.string()),
  codeNeeded: z.boolean(),
  /** Newest first; only where the state rests on somebody's word. */
  connectionSays: z.array(ConnectionSays).optional(),
  /** The statement that can be taken back. */
  lastStatement: z.object({ kind: CaseEventKind, by: z.string() }).nullable().optional(),
  /** No deadline, expiry or withdrawal is documented (R23). */
  deadline: z.null(),
});
export type CaseDetail = z.infer<typeof CaseDetail>;

/** What a person can state about a request made or answered elsewhere. */
export const Recorded = z.enum(['submitted-by-us', 'incoming', 'agreed', 'rejected', 'disassociated']);

const confirmed = {
  caseId: CaseId,
  /** Minted when the person confirms; no link ever repeats it. */
  actKey: ActKey,
  typedAccountName: z.string().max(128),
  understood: z.boolean(),
  code: line(16).nullable(),
  /** Why it is done although no page says whether a rule holds for this customer; only where nothing else keeps the verdict unknown. */
  passUndocumentedReason: text(500).nullable().default(null),
};

export const requests = {
  inbox: askDesk({ tab: Tab, search: line(120), ...page }).output(
    z.object({ total: z.number().int(), rows: z.array(CaseRow), counts: z.record(Tab, z.number().int()) }),
  ),
  get: askDesk({ caseId: CaseId }).output(CaseDetail),
  prepare: askDesk({ customerId: CustomerId }).output(z.object({ caseId: CaseId })),
  saveReason: askDesk({ caseId: CaseId, reason: text(1000) }).output(z.object({})),
  sendCode: askDesk({ caseId: CaseId, purpose: z.enum(['submit', 'approve', 'reject']) }).output(
    z.object({ sentTo: z.string(), expiresAt: z.string() }),
  ),
  /** Re-reads facts (10-minute validity at the act), then writes the intent, then sends once. `passQuotaReason`: only where the ledger warns. */
  submit: askDesk({ ...confirmed, reason: text(1000), passQuotaReason: text(500).nullable() }).output(z.object({ state: CaseState })),
  decide: askDesk({ ...confirmed, decision: z.enum(['approve', 'reject']) }).output(z.object({ state: CaseState })),
  /** Asks the other side by the act's key what became of it. */
  settle: askDesk({ caseId: CaseId }).output(z.object({ state: CaseState })),
  /** `case-file`: a `.consentdesk` file, which another desk opens and reads. */
  handOver: askDesk({ caseId: CaseId, to: line(120), way: z.enum([...Way.options, 'case-file']) }).output(Delivered),
  takeBack: askDesk({ caseId: CaseId }).output(z.object({})),
  cancel: askDesk({ caseId: CaseId, reason: text(500) }).output(z.object({})),
  note: askDesk({ caseId: CaseId, note: text(2000) }).output(z.object({})),
  snooze: askDesk({ caseId: CaseId, until: instant.nullable(), reason: text(500) }).output(z.object({})),
  remind: askDesk({ caseId: CaseId, at: instant.nullable() }).output(z.object({})),
  /** As stated by the operator, seen on a day. `caseId` null: a case is made. */
  record: askDesk({ customerId: CustomerId, caseId: CaseId.nullable(), what: Recorded, seenOn: day, note: text(1000) }).output(
    z.object({ caseId: CaseId }),
  ),
  guide: askDesk({ caseId: CaseId }).output(Guide),
  /** The person turns to the guide, or to the sign-in of the site, which is opened: logged as that. Faults: operator-missing, capability-missing. */
  openGuide: askDesk({ caseId: CaseId, what: z.enum(['guide', 'sign-in']) }).output(z.object({})),
  /**
   * What the administrator did in Partner Center: as stated by the operator. The key is minted on confirming; the same key records once.
   * Faults: role-may-not-act (R01), operator-missing, not-allowed-here, quota-reason-needed, invalid-input {at|reason}, case-forbids.
   */
  stateGuided: askDesk({
    caseId: CaseId,
    actKey: ActKey,
    what: z.enum(['submitted', 'approved', 'rejected', 'stopped']),
    at: instant,
    note: text(1000),
    reason: text(1000),
    passQuotaReason: text(500).nullable(),
  }).output(z.object({ state: CaseState })),
  /** What became of a request whose answer cannot be seen from here; `not-known` closes nothing. Faults: operator-missing, invalid-input, case-forbids. */
  tellOutcome: askDesk({
    caseId: CaseId,
    actKey: ActKey,
    outcome: z.enum(['agreed', 'rejected', 'withdrawn', 'not-known']),
    at: instant,
    note: text(1000),
  }).output(z.object({ state: CaseState })),
  /** Both the statement and its taking back stay in the log. Faults: operator-missing, invalid-input, case-forbids, request-already-open. */
  takeBackStatement: askDesk({ caseId: CaseId, reason: text(500) }).output(z.object({ state: CaseState })),
  /** Asks the connection about the customer, to hold a statement against it. Fault offline. */
  askConnection: askDesk({ caseId: CaseId }).output(z.object({})),
  /** The day on which to ask again. Faults: invalid-input {on}, case-forbids. */
  setChase: askDesk({ caseId: CaseId, on: day }).output(z.object({})),
  /** Open requests whose day to ask has come, longest due first. */
  dueChases: askDesk({}).output(z.object({ rows: z.array(CaseRow) })),
};
