import type { Side } from '../journal/event.ts';
import { checkAccount, failedItems } from '../ledger/check.ts';
import { sendCode, tryCode } from '../ledger/codes.ts';
import { pendingOf } from '../ledger/ledger.ts';
import { quotaOf } from '../ledger/quota.ts';
import type { Customer } from '../partner/customer.ts';
import { answerAsCustomer, whyNotAgree } from '../scripts/answers.ts';
import { askAsCustomer } from '../scripts/incoming.ts';
import type { Simulation } from '../simulation.ts';
import { REASONS } from './customer-page.ts';
import { changeFrom } from './facts-form.ts';
import type { Note } from './notes.ts';

/** An act of the person who plays a customer; the answer is what the page says then. */
export type PlayAct = (simulation: Simulation, customer: Customer, form: URLSearchParams) => Note;

type Purpose = 'submit' | 'agree' | 'reject';

function purposeOf(form: URLSearchParams): Purpose {
  const purpose = form.get('purpose');
  return purpose === 'agree' || purpose === 'reject' ? purpose : 'submit';
}

/** The id of the customer's code, or why it is not taken. */
function codeOrNote(
  simulation: Simulation,
  customer: Customer,
  purpose: Purpose,
  form: URLSearchParams,
): { readonly codeId: string } | Note {
  const trial = tryCode(simulation, 'customer', customer.customerId, purpose, form.get('code')?.trim() ?? '');
  return trial.kind === 'taken' ? { codeId: trial.codeId } : (`code-${trial.kind}` as const);
}

const isUnderstood = (form: URLSearchParams): boolean => form.get('understood') === '1';

const sendsCode: PlayAct = (simulation, customer, form) => {
  sendCode(simulation, 'customer', customer.customerId, purposeOf(form), customer.email ?? 'mobile');
  return 'code-sent';
};

const asks: PlayAct = (simulation, customer, form) => {
  const { ledger, clock, population } = simulation;
  if (population.isGone(customer.index) || customer.indirectPartnerId !== null) return 'closed';
  if (pendingOf(ledger, customer.customerId) !== null) return 'open';
  if (!isUnderstood(form)) return 'not-understood';
  const initiatedBy: Side = 'customer';
  const quota = quotaOf(ledger, customer.customerId, initiatedBy, clock.now());
  if (quota.nextFreeAt !== null) return 'quota';
  if (failedItems(checkAccount({ customer, settings: simulation.settings(), initiatedBy, step: 'submit', quota })).length > 0)
    return 'check-failed';
  const code = codeOrNote(simulation, customer, 'submit', form);
  if (typeof code === 'string') return code;
  const reason = REASONS.find((one) => one === form.get('reason')) ?? 'Other';
  askAsCustomer(simulation, customer.customerId, reason, null, code.codeId);
  return 'submitted';
};

/** The check runs again at agreement; rejecting is possible whatever it finds (R21). */
function answers(answer: 'agree' | 'reject'): PlayAct {
  return (simulation, customer, form) => {
    const request = pendingOf(simulation.ledger, customer.customerId);
    if (request === null || request.initiatedBy !== 'partner') return 'closed';
    if (answer === 'agree' && !isUnderstood(form)) return 'not-understood';
    if (answer === 'agree' && whyNotAgree(simulation, request).length > 0) return 'check-failed';
    const code = codeOrNote(simulation, customer, answer, form);
    if (typeof code === 'string') return code;
    answerAsCustomer(simulation, request, answer, code.codeId);
    return answer === 'agree' ? 'disassociated' : 'rejected';
  };
}

const changesFacts: PlayAct = (simulation, customer, form) => {
  simulation.record({ kind: 'customer_changed', customerId: customer.customerId, change: changeFrom(form), by: 'play' });
  return 'changed';
};

/** What can be posted about one customer, by the last part of the address. */
export const PLAY_ACTS: ReadonlyMap<string, PlayAct> = new Map([
  ['/play/code', sendsCode],
  ['/play/ask', asks],
  ['/play/agree', answers('agree')],
  ['/play/reject', answers('reject')],
  ['/play/facts', changesFacts],
]);
