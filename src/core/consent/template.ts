import type { RuleSource } from '../rule/finding.ts';

/** Text with its filled places marked by the account they name. */
export interface Segment {
  text: string;
  names: 'customer' | 'partner' | null;
}

/** Page of the 2020 template, the only version found in any language (facts.md 3.2, R28). */
export const consentSource: RuleSource = {
  key: 'SEED-2020',
  title: 'Disassociating from the Partner',
  address: 'https://support.huaweicloud.com/intl/en-us/usermanual-account/en-us_topic_0074531672.html',
  date: '2020-10-10',
  readOn: '2026-11-21',
};

/** Verbatim. In the subject the first `xxxx` is the customer and the second the partner; in the body the first `XXXX` is the partner, the others the customer. */
export const TEMPLATE_SUBJECT = 'Approving HUAWEI CLOUD account xxxx to disassociate from partner account xxxx';
export const TEMPLATE_BODY =
  'HUAWEI CLOUD partner (account name: XXXX) agrees to cancel the association with the customer (account name: XXXX). As a HUAWEI CLOUD partner, we clearly know the impact of the disassociation and bear the possible consequences. We hereby authorize HUAWEI CLOUD to cancel the association with the customer (account name: XXXX).';

/** SHA-256 of subject, line feed, body. A test recomputes it. */
export const TEMPLATE_SHA256 = 'bca7330424faa0c80a24ca1bfa807717207f4e8cb52e307ad01fdd4f43276b4b';

/** The template with both account names in their five places, cleaned to one line. Nothing else is added: no greeting, signature or date. */
export function consentMail(names: { readonly partnerAccountName: string; readonly customerAccountName: string }): {
  subject: Segment[];
  body: Segment[];
} {
  const partner: Segment = { text: cleanForHeader(names.partnerAccountName), names: 'partner' };
  const customer: Segment = { text: cleanForHeader(names.customerAccountName), names: 'customer' };
  return { subject: fill(TEMPLATE_SUBJECT, 'xxxx', [customer, partner]), body: fill(TEMPLATE_BODY, 'XXXX', [partner, customer, customer]) };
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

function fill(template: string, slot: string, accounts: readonly Segment[]): Segment[] {
  const pieces = template.split(slot);
  return pieces.flatMap((piece, index): Segment[] => {
    const account = accounts[index];
    const text: Segment[] = piece === '' ? [] : [{ text: piece, names: null }];
    return account === undefined ? text : [...text, { ...account }];
  });
}
