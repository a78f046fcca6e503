import type { MailSender, MailServer, MailSignIn, SendOutcome } from '../../src/core/ports.ts';

type Sent = Parameters<MailSender['send']>;

export interface FakeMailSender extends MailSender {
  /** What was handed to the mail server, in order. */
  readonly letters: { readonly server: MailServer; readonly signIn: MailSignIn; readonly letter: Sent[2] }[];
  /** What the next tries come to, in order; when there is none any more, the server takes it. */
  readonly outcomes: (SendOutcome | Error | Promise<SendOutcome>)[];
}

/** A mail server in memory. */
export function fakeMailSender(): FakeMailSender {
  const letters: FakeMailSender['letters'] = [];
  const outcomes: FakeMailSender['outcomes'] = [];
  return {
    letters,
    outcomes,
    async send(server, signIn, letter) {
      letters.push({ server, signIn, letter });
      const outcome = await outcomes.shift();
      if (outcome instanceof Error) throw outcome;
      return outcome ?? { kind: 'sent', answer: '250 2.0.0 taken' };
    },
    test: async () => ({ greeting: '220 mail.partner.example' }),
  };
}
