import { createHash } from 'node:crypto';
import type { CodePurpose, Side } from '../journal/event.ts';
import { checkAccount, failedItems, type Step } from '../ledger/check.ts';
import { tryCode } from '../ledger/codes.ts';
import type { ActKind, RequestEntry } from '../ledger/ledger.ts';
import { LIMIT, MONTHS, quotaOf } from '../ledger/quota.ts';
import type { Customer } from '../partner/customer.ts';
import type { Simulation } from '../simulation.ts';
import type { Fields } from './fields.ts';
import { gatewayRefusal } from './refusal.ts';

/** What makes two calls with one act key the same: all fields but the code, which is a proof and not part of the act. */
export function bodyHashOf(kind: ActKind, requestId: string | null, fields: Fields): string {
  const { verification_code: _, ...act } = fields;
  const sorted = Object.entries(act).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([kind, requestId, sorted]))
    .digest('hex');
}

/** The request of an act that was carried out before, or null. Fault: GW.0409.ACT_KEY when the key was used for something else. */
export function earlierAct(simulation: Simulation, actKey: string, bodyHash: string): RequestEntry | null {
  const act = simulation.ledger.acts.get(actKey);
  if (act === undefined) return null;
  if (act.bodyHash !== bodyHash) throw gatewayRefusal(409, 'GW.0409.ACT_KEY', 'This act key was already used for something else.');
  return simulation.ledger.requests.get(act.requestId) ?? null;
}

export function checkOf(simulation: Simulation, customer: Customer, initiatedBy: Side, step: Step): ReturnType<typeof checkAccount> {
  const quota = quotaOf(simulation.ledger, customer.customerId, initiatedBy, simulation.clock.now());
  return checkAccount({ customer, settings: simulation.settings(), initiatedBy, step, quota });
}

/** Fault: GW.0422.CHECK_FAILED. The quota has a fault of its own. */
export function requireCheck(simulation: Simulation, customer: Customer, initiatedBy: Side, step: Step): void {
  const items = failedItems(checkOf(simulation, customer, initiatedBy, step)).filter((item) => item.code !== 'R02');
  if (items.length === 0) return;
  throw gatewayRefusal(422, 'GW.0422.CHECK_FAILED', 'The account check failed. Handle the failed items, then check the account again.', {
    items,
  });
}

/** Fault: GW.0422.QUOTA with limit, months, used and next_free_at. */
export function requireQuota(simulation: Simulation, customerId: string, side: Side): void {
  if (!simulation.settings().publishCounting) return;
  const { used, nextFreeAt } = quotaOf(simulation.ledger, customerId, side, simulation.clock.now());
  if (nextFreeAt === null) return;
  const details = { limit: LIMIT, months: MONTHS, used, next_free_at: nextFreeAt };
  throw gatewayRefusal(
    422,
    'GW.0422.QUOTA',
    `${used} requests were made within ${MONTHS} months; the next is possible from ${nextFreeAt}.`,
    details,
  );
}

export function requireUnderstood(understood: boolean): void {
  if (!understood) throw gatewayRefusal(422, 'GW.0422.NOT_UNDERSTOOD', 'The statement must be read and confirmed.');
}

/** The id of the partner's code that the act uses up; null while the partner's code function is off. Faults: GW.0422.CODE_… */
export function partnerCode(simulation: Simulation, customerId: string, purpose: CodePurpose, typed: string | null): string | null {
  if (!simulation.settings().partnerVerificationCode) return null;
  if (typed === null)
    throw gatewayRefusal(422, 'GW.0422.CODE_REQUIRED', 'The partner has turned on verification codes: a code is required.');
  const trial = tryCode(simulation, 'partner', customerId, purpose, typed);
  if (trial.kind === 'taken') return trial.codeId;
  if (trial.kind === 'expired') throw gatewayRefusal(422, 'GW.0422.CODE_EXPIRED', 'The code has expired. Send a new one.');
  if (trial.kind === 'used') throw gatewayRefusal(422, 'GW.0422.CODE_USED', 'The code was already used. Send a new one.');
  throw gatewayRefusal(422, 'GW.0422.CODE_WRONG', 'The code is wrong.', { tries_left: trial.triesLeft });
}
