import type { LogResult, LogSource, Operation } from '../../../core/log/entry.ts';
import type { LogFilters } from '../../../core/ports.ts';

/** The words and filters of an address (`/log/export?customer=…&from=…`), as the log's own page has them. */
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
}

/** What the address says is to be exported: the words and filters of the log's own page. */
export interface Asked {
  readonly search: string;
  readonly filters: LogFilters;
}

/** A plain instant: an address is typed by people, and the engine refuses anything else. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

export function askedBy(address: LogAddress): Asked {
  const { q = '', customer, case: caseId, from, until, operation, operator, result, source } = address;
  const filters: LogFilters = {
    ...(customer ? { customerId: customer } : {}),
    ...(caseId ? { caseId } : {}),
    ...(operation ? { operation } : {}),
    ...(operator ? { operator } : {}),
    ...(result ? { result } : {}),
    ...(source ? { source } : {}),
    ...(from && instant.test(from) ? { from } : {}),
    ...(until && instant.test(until) ? { until } : {}),
  };
  return { search: q, filters };
}
