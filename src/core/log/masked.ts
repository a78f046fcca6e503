import { maskEmail, maskName, maskTelephone } from '../customer/mask.ts';

const same = (text: string): string => text;

function maskerOf(field: string): (text: string) => string {
  if (/email|recipient|sender|address/iu.test(field)) return maskEmail;
  if (/telephone|phone|mobile/iu.test(field)) return maskTelephone;
  return /name/iu.test(field) && !/account/iu.test(field) ? maskName : same;
}

/** What is known of the names of fields, of which there are few: an export asks for millions of them. */
const known = new Map<string, (text: string) => string>();
const REMEMBERED = 200;

/** Personal text of a log entry as it may be shown: the people at the desk and account names in clear, customers' data masked. */
export function maskField(field: string, text: string): string {
  const found = known.get(field);
  if (found !== undefined) return found(text);
  const masker = maskerOf(field);
  if (known.size < REMEMBERED) known.set(field, masker);
  return masker(text);
}

/** All of an entry's texts, masked; null where they were erased. */
export const maskTexts = (texts: Readonly<Record<string, string>> | null): Readonly<Record<string, string>> | null =>
  texts && Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, maskField(field, text)]));
