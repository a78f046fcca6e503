import type { Ledger } from './ledger.ts';

/** The next request id: sortable, and never given twice, for requests are never forgotten. */
export function nextRequestId(ledger: Ledger): string {
  return `DR-${String(ledger.requests.size + 1).padStart(8, '0')}`;
}
