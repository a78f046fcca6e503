import { Fault } from '../../../core/fault.ts';
import type { Cancellation, MailSender, MailServer, MailSignIn, SendOutcome } from '../../../core/ports.ts';
import { type Sleep, sleep as usualSleep } from '../../http/sleep.ts';
import { keptAnswer, shownAnswer } from './smtp-answer.ts';
import { saidOf, smtpFault } from './smtp-fault.ts';
import { LetterOnItsWay, travelsAsItIs } from './smtp-letter.ts';
import { openSession, type Patience, type Session, type SignIn, usualPatience } from './smtp-session.ts';
import { accessToken } from './smtp-token.ts';

export interface SmtpParts {
  /** By what access tokens are fetched: the account's own way into the network. */
  readonly fetch: typeof fetch;
  /** Ends every try. */
  readonly signal: AbortSignal;
  readonly sleep?: Sleep;
  readonly patience?: Patience;
}

type Letter = Parameters<MailSender['send']>[2];
/** What one connection came to; `later`: the server asked to be tried again, and has nothing of the letter. */
type Tried = SendOutcome & { readonly later?: boolean };

/** Before each further try within one click, after a server that said "not now" (4xx) before DATA. Milliseconds. */
const waits = [1_000, 2_000, 4_000] as const;

/** Sends one letter over a protected connection. Whether it may have arrived is decided by one thing: whether the server said "go on" to DATA. */
export function createSmtpSender({ fetch: fetchToken, signal: stop, sleep = usualSleep, patience = usualPatience }: SmtpParts): MailSender {
  /** Our own signal: fires when the engine stops or the asker cancels. */
  const within = async <Answer>(
    cancellation: Cancellation | undefined,
    work: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> => {
    const both = new AbortController();
    const abort = (): void => both.abort();
    if (stop.aborted || cancellation?.aborted) abort();
    stop.addEventListener('abort', abort);
    cancellation?.addEventListener('abort', abort);
    try {
      return await work(both.signal);
    } finally {
      stop.removeEventListener('abort', abort);
      cancellation?.removeEventListener('abort', abort);
    }
  };
  const credentials = async (signIn: MailSignIn, signal: AbortSignal): Promise<SignIn> =>
    signIn.kind === 'oauth2' ? { kind: 'token', user: signIn.user, token: await accessToken(fetchToken, signIn, signal) } : signIn;

  const tried = async (server: MailServer, signIn: SignIn, letter: Letter, signal: AbortSignal): Promise<Tried> => {
    let session: Session;
    try {
      session = await openSession(server, signIn, patience, signal);
    } catch (error) {
      return notSent(error);
    }
    const way = new LetterOnItsWay(letter.raw, () => session.allow(patience.after));
    const envelope = { from: letter.from, to: [...letter.to], size: letter.raw.length, use8BitMime: letter.raw.some((byte) => byte > 127) };
    try {
      const answer = await session.step<{ readonly response: string }>((done) => session.connection.send(envelope, way, done));
      return answered(answer?.response ?? '', way);
    } catch (error) {
      return way.began ? afterData(error) : beforeData(error);
    } finally {
      if (signal.aborted) session.drop();
      else session.leave();
    }
  };

  return {
    send: (server, signIn, letter, cancellation) =>
      within(cancellation, async (signal) => {
        const wrong = whyNotOurs(letter);
        if (wrong !== null) return { kind: 'not-sent', fault: wrong.data, answer: '' };
        let ready: SignIn;
        try {
          ready = await credentials(signIn, signal);
        } catch (error) {
          return notSent(error);
        }
        for (let times = 0; ; times += 1) {
          const { later = false, ...outcome } = await tried(server, ready, letter, signal);
          const wait = waits[times];
          if (!later || wait === undefined) return outcome;
          await sleep(wait, signal);
        }
      }),

    test: (server, signIn, cancellation) =>
      within(cancellation, async (signal) => {
        try {
          const session = await openSession(server, await credentials(signIn, signal), patience, signal);
          session.leave();
          return { greeting: shownAnswer(session.greeting) };
        } catch (error) {
          throw smtpFault(error);
        }
      }),
  };
}

/** One address each way, of visible ASCII: of several recipients some could be refused while the others get the letter. */
function whyNotOurs({ from, to, raw }: Letter): Fault | null {
  const address = /^[\x21-\x7e]+$/u;
  const [one, ...more] = to;
  if (one === undefined || more.length > 0 || !address.test(one)) return new Fault('invalid-input', { field: 'to' });
  if (!address.test(from)) return new Fault('invalid-input', { field: 'from' });
  return travelsAsItIs(raw) ? null : new Fault('invalid-input', { field: 'raw' });
}

/** Nothing of the letter has left. Rejects when it was cancelled. */
function notSent(error: unknown): Tried {
  const fault = smtpFault(error);
  if (fault.code === 'cancelled') throw fault;
  const { response, responseCode } = saidOf(error);
  const later = responseCode !== null && responseCode >= 400 && responseCode < 500;
  return { kind: 'not-sent', fault: fault.data, answer: keptAnswer(response), later };
}

function beforeData(error: unknown): Tried {
  const { code, response, responseCode } = saidOf(error);
  // A definite no to this sender, recipient or letter.
  if (code === 'EENVELOPE' && responseCode !== null && responseCode >= 500)
    return { kind: 'refused', answer: keptAnswer(response), code: responseCode };
  return notSent(error);
}

/** After DATA began only a whole answer to it says what became of the letter; anything else leaves it open. */
function afterData(error: unknown): Tried {
  const { code, response, responseCode } = saidOf(error);
  const answer = keptAnswer(response);
  const no = code === 'EMESSAGE' && responseCode !== null && responseCode >= 400 && responseCode < 600;
  if (no) return { kind: 'refused', answer, code: responseCode };
  const fault = smtpFault(error);
  return { kind: 'perhaps-sent', answer, fault: fault.code === 'cancelled' ? { code: 'cancelled' } : fault.data };
}

/** Taken, if it is what a server says of a letter that it has wholly got. */
function answered(said: string, { whole }: LetterOnItsWay): Tried {
  const answer = keptAnswer(said);
  if (whole && /^2\d\d(?:[ -]|$)/u.test(said)) return { kind: 'sent', answer };
  const fault = new Fault('mail-server-unreachable', { reason: 'not-understood' });
  return { kind: 'perhaps-sent', answer, fault: fault.data };
}
