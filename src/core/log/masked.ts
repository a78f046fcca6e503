import { maskEmail, maskName, maskTelephone } from '../customer/mask.ts';

/** Personal text of a log entry as it may be shown: the people at the desk and account names in clear, customers' data masked. */
export function maskField(field: string, text: string): string {
  if (/email|recipient|sender|address/iu.test(field)) return maskEmail(text);
  if (/telephone|phone|mobile/iu.test(field)) return maskTelephone(text);
  if (/name/iu.test(field) && !/account/iu.test(field)) return maskName(text);
  return text;
}

/** All of an entry's texts, masked; null where they were erased. */
export const maskTexts = (texts: Readonly<Record<string, string>> | null): Readonly<Record<string, string>> | null =>
  texts && Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, maskField(field, text)]));
