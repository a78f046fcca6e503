import type { LogResult, LogSource, Operation } from '../../../core/log/entry.ts';

/** The log's closed lists as records, so that the compiler tells when one grows. The schemas themselves stay out of the page's bundle. */
const operations: Readonly<Record<Operation, true>> = {
  'account-opened': true,
  'setting-changed': true,
  'sync-finished': true,
  'customer-joined': true,
  'customer-changed': true,
  'customer-no-longer-visible': true,
  'customer-returned': true,
  'customer-still-listed': true,
  'customer-disassociated': true,
  'fact-stated': true,
  'fact-withdrawn': true,
  'customer-added-by-hand': true,
  'import-started': true,
  'import-finished': true,
  'check-run': true,
  'personal-data-revealed': true,
  'case-prepared': true,
  'case-incoming': true,
  'case-handed-over': true,
  'case-taken-back': true,
  'case-act-intended': true,
  'case-submitted': true,
  'case-refused': true,
  'case-not-arrived': true,
  'case-outcome-unknown': true,
  'case-agreed': true,
  'case-rejected': true,
  'case-cancelled': true,
  'case-noted': true,
  'case-snoozed': true,
  'case-reminder-set': true,
  'case-chase-set': true,
  'case-stopped': true,
  'case-withdrawn': true,
  'case-outcome-not-known': true,
  'case-statement-taken-back': true,
  'guide-opened': true,
  'unfreeze-intended': true,
  'unfreeze-answered': true,
  'quota-passed-with-reason': true,
  'undocumented-passed-with-reason': true,
  'consent-mail-made': true,
  'instructions-made': true,
  'questions-made': true,
  'summary-made': true,
  'customer-erased': true,
};
const results: Readonly<Record<LogResult, true>> = { ok: true, refused: true, unknown: true, stated: true };
const sources: Readonly<Record<LogSource, true>> = { app: true, person: true, api: true, simulated: true, import: true };

export const operationWords = Object.keys(operations);
export const resultWords = Object.keys(results);
export const sourceWords = Object.keys(sources);
