import { Fault } from '../../../core/fault.ts';
import type { MailAttempt, MailRecord, MailState } from '../../../core/mail/mail.ts';
import type { SendOutcome } from '../../../core/ports.ts';
import type { Desk } from '../desk.ts';
import { namedPerson } from '../person.ts';
import { connectionToServer } from './mail-server.ts';
import { mailEntry, writeOutbox } from './outbox-entry.ts';
import { demandPracticeAddress } from './outbox-practice.ts';

/** From where a letter may be sent: without a doubt it is not on its way. */
const free: readonly MailState[] = ['queued', 'refused'];

/**
 * Sends a letter once: the intent is written, then one try, then what it came to. What the server does is no fault: it stands in the letter.
 * Not reached, it waits for another click; cut off after DATA, nobody knows, and it goes again only with `again`. Faults: operator-missing,
 * case-forbids {state}, mail-letter-wrong {reason: sender}, not-allowed-here {reason: practice-recipient}.
 */
export async function sendLetter(desk: Desk, mail: MailRecord, again: boolean): Promise<MailRecord> {
  const { operator, partnerEmail } = await namedPerson(desk);
  const allowed = mail.how === 'smtp' && (free.includes(mail.state) || (again && mail.state === 'perhaps-sent'));
  if (!allowed) throw new Fault('case-forbids', { state: mail.state, event: 'mail' });
  const from = mail.from[0]?.address ?? '';
  const to = mail.to[0]?.address ?? '';
  // The letter was made for the address that was registered then (R28).
  if (from === '' || from !== partnerEmail) throw new Fault('mail-letter-wrong', { reason: 'sender' });
  demandPracticeAddress(desk, to);
  const raw = await desk.store.mailBytes(mail.id);
  if (raw === null) throw new Fault('not-found', { what: 'mail' });

  let ready: Awaited<ReturnType<typeof connectionToServer>>;
  try {
    ready = await connectionToServer(desk);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return came(desk, mail, mail, { kind: 'not-sent', fault: error.data, answer: '' }, operator);
  }
  // Whoever writes first sends: the other one finds it on its way.
  const { state, attempts } = mail;
  const going: MailRecord = { ...mail, state: 'sending' };
  const intent = await mailEntry(desk, going, 'mail-intended', { detail: { again }, personal: { operator } });
  await writeOutbox(desk, going, { state, attempts }, intent);
  let outcome: SendOutcome;
  try {
    outcome = await desk.sender.send(ready.server, ready.signIn, { from, to: [to], raw });
  } catch (error) {
    // A fault comes only before anything has left; of an error of ours nobody knows how far it came.
    const known = error instanceof Fault;
    const fault = known ? error.data : ({ code: 'internal' } as const);
    const stands = await came(desk, mail, going, { kind: known ? 'not-sent' : 'perhaps-sent', fault, answer: '' }, operator);
    if (!known) throw error;
    return stands;
  }
  return came(desk, mail, going, outcome, operator);
}

const operations = {
  sent: 'mail-sent',
  refused: 'mail-refused',
  'not-sent': 'mail-not-sent',
  'perhaps-sent': 'mail-perhaps-sent',
} as const;
const results = { sent: 'ok', refused: 'refused', 'not-sent': 'refused', 'perhaps-sent': 'unknown' } as const;

/** Writes what a try came to. `before`: as the letter stood before the try; `now`: as it stands in the store. */
async function came(desk: Desk, before: MailRecord, now: MailRecord, outcome: SendOutcome, operator: string): Promise<MailRecord> {
  const at = desk.clock.now();
  const attempt: MailAttempt = { at, outcome: outcome.kind, answer: outcome.answer, fault: 'fault' in outcome ? outcome.fault : null };
  const after: MailRecord = { ...now, state: stateAfter(before.state, outcome.kind), attempts: [...now.attempts, attempt].slice(-50) };
  const entry = await mailEntry(desk, after, operations[outcome.kind], {
    result: results[outcome.kind],
    detail: { ...('fault' in outcome ? { fault: outcome.fault.code } : {}), ...('code' in outcome ? { status: outcome.code } : {}) },
    personal: { operator, answer: outcome.answer },
  });
  await writeOutbox(desk, after, { state: now.state, attempts: now.attempts }, entry);
  return after;
}

/** A no to the second try says nothing about the first: what was perhaps sent stays so until a server takes it or a person knows. */
function stateAfter(before: MailState, outcome: SendOutcome['kind']): MailState {
  if (outcome === 'sent' || outcome === 'perhaps-sent') return outcome;
  if (before === 'perhaps-sent') return 'perhaps-sent';
  return outcome === 'refused' ? 'refused' : before;
}
