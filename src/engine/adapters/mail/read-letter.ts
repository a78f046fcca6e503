import type { LetterToCheck } from '../../../core/consent/lint-letter.ts';

/** Headers of a letter as they were decoded, nothing taken out: what is hidden in them is just what has to be found. */
export type LetterHeaders = Pick<LetterToCheck, 'senders' | 'recipients' | 'copies' | 'subject'>;
/** The first text of each form, as it was decoded. */
export interface LetterTexts {
  readonly plain: string | null;
  readonly html: string | null;
}

const LONGEST_TEXT = 20_000;
const LONGEST_HTML = 100_000;

/** A mail as the linter checks it. Bounded: a letter that is longer is wrong by that alone. */
export function letterOf(headers: LetterHeaders, { plain, html }: LetterTexts, attachments: readonly string[]): LetterToCheck {
  return {
    ...headers,
    body: plain === null ? null : plain.slice(0, LONGEST_TEXT).toWellFormed(),
    html: html === null ? null : html.slice(0, LONGEST_HTML).toWellFormed(),
    attachments: attachments.slice(0, 100).map((name) => name.slice(0, 300)),
  };
}
