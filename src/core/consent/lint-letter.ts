import type { LetterError, LetterFinding } from './finding.ts';

/** A letter as its reader gets it: of a draft as it will be, of a mail as it was read. Everything decoded; nothing of it is trusted. */
export interface LetterToCheck {
  /** Every address of its From, and of a Sender that is another. */
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  /** Cc and Bcc. */
  readonly copies: readonly string[];
  /** Unfolded; a line break in it is one that the header's own text has. A mail with several subjects: each on a line of its own. */
  readonly subject: string;
  /** The text part; null when there is only HTML. */
  readonly body: string | null;
  /** The HTML part as it is, or null. */
  readonly html: string | null;
  /** Names of the files that go with it. */
  readonly attachments: readonly string[];
}

/** What is known of how the letter has to be; '' and null: not known. */
export interface ExpectedLetter {
  /** The partner's registered address and login account name, as typed in the settings. */
  readonly registeredAddress: string;
  readonly partnerAccountName: string;
  /** Exactly as the API gave it. */
  readonly customerAccountName: string;
  readonly recipient: string | null;
  readonly recipientFrom: 'listing' | 'person' | 'unknown';
  /** The address that the listing gives, beside one that a person stated. */
  readonly listedRecipient: string | null;
}

/** A finding before its parts that are mostly the same. */
export function finding(
  code: LetterError,
  where: Pick<LetterFinding['where'], 'part'> & Partial<LetterFinding['where']>,
  said: Pick<LetterFinding, 'found' | 'expected'> & Partial<Pick<LetterFinding, 'weight' | 'authority' | 'mend'>>,
): LetterFinding {
  return {
    code,
    weight: 'error',
    where: { place: null, from: null, until: null, ...where },
    authority: 'template',
    // A letter is never mended by hand: another one is made of what is known now.
    mend: 'make-again',
    ...said,
  };
}
