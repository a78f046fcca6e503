import { createHash } from 'node:crypto';
import type { CaseId } from '../../core/case/case.ts';
import type { Customer } from '../../core/customer/customer.ts';
import { Fault } from '../../core/fault.ts';
import type { LogDraft } from '../../core/log/entry.ts';
import { MailId, type MailKind, type MailRecord } from '../../core/mail/mail.ts';
import type { Desk } from './desk.ts';
import type { Outgoing, WrittenLetter } from './letter.ts';

export interface MadeLetter {
  readonly letter: Outgoing & { readonly to: string };
  readonly written: WrittenLetter;
  readonly kind: MailKind;
  readonly how: 'file' | 'mail-client';
  readonly customer: Customer;
  readonly caseId: CaseId | null;
  readonly by: string;
  readonly log: readonly LogDraft[];
}

/**
 * Files a letter that was handed out, together with its log, so that an answer is known by its In-Reply-To. The same letter of the
 * same case has the same id and is filed once; one that stood under no case takes the case it is now about.
 */
export async function fileMade(desk: Desk, made: MadeLetter): Promise<void> {
  const { written, customer, caseId, log } = made;
  const id = MailId.parse(written.messageId.slice(0, written.messageId.indexOf('@')));
  const told = { log, notices: [] };
  const filed = await desk.store.mail(id);
  if (filed === null) {
    const mail = recordOf(desk, id, made);
    const already = await desk.store.writeMail({ mail, raw: written.raw, expected: null, ...told }).then(
      () => false,
      (fault: unknown) => {
        // Another click filed the same letter meanwhile.
        if (fault instanceof Fault && fault.code === 'case-forbids') return true;
        throw fault;
      },
    );
    if (!already) return;
  } else if (filed.caseId === null && caseId !== null && filed.customerId === customer.customerId) {
    return desk.store.writeMail({ mail: { ...filed, caseId }, raw: null, expected: { caseId: null, state: filed.state }, ...told });
  }
  await desk.store.appendLog(log);
}

function recordOf(desk: Desk, id: MailId, { letter, written, kind, how, customer, caseId, by }: MadeLetter): MailRecord {
  const at = desk.clock.now();
  return {
    id,
    kind,
    state: 'made',
    how,
    customerId: customer.customerId,
    caseId,
    messageId: written.messageId,
    inReplyTo: [],
    references: [],
    from: letter.from === null ? [] : [{ name: '', address: letter.from }],
    to: [{ name: '', address: letter.to }],
    cc: [],
    subject: letter.subject.slice(0, 2000).toWellFormed(),
    date: at,
    filedAt: at,
    filedBy: by,
    form: 'eml',
    bytes: written.raw.length,
    sha256: createHash('sha256').update(written.raw).digest('hex'),
    authentication: [],
    attempts: [],
  };
}
