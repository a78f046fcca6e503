import { TEMPLATE_SUBJECT } from '../consent/template.ts';

const prefix = /^(?:(?:re|fw|fwd|aw|wg|sv|tr|rv|回复|答复|回覆|转发|轉寄|转寄)\s*(?:\[\d{1,3}\])?\s*[:：]\s*)+/iu;

/** The subject without what mail programs set before an answer or a forwarded mail. */
export function bareSubject(subject: string): { readonly subject: string; readonly answered: boolean } {
  const found = prefix.exec(subject.trimStart());
  return found === null
    ? { subject: subject.trim(), answered: false }
    : { subject: subject.trimStart().slice(found[0].length).trim(), answered: true };
}

const [before = '', between = '', after = ''] = TEMPLATE_SUBJECT.split('xxxx');

/**
 * Both account names of a subject that has exactly the prescribed form (R28), letter by letter; null when it has not. An account name may
 * hold the words of the template: every reading that fits is answered.
 */
export function namesInSubject(subject: string): readonly { readonly customer: string; readonly partner: string }[] {
  const { subject: bare } = bareSubject(subject);
  if (!bare.startsWith(before) || !bare.endsWith(after) || bare.length < before.length + between.length + after.length) return [];
  const names = bare.slice(before.length, bare.length - after.length);
  const readings: { customer: string; partner: string }[] = [];
  for (let at = names.indexOf(between); at >= 0 && readings.length < 5; at = names.indexOf(between, at + 1)) {
    const reading = { customer: names.slice(0, at), partner: names.slice(at + between.length) };
    if (reading.customer !== '' && reading.partner !== '') readings.push(reading);
  }
  return readings;
}
