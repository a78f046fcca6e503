import { Fault } from '../../../core/fault.ts';
import type { MailAttempt, MailRecord } from '../../../core/mail/mail.ts';
import type { Desk } from '../desk.ts';
import { namedPerson } from '../person.ts';
import { readSettings } from '../settings.ts';
import { mailEntry, writeOutbox } from './outbox-entry.ts';

/** A person found out what became of a letter that was perhaps sent. Faults: operator-missing, case-forbids {state}. */
export async function settleLetter(desk: Desk, mail: MailRecord, became: 'sent' | 'not-sent', note: string): Promise<MailRecord> {
  const { operator } = await namedPerson(desk);
  if (mail.how !== 'smtp' || mail.state !== 'perhaps-sent') throw new Fault('case-forbids', { state: mail.state, event: 'mail' });
  const attempt: MailAttempt = { at: desk.clock.now(), outcome: `settled-${became}`, answer: '', fault: null };
  const after: MailRecord = { ...mail, state: became === 'sent' ? 'sent' : 'queued', attempts: [...mail.attempts, attempt].slice(-50) };
  const entry = await mailEntry(desk, after, 'mail-settled', {
    ...{ result: 'stated', source: 'person' },
    detail: { became },
    personal: { operator, note },
  });
  await writeOutbox(desk, after, { state: mail.state, attempts: mail.attempts }, entry);
  return after;
}

/** Gives up a letter that no server has. Fault case-forbids {state}. */
export async function discardLetter(desk: Desk, mail: MailRecord): Promise<void> {
  const { operator } = await readSettings(desk);
  const idle = mail.how === 'smtp' && (mail.state === 'queued' || mail.state === 'refused');
  if (!idle) throw new Fault('case-forbids', { state: mail.state, event: 'mail' });
  const after: MailRecord = { ...mail, state: 'discarded' };
  const entry = await mailEntry(desk, after, 'mail-discarded', { personal: { operator } });
  await writeOutbox(desk, after, { state: mail.state, attempts: mail.attempts }, entry);
}

/** After a start: a letter on its way when the engine ended may or may not have been taken. It is never sent again by itself. */
export async function findLostLetters(desk: Desk): Promise<void> {
  for (const mail of await desk.store.mails({ states: ['sending'], limit: 1000 })) {
    const attempt: MailAttempt = { at: desk.clock.now(), outcome: 'perhaps-sent', answer: '', fault: { code: 'engine-down' } };
    const after: MailRecord = { ...mail, state: 'perhaps-sent', attempts: [...mail.attempts, attempt].slice(-50) };
    const entry = await mailEntry(desk, after, 'mail-perhaps-sent', { result: 'unknown', detail: { fault: 'engine-down' } });
    await writeOutbox(desk, after, { state: mail.state, attempts: mail.attempts }, entry);
  }
}
