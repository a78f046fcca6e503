import type { MailProposal } from '../../../contract/mails.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { directionOf, kindOf, proposedAnswer, senderOf } from '../../../core/mail/propose.ts';
import type { Desk } from '../desk.ts';
import { readRecipient } from '../recipient.ts';
import { readSettings } from '../settings.ts';
import { filedAbout } from './already.ts';
import { candidatesFor, type Hint } from './candidates.ts';
import { lettersFindings } from './findings.ts';
import type { WholeMail } from './held.ts';

/** What a dropped mail seems to be; nothing is written, and a person decides. It is compared with whom a person names, else with the likeliest. */
export async function proposeMail(
  desk: Desk,
  { mail, letter }: Pick<WholeMail, 'mail' | 'letter'>,
  hint: Hint & { readonly comparedWith?: CustomerId | null },
): Promise<MailProposal> {
  const { partnerEmail } = await readSettings(desk);
  const { same, sameId, answered } = await filedAbout(desk, mail);
  const direction = directionOf(mail, partnerEmail);
  const candidates = await candidatesFor(desk, mail, { direction, filed: answered, hint });
  const first = candidates[0];
  const whose = hint.comparedWith ?? first?.customerId ?? null;
  const customer = whose === null ? null : await desk.store.customer(whose);
  const known = customer === null ? null : (await readRecipient(desk, customer)).email;
  const answer = proposedAnswer(mail, direction);
  // The copy of a letter that was made here is what that letter is.
  const ours = sameId.find(({ how }) => how !== 'dropped');
  const kind = ours?.kind ?? kindOf({ mail, direction, answersOurs: answered.some(({ state }) => state !== 'received'), answer });
  const accountNames = await Promise.all(candidates.map(({ customerId }) => desk.store.customer(customerId)));
  return {
    kind,
    direction,
    tie: first?.tie ?? 'none',
    candidates: candidates.map((each, index) => ({ ...each, accountName: accountNames[index]?.accountName ?? '' })),
    sender: senderOf(mail, partnerEmail, known),
    answer,
    alreadyFiled: (same ?? sameId.find(({ how }) => how === 'dropped'))?.id ?? null,
    findings: kind === 'consent' ? await lettersFindings(desk, letter, customer) : [],
  };
}
