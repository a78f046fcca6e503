import { z } from 'zod';

/** Every way in which a letter can be wrong; each is found by a check of its own and named by its words. The list is closed. */
export const letterErrors = [
  // sender (R28): the registered address, local part exactly, domain in any case
  'sender-missing',
  'sender-several',
  'sender-differs',
  'sender-domain-lookalike',
  'sender-local-part-case',
  // recipient
  'recipient-missing',
  'recipient-differs',
  'recipient-lookalike',
  'recipient-several',
  'recipient-extra-copies',
  // names in the five places, against what the API gave, letter by letter
  'name-swapped',
  'name-differs',
  'name-case',
  'name-space',
  'name-full-width',
  'name-lookalike',
  'name-direction-mark',
  'name-invisible',
  'name-combining-mark',
  'name-missing',
  'name-altered-by-cleaning',
  // the prescribed text
  'subject-several-lines',
  'subject-differs',
  'subject-reply-prefix',
  'body-differs',
  'body-text-added',
  'body-text-missing',
  'body-placeholder-left',
  // what goes with it
  'html-differs',
  'attachment-unlabelled',
] as const;
export const LetterError = z.enum(letterErrors);
export type LetterError = z.infer<typeof LetterError>;

/**
 * What one click mends for certain; where nothing is certain there is no button. `use-listed-recipient` and `trim-partner-name` change what
 * this desk knows. `make-again`: this letter was written elsewhere or earlier; a new one is made of what is known now, on the customer's page.
 */
export const LetterMend = z.enum(['use-listed-recipient', 'trim-partner-name', 'make-again']);
export type LetterMend = z.infer<typeof LetterMend>;

/** Where what is expected is known from: the registered address and the partner's name from the settings, the customer from the listing, or a person. */
export const LetterAuthority = z.enum(['settings', 'listing', 'person', 'template']);
export type LetterAuthority = z.infer<typeof LetterAuthority>;

/** One thing that is wrong with a letter: where, what, and how it is mended. */
export const LetterFinding = z.object({
  code: LetterError,
  weight: z.enum(['error', 'warning']),
  where: z.object({
    part: z.enum(['sender', 'recipient', 'subject', 'body', 'attachment']),
    /** Which of the five places, 1 to 5 in reading order (1 and 2 in the subject); null outside of them. */
    place: z.number().int().min(1).max(5).nullable(),
    /** UTF-16 offsets in that part's text; null where it is the part as a whole. */
    from: z.number().int().nullable(),
    until: z.number().int().nullable(),
  }),
  /** What stands there and what should, made visible: invisible characters are written as their code points. Addresses of customers masked. */
  found: z.string(),
  expected: z.string(),
  /** Null: it is not known what should stand there. */
  authority: LetterAuthority.nullable(),
  mend: LetterMend.nullable(),
});
export type LetterFinding = z.infer<typeof LetterFinding>;
