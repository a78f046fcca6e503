import type { ActKey, Case, CaseEvent } from '../../../core/case/case.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import type { AssociationGateway } from '../../../core/ports.ts';
import type { Verdict } from '../../../core/rule/finding.ts';
import { onlyUndocumented } from '../../../core/rule/undocumented.ts';
import { intendedKeys } from '../../jobs/poller/intended-keys.ts';
import type { Desk } from '../desk.ts';
import { readSettings } from '../settings.ts';
import { logged } from '../witness.ts';

/** What a person gives when confirming an act. */
export interface Confirmed {
  readonly caseId: Case['id'];
  readonly actKey: ActKey;
  readonly typedAccountName: string;
  readonly understood: boolean;
  readonly code: string | null;
  /** Why it is done although no page says whether a rule holds for this customer. */
  readonly passUndocumentedReason: string | null;
}

/** A confirmed act whose person, connection and words are in order; the check of the customer is still to come. */
export interface Ready {
  readonly case: Case;
  readonly customer: Customer;
  readonly operator: string;
  readonly gateway: AssociationGateway;
}

export async function caseAndCustomer(desk: Desk, id: string): Promise<{ case: Case; events: readonly CaseEvent[]; customer: Customer }> {
  const found = await desk.store.case(id);
  const customer = found && (await desk.store.customer(found.case.customerId));
  if (!found || !customer) throw new Fault('not-found', { what: 'case' });
  return { case: found.case, events: found.events, customer };
}

/**
 * Everything that can refuse an act before the other side is asked. Faults: role-may-not-act (R01), capability-missing, act-key-reused,
 * name-mismatch, not-understood (R18), code-required (R17).
 */
export async function confirm(
  desk: Desk,
  given: Confirmed,
  what: { readonly by: 'request' | 'decide'; readonly tickNeeded: boolean },
): Promise<Ready> {
  const { case: each, customer } = await caseAndCustomer(desk, given.caseId);
  const [settings, capabilities] = await Promise.all([readSettings(desk), desk.capabilities.current()]);
  if (settings.role !== 'administrator') throw new Fault('role-may-not-act', { role: settings.role });
  // Away since before it was first asked: what it takes is not known, and nothing could be sent anyway.
  if (desk.gateway && !desk.capabilities.claimed) throw new Fault('offline', { cause: desk.reach.now.fault?.code ?? 'unreachable' });
  if (!desk.gateway || capabilities[what.by] !== 'api') throw new Fault('capability-missing', { capability: what.by });
  // One confirmation is one act, however late its second delivery comes and whatever became of the first.
  if ((await intendedKeys(desk.store, each.id)).includes(given.actKey)) throw new Fault('act-key-reused');
  if (given.typedAccountName !== customer.accountName) throw new Fault('name-mismatch', { field: 'typedAccountName' });
  if (what.tickNeeded && !given.understood) throw new Fault('not-understood');
  if (capabilities.partnerCode && (given.code ?? '') === '') throw new Fault('code-required');
  return { case: each, customer, operator: settings.operator, gateway: desk.gateway };
}

/**
 * The entries that an act needs before it: none for an allowed verdict; where only undocumented rules keep it unknown, that a person passed
 * them and why. Never with a needed fact missing or too old. Faults: verdict-not-allowed naming the rules that stand in the way,
 * undocumented-reason-needed {rules}.
 */
export function demandAllowed(
  desk: Desk,
  { case: each, customer, operator }: Ready,
  verdict: Verdict,
  passReason: string | null,
): readonly LogDraft[] {
  const { state, step } = verdict;
  if (state === 'allowed') return [];
  const undocumented = onlyUndocumented(verdict).join(' ');
  if (undocumented === '')
    throw new Fault('verdict-not-allowed', { state, step, violated: rules(verdict, 'violated'), unknown: rules(verdict, 'unknown') });
  const reason = passReason?.trim() ?? '';
  if (reason === '') throw new Fault('undocumented-reason-needed', { step, rules: undocumented });
  return [
    logged({
      at: desk.clock.now(),
      operation: 'undocumented-passed-with-reason',
      customer,
      caseId: each.id,
      detail: { step, rules: undocumented },
      personal: { operator, reason },
    }),
  ];
}

const rules = ({ findings }: Verdict, state: 'violated' | 'unknown'): string =>
  findings
    .filter((finding) => finding.state === state)
    .map(({ ruleId }) => ruleId)
    .join(' ');
