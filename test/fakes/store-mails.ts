import { Fault } from '../../src/core/fault.ts';
import type { MailRecord } from '../../src/core/mail/mail.ts';
import type { Store } from '../../src/core/ports.ts';
import { type FakeContext, withEntry } from './store-state.ts';

type Part = Pick<Store, 'writeMail' | 'mail' | 'mailBytes' | 'mails' | 'mailsByMessageId'>;

/** Filed mails in memory. */
export function fakeMails({ state, write, witness }: FakeContext): Part {
  type Place = Pick<MailRecord, 'filedAt' | 'id'>;
  const newestFirst = (one: Place, other: Place): number =>
    Date.parse(other.filedAt) - Date.parse(one.filedAt) || (one.id === other.id ? 0 : one.id < other.id ? 1 : -1);
  const all = (): MailRecord[] => [...state.mails.values()].map(({ mail }) => mail).sort(newestFirst);
  const change = (mail: MailRecord, raw: Uint8Array | null, expected: Partial<MailRecord> | null): void => {
    const before = state.mails.get(mail.id) ?? null;
    const still = (fields: Partial<MailRecord>) =>
      Object.entries(fields).every(([field, value]) => JSON.stringify(before?.mail[field as keyof MailRecord]) === JSON.stringify(value));
    if (before === null || expected === null ? before !== expected : !still(expected))
      throw new Fault('case-forbids', { state: before?.mail.state ?? null, event: 'mail' });
    if ((before === null) !== (raw !== null)) throw new Fault('invalid-input', { field: 'raw' });
    state.mails = withEntry(state.mails, mail.id, { mail, raw: before?.raw ?? new Uint8Array(raw ?? []) });
  };
  return {
    async writeMail({ mail, raw, expected, also = [], ...told }) {
      write(() => {
        change(mail, raw, expected);
        for (const other of also) change(other.mail, null, other.expected);
        witness(told);
      });
    },
    async mail(id) {
      return state.mails.get(id)?.mail ?? null;
    },
    async mailBytes(id) {
      return state.mails.get(id)?.raw ?? null;
    },
    async mails({ customerId, caseId, states, before, limit }) {
      const wanted = (mail: MailRecord) =>
        (customerId === undefined || mail.customerId === customerId) &&
        (caseId === undefined || mail.caseId === caseId) &&
        (states === undefined || states.includes(mail.state)) &&
        (before === undefined || newestFirst(mail, before) > 0);
      return all().filter(wanted).slice(0, limit);
    },
    async mailsByMessageId(messageIds) {
      return all().filter((mail) => mail.messageId !== '' && messageIds.includes(mail.messageId));
    },
  };
}
