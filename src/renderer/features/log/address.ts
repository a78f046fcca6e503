import type { LogResult, LogSource, Operation } from '../../../core/log/entry.ts';
import { readEntryName } from '../../../core/log/entry-link.ts';
import type { LogFilters } from '../../../core/ports.ts';
import { operationWords } from './closed-lists.ts';

/** What the address of the log says (`/log?customer=…&from=…`); every part optional. */
export interface LogAddress {
  readonly q?: string;
  readonly customer?: string;
  readonly case?: string;
  readonly operation?: Operation;
  readonly operator?: string;
  readonly result?: LogResult;
  readonly source?: LogSource;
  readonly from?: string;
  readonly until?: string;
  /** Its number, or as a link names it. */
  readonly entry?: number | string;
}

/** A plain instant: an address is typed by people, and the engine refuses anything else. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;
const isOperation = (word: string | undefined): word is Operation => word !== undefined && operationWords.includes(word);

export const filtersOf = (address: LogAddress): LogFilters => ({
  ...(address.customer ? { customerId: address.customer } : {}),
  ...(address.case ? { caseId: address.case } : {}),
  ...(isOperation(address.operation) ? { operation: address.operation } : {}),
  ...(address.operator ? { operator: address.operator } : {}),
  ...(address.result ? { result: address.result } : {}),
  ...(address.source ? { source: address.source } : {}),
  ...(address.from && instant.test(address.from) ? { from: address.from } : {}),
  ...(address.until && instant.test(address.until) ? { until: address.until } : {}),
});

/** The entry that the address names; null: none. */
export const entryOf = ({ entry }: LogAddress) => (entry === undefined ? null : readEntryName(String(entry)));

export function addressOf(search: string, filters: LogFilters, entry: LogAddress['entry'] | null): LogAddress {
  const { customerId, caseId, ...others } = filters;
  return {
    ...(search ? { q: search } : {}),
    ...(customerId ? { customer: customerId } : {}),
    ...(caseId ? { case: caseId } : {}),
    ...others,
    ...(entry === null || entry === undefined ? {} : { entry }),
  };
}
