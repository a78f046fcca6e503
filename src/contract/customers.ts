import { z } from 'zod';
import { CaseId, CaseState } from '../core/case/case.ts';
import { Association, CustomerId, Visibility } from '../core/customer/customer.ts';
import { Fact, FactKind, FactSubject, FactValue } from '../core/fact/fact.ts';
import { QuotaView } from '../core/quota/quota.ts';
import { RuleSource, Side, Step, Verdict, VerdictState } from '../core/rule/finding.ts';
import { askDesk, Delivered, day, line, page, text, Way } from './define.ts';

/** Names, telephone and email are masked here and everywhere, but for the answer to `reveal` (R30). The account name is the handle one works by and is shown. */
export const CustomerRow = z.object({
  customerId: CustomerId,
  accountName: z.string(),
  maskedName: z.string(),
  association: Association,
  associationRaw: z.string(),
  frozen: z.boolean(),
  manager: z.string(),
  resellerId: z.string(),
  visibility: Visibility,
  lastSeenAt: z.string(),
  verdict: z
    .object({ submit: VerdictState, agree: VerdictState, violated: z.number().int(), unknown: z.number().int(), lapsed: z.boolean() })
    .nullable(),
  openCase: z.object({ id: CaseId, state: CaseState, side: Side }).nullable(),
});
export type CustomerRow = z.infer<typeof CustomerRow>;

export const CustomerFiltersInput = z.object({
  frozen: z.boolean().optional(),
  association: Association.optional(),
  manager: line(64).optional(),
  verdict: VerdictState.optional(),
  stale: z.boolean().optional(),
  resellerId: line(64).optional(),
  visibility: Visibility.optional(),
});
export const CustomerSort = z.object({
  by: z.enum(['accountName', 'name', 'associatedOn', 'lastSeenAt', 'verdict', 'manager']),
  descending: z.boolean(),
});

/** A fact as a checklist row: the question, the answer if there is one, and whether it is too old. */
export const ChecklistRow = z.object({
  kind: FactKind,
  subject: FactSubject,
  fact: Fact.nullable(),
  stale: z.boolean(),
  /** UTC instant from which on the answer is too old; null without one. */
  lapsesAt: z.string().nullable(),
  /** Rules that need it. */
  ruleIds: z.array(z.string()),
  /** Who can know: the person looks in Partner Center, or asks the customer. */
  askWhom: z.enum(['partner-center', 'customer']),
  answers: z.array(FactValue),
});
export type ChecklistRow = z.infer<typeof ChecklistRow>;

/** What it will do to the customer and how hard it is to undo, each sentence with its rule and source. */
export const Consequence = z.object({ ruleId: z.string(), statement: z.string(), inferred: z.boolean(), sources: z.array(RuleSource) });

export const CustomerCard = z.object({
  row: CustomerRow,
  associatedOn: z.string(),
  masked: z.object({ name: z.string(), telephone: z.string(), email: z.string() }),
  emailKnown: z.boolean(),
  label: z.string(),
  level: z.string(),
  verified: z.string(),
  customerType: z.string(),
  firstSeenAt: z.string(),
  /** Partner-initiated: can be submitted, can be agreed; and where a customer asked: can be submitted by it, can be approved by us. */
  verdicts: z.array(Verdict),
  checklist: z.array(ChecklistRow),
  money: z.object({
    unpaidOrders: Fact.nullable(),
    yearlyResources: Fact.nullable(),
    payPerUseResources: Fact.nullable(),
    budgetAmount: Fact.nullable(),
    budgetUsed: Fact.nullable(),
  }),
  consequences: z.array(Consequence),
  quota: z.array(QuotaView),
  cases: z.array(z.object({ id: CaseId, side: Side, state: CaseState, openedAt: z.string(), closedAt: z.string().nullable() })),
  /** A gateway's own check where it differs from ours of the same side and step: shown beside it, never instead of it. */
  gatewayDiffers: z.array(
    z.object({ side: Side, step: Step, code: z.string(), gatewayPassed: z.boolean(), statement: z.string(), checkedAt: z.string() }),
  ),
});
export type CustomerCard = z.infer<typeof CustomerCard>;

export const customers = {
  page: askDesk({ search: line(120), filters: CustomerFiltersInput, sort: CustomerSort, ...page }).output(
    z.object({ total: z.number().int(), rows: z.array(CustomerRow) }),
  ),
  facets: askDesk({}).output(z.object({ total: z.number().int(), managers: z.array(z.string()), resellers: z.array(z.string()) })),
  card: askDesk({ customerId: CustomerId }).output(CustomerCard),
  /** Clear text; the reveal itself is logged. */
  reveal: askDesk({ customerId: CustomerId }).output(z.object({ name: z.string(), telephone: z.string(), email: z.string() })),
  /** Reads again from the other side what can be read, then computes both verdicts anew. Faults: offline and every reading fault. */
  recheck: askDesk({ customerId: CustomerId }).output(z.object({ checkedAt: z.string() })),
};

/** How a customer told what is stated. */
export const Told = z.enum(['mail', 'telephone', 'in-person']);
export type Told = z.infer<typeof Told>;

export const Statement = z.object({
  sequence: z.number().int(),
  at: z.string(),
  /** Taken back, with the reason as `note`. */
  withdrawn: z.boolean(),
  value: FactValue.nullable(),
  seenOn: z.string(),
  by: z.string(),
  note: z.string(),
  told: Told.nullable(),
});
export type Statement = z.infer<typeof Statement>;

export const facts = {
  /** A person states what no API gives: as stated by the operator, seen on a day, with a note. */
  state: askDesk({
    subject: FactSubject,
    kind: FactKind,
    value: FactValue,
    seenOn: day,
    note: text(500),
    /** How the customer told it, on that day; null: the person saw it. */
    told: Told.nullable().default(null),
  }).output(z.object({})),
  /** Every statement about one fact, newest first, as it stands in the log; at most a hundred. */
  history: askDesk({ subject: FactSubject, kind: FactKind }).output(z.array(Statement)),
  /** Takes back a wrong statement: appended to the log, which keeps both. Faults: not-found {what: fact}, operator-missing, invalid-input {field: reason}. */
  withdraw: askDesk({ subject: FactSubject, kind: FactKind, observedAt: line(40), reason: text(500) }).output(z.object({})),
  /** A mail to the customer that asks only what the customer can see, and only what is not known here now (facts.md 2.3, 4.9). */
  questions: askDesk({ customerId: CustomerId, language: z.enum(['en', 'zh']) }).output(
    z.object({ to: z.string().nullable(), subject: z.string(), body: z.string(), kinds: z.array(FactKind) }),
  ),
  deliverQuestions: askDesk({ customerId: CustomerId, language: z.enum(['en', 'zh']), way: Way }).output(Delivered),
};
