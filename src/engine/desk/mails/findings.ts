import type { LetterFinding } from '../../../core/consent/finding.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import type { ReadMail } from '../../../core/mail/reading.ts';
import type { Desk } from '../desk.ts';

/** What is wrong with a letter in the prescribed form, against what is known of its customer now. */
export async function lettersFindings(_desk: Desk, _mail: ReadMail, _customer: Customer | null): Promise<LetterFinding[]> {
  return [];
}
