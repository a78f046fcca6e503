import { type AskedKind, askedOfCustomer, questionsMail } from '../../../core/consent/ask-customer.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import { checklist } from '../../../core/rule/checklist.ts';
import { type Desk, isSimulated } from '../desk.ts';
import type { Outgoing } from '../letter.ts';
import { packOf } from '../pack-of.ts';
import { readRecipient } from '../recipient.ts';
import { readSettings } from '../settings.ts';
import { factsAbout } from '../verdicts.ts';

export interface Questions extends Outgoing {
  readonly kinds: readonly AskedKind[];
}

/**
 * The mail that asks a customer what it alone can see and what is not known here now. Faults: partner-identity-missing, facts-missing when
 * there is nothing to ask.
 */
export async function questionsTo(desk: Desk, customer: Customer, language: 'en' | 'zh'): Promise<Questions> {
  const [settings, recipient, facts] = await Promise.all([readSettings(desk), readRecipient(desk, customer), factsAbout(desk, customer)]);
  const packs = await Promise.all((['submit', 'agree'] as const).map((step) => packOf(desk, 'partner', step)));
  const open = checklist({ packs, facts, now: desk.clock.now(), customerId: customer.customerId }).filter(
    ({ fact, stale }) => !fact || stale,
  );
  const kinds = askedOfCustomer.filter((kind) => open.some((row) => row.kind === kind));
  if (kinds.length === 0) throw new Fault('not-found', { what: 'question' });
  if (settings.partnerAccountName === '') throw new Fault('partner-identity-missing');
  const mail = questionsMail({
    language,
    customerAccountName: customer.accountName,
    partnerAccountName: settings.partnerAccountName,
    kinds,
    simulated: isSimulated(desk),
  });
  return { what: 'questions', accountName: customer.accountName, from: settings.partnerEmail || null, to: recipient.email, kinds, ...mail };
}
