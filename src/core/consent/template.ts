import type { RuleSource } from '../rule/finding.ts';
import { type Account, type LetterTemplate, officialTemplate, type SlottedText } from './letter-template.ts';

/** Text with its filled places marked by the account they name. */
export interface Segment {
  text: string;
  names: Account | null;
}

export interface AccountNames {
  readonly partnerAccountName: string;
  readonly customerAccountName: string;
}

/** Page of the 2020 template, the only version found in any language (facts.md 3.2, R28). */
export const consentSource: RuleSource = officialTemplate.source;

/** Verbatim. In the subject the first `xxxx` is the customer and the second the partner; in the body the first `XXXX` is the partner, the others the customer. */
export const TEMPLATE_SUBJECT = officialTemplate.subject.text;
export const TEMPLATE_BODY = officialTemplate.body.text;

/** SHA-256 of subject, line feed, body. A test recomputes it from the data. */
export const TEMPLATE_SHA256 = 'bca7330424faa0c80a24ca1bfa807717207f4e8cb52e307ad01fdd4f43276b4b';

/** The template with both account names in their five places, cleaned to one line. Nothing else is added: no greeting, signature or date. */
export function consentMail(names: AccountNames, template: LetterTemplate = officialTemplate): { subject: Segment[]; body: Segment[] } {
  return { subject: fill(template.subject, names), body: fill(template.body, names) };
}

/** The text alone. */
export function plain(segments: readonly Segment[]): string {
  return segments.map((segment) => segment.text).join('');
}

/** One line that cannot reach another header or turn the text round: no CR, LF, controls, line separators, direction marks; spaces collapsed. */
export function cleanForHeader(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Bidi_Control}\uFEFF\u200B]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Each place is filled with the account that the template's data names for it; where the places are is said by its own text alone, never by a name. */
function fill({ text, placeholder, slots }: SlottedText, names: AccountNames): Segment[] {
  const filled = { customer: cleanForHeader(names.customerAccountName), partner: cleanForHeader(names.partnerAccountName) };
  return text.split(placeholder).flatMap((piece, index): Segment[] => {
    const account = slots[index];
    const words: Segment[] = piece === '' ? [] : [{ text: piece, names: null }];
    return account === undefined ? words : [...words, { text: filled[account], names: account }];
  });
}
