import type { LetterFinding } from '../../../core/consent/finding.ts';
import type { LetterToCheck } from '../../../core/consent/lint-letter.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { checkLetter } from '../consent-letter.ts';
import type { Desk } from '../desk.ts';

/** What is wrong with a letter in the prescribed form, against what is known of its customer now; nothing is known of nobody. */
export async function lettersFindings(desk: Desk, letter: LetterToCheck, customer: Customer | null): Promise<LetterFinding[]> {
  if (customer === null) return [];
  return checkLetter(desk, customer, letter);
}
