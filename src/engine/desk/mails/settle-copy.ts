import type { Customer } from '../../../core/customer/customer.ts';
import { Fault } from '../../../core/fault.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import { sameAddress } from '../../../core/mail/addresses.ts';
import type { MailRecord, MailState } from '../../../core/mail/mail.ts';
import type { ReadMail } from '../../../core/mail/reading.ts';
import { readMail } from '../../adapters/mail/read-mail.ts';
import type { Desk } from '../desk.ts';
import { logged } from '../witness.ts';

/** States in which nobody knew, or the app believed otherwise; a letter that is on its way this moment is settled by who sends it. */
const open: readonly MailState[] = ['made', 'queued', 'perhaps-sent', 'refused', 'discarded'];

/** A letter that becomes sent, and the entry that says so. */
export interface Settled {
  readonly mail: MailRecord;
  readonly expected: MailRecord;
  readonly entry: LogDraft;
}

/**
 * Letters of ours that a sent copy, handed in by a person, shows to be sent. The letter stays one, and keeps its own bytes. A copy that says
 * something else than the letter, or to somebody else, shows only itself: then the letter stays as it is.
 */
export async function settledBy(
  desk: Desk,
  copy: ReadMail,
  sameId: readonly MailRecord[],
  said: { readonly operator: string; readonly customer: Customer | null },
): Promise<readonly Settled[]> {
  const settled: Settled[] = [];
  for (const letter of sameId.filter(({ how, state }) => how !== 'dropped' && open.includes(state))) {
    if (!(await saysTheSame(desk, copy, letter))) continue;
    const at = desk.clock.now();
    const customer = letter.customerId === null ? said.customer : await desk.store.customer(letter.customerId);
    settled.push({
      mail: { ...letter, state: 'sent', attempts: [...letter.attempts, { at, outcome: 'settled-sent', answer: '', fault: null }] },
      expected: letter,
      entry: logged({
        at,
        operation: 'mail-settled',
        result: 'stated',
        source: 'person',
        customer,
        caseId: letter.caseId,
        detail: { mailId: letter.id, became: 'sent', by: 'sent-copy' },
        personal: { operator: said.operator },
      }),
    });
  }
  return settled;
}

/** From and to the same, and word for word the same: how lines are broken is the mail programs' own affair. */
async function saysTheSame(desk: Pick<Desk, 'store'>, copy: ReadMail, letter: MailRecord): Promise<boolean> {
  const raw = await desk.store.mailBytes(letter.id);
  const own = raw === null ? null : await readMail(new Uint8Array(raw).buffer).catch(unreadable);
  if (own === null) return false;
  return (
    sameMailboxes(copy.from, own.mail.from) &&
    sameMailboxes(copy.to, own.mail.to) &&
    words(copy.subject) === words(own.mail.subject) &&
    words(copy.body.text) === words(own.mail.body.text)
  );
}

const words = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function sameMailboxes(one: ReadMail['to'], other: ReadMail['to']): boolean {
  return one.length === other.length && one.every(({ address }, index) => sameAddress(address, other[index]?.address ?? ''));
}

function unreadable(error: unknown): null {
  if (error instanceof Fault && error.code === 'mail-unreadable') return null;
  throw error;
}
