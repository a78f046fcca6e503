import { z } from 'zod';

/** The closed list of operations in the log. Columns and names of the vendor's own log are not documented (facts.md 2.4). */
export const operations = [
  'account-opened',
  'setting-changed',
  'sync-finished',
  'customer-joined',
  'customer-changed',
  'customer-no-longer-visible',
  'customer-returned',
  'customer-still-listed',
  'customer-disassociated',
  'fact-stated',
  'fact-withdrawn',
  'customer-added-by-hand',
  'import-started',
  'import-finished',
  'check-run',
  'personal-data-revealed',
  'case-prepared',
  'case-incoming',
  'case-handed-over',
  'case-taken-back',
  'case-act-intended',
  'case-submitted',
  'case-refused',
  'case-not-arrived',
  'case-outcome-unknown',
  'case-agreed',
  'case-rejected',
  'case-cancelled',
  'case-noted',
  'case-snoozed',
  'case-reminder-set',
  'case-chase-set',
  'case-stopped',
  'case-withdrawn',
  'case-outcome-not-known',
  'case-statement-taken-back',
  'guide-opened',
  'unfreeze-intended',
  'unfreeze-answered',
  'quota-passed-with-reason',
  'undocumented-passed-with-reason',
  'consent-mail-made',
  'instructions-made',
  'questions-made',
  'summary-made',
  'mail-queued',
  'mail-intended',
  'mail-sent',
  'mail-not-sent',
  'mail-refused',
  'mail-perhaps-sent',
  'mail-settled',
  'mail-discarded',
  'mail-filed',
  'mail-refiled',
  'picture-made',
  'ticket-made',
  'evidence-sealed',
  'checkpoint-made',
  'customer-erased',
  'legal-hold-set',
  'legal-hold-lifted',
  'retention-set',
  'log-import-started',
  'log-entry-imported',
  'log-imported',
  'log-exported',
  'log-checked',
  'check-many-started',
  'check-many-finished',
  'backup-made',
  'backup-restored',
  'store-rebuilt',
] as const;
export const Operation = z.enum(operations);
export type Operation = z.infer<typeof Operation>;

/** What the person at this desk does while looking and preparing: in the log, but no news to that person. */
export const quietOperations: readonly Operation[] = [
  'check-run',
  'personal-data-revealed',
  'case-prepared',
  'case-act-intended',
  'case-noted',
  'case-snoozed',
  'case-reminder-set',
  'case-chase-set',
  'guide-opened',
  'unfreeze-intended',
  'consent-mail-made',
  'instructions-made',
  'questions-made',
  'summary-made',
  'mail-queued',
  'mail-intended',
  'mail-discarded',
  'mail-refiled',
  'picture-made',
  'ticket-made',
  'checkpoint-made',
  'log-import-started',
  'log-entry-imported',
  'log-exported',
  'log-checked',
];

export const LogResult = z.enum(['ok', 'refused', 'unknown', 'stated']);
export type LogResult = z.infer<typeof LogResult>;

export const LogSource = z.enum(['app', 'person', 'api', 'simulated', 'import']);
export type LogSource = z.infer<typeof LogSource>;

/**
 * What a writer hands in; sequence, chain and digests are added by the log inside the same transaction.
 * `personal` is text about people: it is kept apart, salted and digested, and can be erased without breaking the chain.
 * `detail` is chained in clear and must hold no personal data.
 */
export const LogDraft = z.object({
  at: z.string(),
  operation: Operation,
  result: LogResult,
  source: LogSource,
  customerId: z.string().nullable(),
  caseId: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** e.g. operator, accountName, customerName, reason, note, recipient. */
  personal: z.record(z.string(), z.string()),
});
export type LogDraft = z.infer<typeof LogDraft>;

/** One sealed entry: what is hashed, in canonical form (RFC 8785), and its place in the chain. */
export const LogEntry = z.object({
  version: z.literal(1),
  /** The chain: one per account and device. */
  chain: z.string(),
  sequence: z.number().int().min(1),
  at: z.string(),
  operation: Operation,
  result: LogResult,
  source: LogSource,
  /** Pseudonym of the customer, never the vendor's id; null when the entry is about no customer. */
  subject: z.string().nullable(),
  caseId: z.string().nullable(),
  detail: LogDraft.shape.detail,
  /** field → hex SHA-256 of salt and text. */
  digests: z.record(z.string(), z.string()),
  previous: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;
