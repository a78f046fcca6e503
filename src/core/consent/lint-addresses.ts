import { maskEmail } from '../customer/mask.ts';
import { addressDifference, domainsAlike, partsOf } from './address-likeness.ts';
import type { LetterFinding } from './finding.ts';
import { type ExpectedLetter, finding, type LetterToCheck } from './lint-letter.ts';
import { visible } from './lint-visible.ts';

/** The sender has to be the registered address of Basic Information > Account Information > Email (R28, facts.md 3.2). */
export function senderFindings(letter: LetterToCheck, { registeredAddress }: ExpectedLetter): readonly LetterFinding[] {
  const part = { part: 'sender' } as const;
  const authority = registeredAddress === '' ? null : 'settings';
  const mend = registeredAddress === '' ? null : 'make-again';
  const expected = visible(registeredAddress);
  if (letter.senders.length === 0) return [finding('sender-missing', part, { found: '', expected, authority, mend: null })];
  const several = letter.senders.length > 1;
  const told = several
    ? [
        finding('sender-several', part, {
          found: letter.senders.map((each) => shownSender(each, registeredAddress)).join(', '),
          expected,
          authority,
          mend,
        }),
      ]
    : [];
  const differing = letter.senders.flatMap((sender) => {
    const code = senderError(sender, registeredAddress);
    return code === null ? [] : [finding(code, part, { found: shownSender(sender, registeredAddress), expected, authority, mend })];
  });
  return [...told, ...differing];
}

function senderError(sender: string, registered: string) {
  switch (addressDifference(sender, registered)) {
    case 'same':
      return null;
    case 'local-part-case':
      return 'sender-local-part-case';
    case 'lookalike-domain':
      return 'sender-domain-lookalike';
    case 'lookalike-local-part':
    case 'other':
      return domainsAlike(partsOf(sender).domain, partsOf(registered).domain) && partsOf(sender).domain !== partsOf(registered).domain
        ? 'sender-domain-lookalike'
        : 'sender-differs';
  }
}

/** An address of our own domain, or of one that passes for it, is ours to show; any other may be a customer's. */
function shownSender(sender: string, registered: string): string {
  const { domain } = partsOf(sender);
  const own = partsOf(registered).domain;
  return domain === own || domainsAlike(domain, own) ? visible(sender, registered) : maskEmail(sender);
}

/** The recipient has to be the customer's known address, and nobody else (R28, facts.md 3.2). */
export function recipientFindings(letter: LetterToCheck, expected: ExpectedLetter): readonly LetterFinding[] {
  const part = { part: 'recipient' } as const;
  const authority = expected.recipientFrom === 'unknown' ? null : expected.recipientFrom;
  const known = expected.recipient === null ? '' : maskEmail(expected.recipient);
  const mend = expected.recipient === null ? null : ('make-again' as const);
  const said = { expected: known, authority, mend };
  const masked = (addresses: readonly string[]) => addresses.map(maskEmail).join(', ');
  const copies =
    letter.copies.length === 0
      ? []
      : [finding('recipient-extra-copies', part, { ...said, found: masked(letter.copies), expected: '', weight: 'warning' })];
  if (letter.recipients.length === 0) return [finding('recipient-missing', part, { ...said, found: '', mend: null }), ...copies];
  const several = letter.recipients.length > 1 ? [finding('recipient-several', part, { ...said, found: masked(letter.recipients) })] : [];
  const differing = letter.recipients.flatMap((recipient) => recipientFinding(recipient, expected.recipient, said));
  return [...several, ...differing, ...statedFindings(expected), ...copies];
}

function recipientFinding(
  found: string,
  known: string | null,
  said: Pick<LetterFinding, 'expected' | 'authority' | 'mend'>,
): readonly LetterFinding[] {
  const part = { part: 'recipient' } as const;
  // Of an address that is not known it cannot be said that it is the wrong one.
  if (known === null) return [finding('recipient-differs', part, { ...said, found: maskEmail(found), weight: 'warning' })];
  switch (addressDifference(found, known)) {
    case 'same':
      return [];
    case 'lookalike-domain':
    case 'lookalike-local-part':
      return [finding('recipient-lookalike', part, { ...said, ...apart(found, known) })];
    case 'local-part-case':
      return [finding('recipient-differs', part, { ...said, ...apart(found, known), weight: 'warning' })];
    case 'other':
      return [finding('recipient-differs', part, { ...said, found: maskEmail(found) })];
  }
}

/** A person may know better than the listing; that the two differ is said, and one click goes back to the listing. */
function statedFindings({ recipient, recipientFrom, listedRecipient }: ExpectedLetter): readonly LetterFinding[] {
  if (recipientFrom !== 'person' || recipient === null || listedRecipient === null) return [];
  const difference = addressDifference(recipient, listedRecipient);
  if (difference === 'same') return [];
  const like = difference !== 'other';
  const said = { weight: 'warning', authority: 'listing', mend: 'use-listed-recipient' } as const;
  const shown = like ? apart(recipient, listedRecipient) : { found: maskEmail(recipient), expected: maskEmail(listedRecipient) };
  return [finding(like ? 'recipient-lookalike' : 'recipient-differs', { part: 'recipient' }, { ...said, ...shown })];
}

/** Two addresses that look alike masked look the same: the few letters in which they differ are shown beside. */
function apart(found: string, expected: string): Pick<LetterFinding, 'found' | 'expected'> {
  const [one, other] = [[...found], [...expected]];
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const shown = (address: string, letters: readonly string[], against: string) =>
    `${maskEmail(address)} (${visible(letters.slice(start, Math.min(letters.length - end, start + 6)).join(''), against) || '–'})`;
  return { found: shown(found, one, expected), expected: shown(expected, other, found) };
}
