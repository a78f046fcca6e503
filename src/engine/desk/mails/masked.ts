import type { Customer } from '../../../core/customer/customer.ts';
import { maskAddresses, maskEmail, maskName } from '../../../core/customer/mask.ts';
import { sameAddress } from '../../../core/mail/addresses.ts';
import { cut } from '../../../core/mail/harmless.ts';
import type { MailAddress } from '../../../core/mail/mail.ts';

/** The most of a subject that a list shows. Characters. */
const LONGEST_SUBJECT = 300;

/** The registered address in clear, everybody else's masked, names of people left out. */
export function maskedLine(addresses: readonly MailAddress[], ours: string): string {
  const shown = addresses.slice(0, 5).map(({ address }) => (ours !== '' && sameAddress(address, ours) ? address : maskEmail(address)));
  return cut([...shown, ...(addresses.length > 5 ? ['…'] : [])].join(', '), 1000);
}

/** What somebody wrote in a subject, without addresses, long numbers, and the customer's name (R30): in every list the same. */
export function maskedSubject(text: string, customer: Pick<Customer, 'name' | 'accountName'> | null): string {
  const masked = maskAddresses(text).replace(/\+?\d[\d ()-]{6,}\d/gu, (number) => number.replace(/\d(?=(?:\D*\d){2})/gu, '•'));
  const name = customer?.name.trim() ?? '';
  const named = name.length < 2 || name === customer?.accountName ? masked : masked.replaceAll(name, maskName(name));
  return cut(named, LONGEST_SUBJECT);
}

/** Authentication-Results as it was received, but for the addresses in it: `smtp.mailfrom=o•••@e•••.com`. */
export const maskedAuthentication = (line: string): string =>
  line.replace(/[^\s<>"'()[\],;:]+/gu, (word) => {
    const property = /^(?:[a-z]+\.)?[a-z-]+=/iu.exec(word)?.[0] ?? '';
    return property + maskAddresses(word.slice(property.length));
  });
