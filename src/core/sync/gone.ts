/** More than this is not believed without a person: a lost permission looks the same (architecture.md, "Gone"). */
const customers = 20;
const share = 0.01;

/** True when a complete pass misses more than 1 % of the known customers, or more than 20: it then concludes nothing by itself. */
export function massLoss({ known, missing }: { readonly known: number; readonly missing: number }): boolean {
  return missing > customers || missing > known * share;
}

export type Conclusion = 'visible' | 'no-longer-visible' | 'disassociated' | 'unknown';

/**
 * What may be concluded when a customer missing from a complete listing has been asked for alone. *Disassociated* only with a DELETE
 * budget record (facts.md 4.4), never from a listing; a refused record tells nothing.
 */
export function concludeAlone(asked: {
  readonly answered: boolean;
  readonly found: boolean;
  readonly deleteRecord: { readonly at: string } | null | 'refused';
}): Conclusion {
  if (!asked.answered) return 'unknown';
  if (asked.found) return 'visible';
  if (asked.deleteRecord === null || asked.deleteRecord === 'refused') return 'no-longer-visible';
  return 'disassociated';
}
