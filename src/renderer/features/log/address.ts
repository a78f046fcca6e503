import type { LogResult, LogSource, Operation } from '../../../core/log/entry.ts';
import type { LogFilters } from '../../../core/ports.ts';

/** What the address of the log says (`/log?customer=…&from=…`); every part optional. */
export interface LogAddress {
  readonly q?: string;
  readonly customer?: string;
  readonly case?: string;
  readonly operation?: Operation;
  readonly result?: LogResult;
  readonly source?: LogSource;
  readonly from?: string;
  readonly until?: string;
  readonly entry?: number;
}

/** A plain instant: an address is typed by people, and the engine refuses anything else. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

export const filtersOf = (address: LogAddress): LogFilters => ({
  ...(address.customer ? { customerId: address.customer } : {}),
  ...(address.case ? { caseId: address.case } : {}),
  ...(address.operation ? { operation: address.operation } : {}),
  ...(address.result ? { result: address.result } : {}),
  ...(address.source ? { source: address.source } : {}),
  ...(address.from && instant.test(address.from) ? { from: address.from } : {}),
  ...(address.until && instant.test(address.until) ? { until: address.until } : {}),
});

export function addressOf(search: string, filters: LogFilters, entry: number | null): LogAddress {
  const { customerId, caseId, ...others } = filters;
  return {
    ...(search ? { q: search } : {}),
    ...(customerId ? { customer: customerId } : {}),
    ...(caseId ? { case: caseId } : {}),
    ...others,
    ...(entry === null ? {} : { entry }),
  };
}
