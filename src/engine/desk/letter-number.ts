import type { CaseId } from '../../core/case/case.ts';
import type { CustomerId } from '../../core/customer/customer.ts';
import type { MailRecord } from '../../core/mail/mail.ts';
import type { Desk } from './desk.ts';
import { messageIdOf } from './letter.ts';

/** How many letters of the very same words there may be: one for each case, and one for each time that a person wants it sent once more. */
export const MOST_LETTERS = 1000;

export interface LetterAbout {
  readonly customerId: CustomerId;
  readonly caseId: CaseId | null;
}

/** Whether a letter that was made here is about another case, or another customer. One that stands under no case is about any. */
export const isOfAnother = ({ how, ...mail }: MailRecord, { customerId, caseId }: LetterAbout): boolean =>
  how !== 'dropped' && (mail.customerId !== customerId || (caseId !== null && mail.caseId !== null && mail.caseId !== caseId));

/** Which of the letters with the same words this one is: each case has its own, so that the evidence of each holds one. From 1 on. */
export async function letterNumber(desk: Pick<Desk, 'store'>, base: string, about: LetterAbout): Promise<number> {
  for (let number = 1; number < MOST_LETTERS; number += 1) {
    const there = await desk.store.mailsByMessageId([messageIdOf(base, number)]);
    if (!there.some((mail) => isOfAnother(mail, about))) return number;
  }
  return MOST_LETTERS;
}
