import type { MailSignIn } from '../../../src/core/ports.ts';
import { createSmtpSender, type SmtpParts } from '../../../src/engine/adapters/mail/smtp.ts';

export const password: MailSignIn = { kind: 'password', user: 'desk@partner.example', password: 'correct horse' };

export const letter = {
  from: 'desk@partner.example',
  to: ['owner@customer.example'],
  raw: Buffer.from(
    ['From: desk@partner.example', 'To: owner@customer.example', 'Subject: Approving', '', '.a dot', '..two', '.', 'end', ''].join('\r\n'),
  ),
};

/** The real sender without its waits; `waited` in milliseconds, in order. */
export function impatientSender(change: Partial<SmtpParts> = {}) {
  const waited: number[] = [];
  const sender = createSmtpSender({
    fetch: () => Promise.reject(new Error('nothing is fetched here')),
    signal: new AbortController().signal,
    sleep: async (milliseconds) => void waited.push(milliseconds),
    patience: { before: 20_000, after: 20_000 },
    ...change,
  });
  return { sender, waited };
}
