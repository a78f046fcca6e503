import { Fault } from '../../../core/fault.ts';
import type { MailRecord } from '../../../core/mail/mail.ts';
import type { Store } from '../../../core/ports.ts';
import { type StoreContext, write } from './context.ts';
import { milliseconds } from './instant.ts';
import type { WitnessWriter } from './witness.ts';

/** Bytes of one part. */
const PART = 1024 * 1024;

/** Filed mails. Every change checks inside its transaction that nobody else made one: fault case-forbids {state}, nothing written. */
export function mails(
  context: StoreContext,
  witness: WitnessWriter,
): Pick<Store, 'writeMail' | 'mail' | 'mailBytes' | 'mails' | 'mailsByMessageId'> {
  const { database } = context;
  const one = database.prepare<[string], string>('SELECT body FROM mail WHERE id = ?').pluck();
  const put = database.prepare(
    `INSERT INTO mail (id, customer_id, case_id, message_id, state, filed_ms, body) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET customer_id = excluded.customer_id, case_id = excluded.case_id, message_id = excluded.message_id,
       state = excluded.state, filed_ms = excluded.filed_ms, body = excluded.body`,
  );
  const putPart = database.prepare('INSERT INTO mail_part (mail_id, number, bytes) VALUES (?, ?, ?)');
  const parts = database.prepare<[string], Buffer>('SELECT bytes FROM mail_part WHERE mail_id = ? ORDER BY number').pluck();
  const listed = database
    .prepare<{ [name: string]: string | number | null }, string>(
      `SELECT body FROM mail WHERE (:customerId IS NULL OR customer_id = :customerId) AND (:caseId IS NULL OR case_id = :caseId)
         AND (:states IS NULL OR state IN (SELECT value FROM json_each(:states)))
         AND (:beforeMs IS NULL OR (filed_ms, id) < (:beforeMs, :beforeId)) ORDER BY filed_ms DESC, id DESC LIMIT :limit`,
    )
    .pluck();
  const byMessage = database
    .prepare<[string], string>('SELECT body FROM mail WHERE message_id IN (SELECT value FROM json_each(?)) ORDER BY filed_ms DESC, id DESC')
    .pluck();

  const change = (mail: MailRecord, raw: Uint8Array | null, expected: Partial<MailRecord> | null): void => {
    const body = one.get(mail.id);
    const before = body === undefined ? null : mailOf(body);
    const asExpected = before === null || expected === null ? before === expected : isStillMail(before, expected);
    if (!asExpected) throw new Fault('case-forbids', { state: before?.state ?? null, event: 'mail' });
    if ((before === null) !== (raw !== null)) throw new Fault('invalid-input', { field: 'raw' });
    put.run(mail.id, mail.customerId, mail.caseId, mail.messageId, mail.state, milliseconds(mail.filedAt), JSON.stringify(mail));
    for (let at = 0; raw !== null && at < raw.length; at += PART) putPart.run(mail.id, at / PART, raw.subarray(at, at + PART));
  };

  return {
    async writeMail({ mail, raw, expected, also = [], ...told }) {
      write(context, 'full', () => {
        change(mail, raw, expected);
        for (const other of also) change(other.mail, null, other.expected);
        witness.write(told);
      });
    },
    async mail(id) {
      const body = one.get(id);
      return body === undefined ? null : mailOf(body);
    },
    async mailBytes(id) {
      return one.get(id) === undefined ? null : Buffer.concat(parts.all(id));
    },
    async mails({ customerId = null, caseId = null, states = null, before, limit }) {
      const place = { beforeMs: before ? milliseconds(before.filedAt) : null, beforeId: before?.id ?? null };
      return listed.all({ customerId, caseId, states: states === null ? null : JSON.stringify(states), ...place, limit }).map(mailOf);
    },
    async mailsByMessageId(messageIds) {
      return byMessage.all(JSON.stringify(messageIds.filter((id) => id !== ''))).map(mailOf);
    },
  };
}

const mailOf = (body: string): MailRecord => JSON.parse(body) as MailRecord;

const isStillMail = (mail: MailRecord, expected: Partial<MailRecord>): boolean =>
  Object.entries(expected).every(([field, value]) => JSON.stringify(mail[field as keyof MailRecord]) === JSON.stringify(value));
