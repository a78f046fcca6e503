import { describe, expect, test } from 'vitest';
import type { MailRecord } from '../../../src/core/mail/mail.ts';
import { draft, evening, morning, noon, nothing, type Open, reading, writePage } from './samples.ts';

const mail = (id: string, changes: Partial<MailRecord> = {}): MailRecord => ({
  id: id as never,
  kind: 'consent',
  state: 'queued',
  how: 'smtp',
  customerId: 'c1' as never,
  caseId: null,
  messageId: `${id}@consent-desk.invalid`,
  inReplyTo: [],
  references: [],
  from: [{ name: '', address: 'partner@example.com' }],
  to: [{ name: '', address: 'secret-owner@example.com' }],
  cc: [],
  subject: 'Approving',
  date: null,
  filedAt: noon,
  filedBy: 'Anna',
  form: 'eml',
  bytes: 3,
  sha256: 'ab',
  authentication: [],
  attempts: [],
  ...changes,
});
const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => at % 251);

export function mailBehaviour(open: Open): void {
  describe('filed mails', () => {
    test('a filed mail and its bytes come back as they were, however long', async () => {
      const { store } = await open();
      const long = bytes(2 * 1024 * 1024 + 17);
      await store.writeMail({ mail: mail('m1'), raw: long, expected: null, ...nothing });
      expect(await store.mail('m1')).toEqual(mail('m1'));
      expect(Buffer.compare((await store.mailBytes('m1')) ?? Buffer.of(), long)).toBe(0);
      expect([await store.mail('m2'), await store.mailBytes('m2')]).toEqual([null, null]);
    });

    test('a change needs the mail to be as it was seen, keeps its bytes, and is logged with it', async () => {
      const { store } = await open();
      await store.writeMail({ mail: mail('m1'), raw: bytes(3), expected: null, ...nothing });
      const sending = mail('m1', { state: 'sending' });
      await store.writeMail({
        mail: sending,
        raw: null,
        expected: { state: 'queued' },
        log: [draft({ operation: 'mail-intended' })],
        notices: [],
      });
      const late = {
        mail: sending,
        raw: null,
        expected: { state: 'queued' } as const,
        log: [draft({ operation: 'mail-sent' })],
        notices: [],
      };
      await expect(store.writeMail(late)).rejects.toMatchObject({ code: 'case-forbids', detail: { state: 'sending' } });
      await expect(store.writeMail({ ...late, raw: bytes(3), expected: null })).rejects.toMatchObject({ code: 'case-forbids' });
      await expect(store.writeMail({ ...late, expected: { state: 'sending' }, raw: bytes(3) })).rejects.toMatchObject({
        code: 'invalid-input',
      });
      expect(await store.mailBytes('m1')).toHaveLength(3);
      expect((await store.log({ search: '', filters: {}, before: null, limit: 9 })).rows.map((row) => row.entry.operation)).toEqual([
        'mail-intended',
      ]);
    });

    test('mails that change together change in one transaction, or none of them does', async () => {
      const { store } = await open();
      await store.writeMail({ mail: mail('m1'), raw: bytes(3), expected: null, ...nothing });
      const also = (state: MailRecord['state']) => [{ mail: mail('m1', { state: 'sent' }), expected: { state } }];
      const copy = { mail: mail('copy', { state: 'sent' }), raw: bytes(5), expected: null, log: [draft({ operation: 'mail-filed' })] };
      await expect(store.writeMail({ ...copy, notices: [], also: also('made') })).rejects.toMatchObject({ code: 'case-forbids' });
      expect([await store.mail('copy'), await store.mailBytes('copy'), (await store.mail('m1'))?.state]).toEqual([null, null, 'queued']);
      expect((await store.log({ search: '', filters: {}, before: null, limit: 9 })).rows).toEqual([]);
      await store.writeMail({ ...copy, notices: [], also: also('queued') });
      expect([(await store.mail('copy'))?.state, (await store.mail('m1'))?.state]).toEqual(['sent', 'sent']);
      expect([await store.mailBytes('copy'), await store.mailBytes('m1')].map((each) => each?.length)).toEqual([5, 3]);
    });

    test('mails are found by customer, case, state and Message-ID, the newest first', async () => {
      const { store } = await open();
      const kept = [
        mail('m1', { filedAt: morning }),
        mail('m2', { filedAt: evening, caseId: 'case-1' as never }),
        mail('m3', { customerId: 'c2' as never, state: 'received', messageId: '' }),
      ];
      for (const one of kept) await store.writeMail({ mail: one, raw: bytes(1), expected: null, ...nothing });
      const ids = async (query: Parameters<typeof store.mails>[0]) => (await store.mails(query)).map((one) => one.id);
      expect(await ids({ limit: 9 })).toEqual(['m2', 'm3', 'm1']);
      expect(await ids({ customerId: 'c1', limit: 9 })).toEqual(['m2', 'm1']);
      expect(await ids({ caseId: 'case-1', limit: 9 })).toEqual(['m2']);
      expect(await ids({ states: ['queued', 'sending'], limit: 1 })).toEqual(['m2']);
      await store.writeMail({ mail: mail('m4', { filedAt: noon }), raw: bytes(1), expected: null, ...nothing });
      const [second] = (await store.mails({ limit: 2 })).slice(1);
      expect(second?.id).toBe('m4');
      expect(await ids({ before: { filedAt: noon, id: 'm4' as never }, limit: 9 })).toEqual(['m3', 'm1']);
      expect(await ids({ before: { filedAt: noon, id: 'm3' as never }, customerId: 'c1', limit: 9 })).toEqual(['m1']);
      expect((await store.mailsByMessageId(['m1@consent-desk.invalid', '', 'nobody'])).map((one) => one.id)).toEqual(['m1']);
    });

    test('the mails of an erased customer are gone with their bytes; those of others stay', async () => {
      const { store } = await open();
      await writePage(store, [reading('c1'), reading('c2')]);
      await store.writeMail({ mail: mail('m1'), raw: bytes(3), expected: null, ...nothing });
      await store.writeMail({ mail: mail('m2', { customerId: 'c2' as never }), raw: bytes(3), expected: null, ...nothing });
      await store.eraseCustomer({
        customerId: 'c1',
        at: evening,
        log: [draft({ operation: 'customer-erased', customerId: 'c1' })],
        notices: [],
      });
      expect([await store.mail('m1'), await store.mailBytes('m1')]).toEqual([null, null]);
      expect(await store.mailBytes('m2')).toHaveLength(3);
    });
  });
}
