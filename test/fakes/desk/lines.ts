import type { DeskStatus } from '../../../src/contract/desk.ts';
import type { LogLine } from '../../../src/contract/log.ts';
import type { CaseRow } from '../../../src/contract/requests.ts';
import type { CaseId } from '../../../src/core/case/case.ts';
import type { Operation } from '../../../src/core/log/entry.ts';
import { account, hoursAgo, sampleRow } from './rows.ts';

/** One line of the log, about the sample customer of that number (null: about none). */
export function sampleLine(sequence: number, operation: Operation, customer: number | null, more: Partial<LogLine['entry']> = {}): LogLine {
  const row = customer === null ? null : sampleRow(customer);
  return {
    entry: {
      version: 1,
      chain: 'chain-1',
      sequence,
      at: hoursAgo(sequence / 4),
      operation,
      result: 'ok',
      source: 'simulated',
      subject: row ? `s-${customer}` : null,
      caseId: null,
      detail: {},
      digests: {},
      previous: '0'.repeat(64),
      ...more,
    },
    hash: String(sequence).padStart(64, 'a'),
    customerId: row?.customerId ?? null,
    accountName: row?.accountName ?? null,
    personal: row ? { customerName: row.maskedName } : null,
    erasedAt: null,
  };
}

export function sampleStatus(customers: number): DeskStatus {
  return {
    account,
    name: 'Acme Cloud',
    site: 'intl',
    partnerType: 'csp',
    connection: 'sandbox',
    simulated: true,
    capabilities: {
      read: true,
      request: 'api',
      decide: 'api',
      partnerCode: true,
      answersVisible: true,
      counting: { limit: 3, months: 3, timeZone: 'Asia/Hong_Kong', text: 'A request counts for three calendar months.' },
    },
    reach: { state: 'online', since: hoursAgo(3), fault: null },
    paused: null,
    sync: { phase: 'idle', progress: null, lastCompleteAt: hoursAgo(0.05), missing: 0 },
    oldestReadingAt: hoursAgo(2),
    role: 'administrator',
    operator: 'Li Wei',
    counts: { customers, waitingForUs: 3, openRequests: 12, unreadNotices: 2, waitingLetters: 0 },
    pack: { id: 'intl-csp', title: 'intl, solution provider', readOn: '2026-11-21' },
  };
}

/** A request of the sample customer of that number that waits for us since so many working days. */
export function sampleCaseRow(customer: number, workingDays: number): CaseRow {
  const row = sampleRow(customer);
  const pendingSince = hoursAgo(workingDays * 24);
  return {
    id: `case-${customer}` as CaseId,
    customerId: row.customerId,
    accountName: row.accountName,
    maskedName: row.maskedName,
    side: 'customer',
    state: 'awaiting-partner',
    openedAt: pendingSince,
    pendingSince,
    workingDays,
    owes: 'us',
    snoozedUntil: null,
    remindAt: null,
    hasNote: false,
    stated: false,
    closedAt: null,
  };
}
