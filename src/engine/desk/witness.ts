import type { CaseId } from '../../core/case/case.ts';
import type { Customer } from '../../core/customer/customer.ts';
import type { LogDraft } from '../../core/log/entry.ts';

/** A log draft with what is usually empty left out. `customer`: its account name is what a reader of the log recognises it by. */
export function logged(draft: {
  readonly at: string;
  readonly operation: LogDraft['operation'];
  readonly result?: LogDraft['result'];
  readonly source?: LogDraft['source'];
  readonly customer?: Pick<Customer, 'customerId' | 'accountName'> | null;
  readonly caseId?: CaseId | null;
  readonly detail?: LogDraft['detail'];
  /** Empty texts are left out. */
  readonly personal?: LogDraft['personal'];
}): LogDraft {
  const personal = { ...(draft.customer ? { accountName: draft.customer.accountName } : {}), ...draft.personal };
  return {
    at: draft.at,
    operation: draft.operation,
    result: draft.result ?? 'ok',
    source: draft.source ?? 'app',
    customerId: draft.customer?.customerId ?? null,
    caseId: draft.caseId ?? null,
    detail: draft.detail ?? {},
    personal: Object.fromEntries(Object.entries(personal).filter(([, text]) => text !== '')),
  };
}
