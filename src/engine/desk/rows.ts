import type { CustomerRow } from '../../contract/customers.ts';
import type { LogLine } from '../../contract/log.ts';
import type { CaseRow } from '../../contract/requests.ts';
import { owes, workingDays } from '../../core/case/ages.ts';
import { type Case, closedCaseStates } from '../../core/case/case.ts';
import type { Customer } from '../../core/customer/customer.ts';
import { maskName } from '../../core/customer/mask.ts';
import { maskTexts } from '../../core/log/masked.ts';
import type { CustomerListRow, LogRow } from '../../core/ports.ts';
import type { Desk } from './desk.ts';

/** A customer as a list shows it: names masked (R30), the account name in clear. */
export function customerRow({ customer, verdict, openCase }: CustomerListRow, now: string): CustomerRow {
  return {
    customerId: customer.customerId,
    accountName: customer.accountName,
    maskedName: maskName(customer.name),
    association: customer.association,
    associationRaw: customer.associationRaw,
    frozen: customer.frozen,
    manager: customer.manager,
    resellerId: customer.resellerId,
    visibility: customer.visibility,
    lastSeenAt: customer.lastSeenAt,
    verdict: verdict && {
      submit: verdict.submit,
      agree: verdict.agree,
      violated: verdict.violated,
      unknown: verdict.unknown,
      lapsed: verdict.validUntil !== null && verdict.validUntil <= now,
    },
    openCase,
  };
}

/** The case that a customer's row points to: the newest one that is not closed. */
export function openCaseOf(cases: readonly Case[]): CustomerListRow['openCase'] {
  const open = cases.filter((each) => !closedCaseStates.includes(each.state)).sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))[0];
  return open ? { id: open.id, state: open.state, side: open.side } : null;
}

export function caseRow(each: Case, customer: Customer | null, now: string, timeZone: string): CaseRow {
  const closed = closedCaseStates.includes(each.state);
  return {
    id: each.id,
    customerId: each.customerId,
    accountName: customer?.accountName ?? '',
    maskedName: maskName(customer?.name ?? ''),
    side: each.side,
    state: each.state,
    openedAt: each.openedAt,
    pendingSince: each.pendingSince,
    workingDays: each.pendingSince === null || closed ? null : workingDays(each.pendingSince, now, timeZone),
    owes: owes(each),
    snoozedUntil: each.snoozedUntil,
    remindAt: each.remindAt,
    hasNote: each.note !== '',
    stated: each.stated,
    statedBy: each.statedBy ?? '',
    chaseAt: each.chaseAt ?? null,
    closedAt: each.closedAt,
  };
}

/** Lines of the log as pages show them; an entry from before its customer was first listed is named by what is known of it now. */
export async function logLines(desk: Pick<Desk, 'store'>, rows: readonly LogRow[]): Promise<LogLine[]> {
  return Promise.all(
    rows.map(async (row) => {
      const line = logLine(row);
      if (line.accountName !== null || row.customerId === null || row.erasedAt !== null) return line;
      return { ...line, accountName: (await desk.store.customer(row.customerId))?.accountName ?? null };
    }),
  );
}

function logLine(row: LogRow): LogLine {
  return {
    entry: row.entry,
    hash: row.hash,
    customerId: row.customerId,
    accountName: row.personal?.accountName ?? null,
    personal: maskTexts(row.personal),
    erasedAt: row.erasedAt,
  };
}
