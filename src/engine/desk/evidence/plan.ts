import type { EvidencePlan } from '../../../contract/evidence.ts';
import { closedCaseStates } from '../../../core/case/case.ts';
import type { MailRecord } from '../../../core/mail/mail.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { maskedSubject } from '../mails/masked.ts';
import { gatherCase, mailsOfCase } from './gather.ts';
import { MOST_LINKS, ownSequences } from './log-extract.ts';

/** What a bundle of this case would hold, and what it would lack. Fault not-found. */
export async function planEvidence(desk: Desk, caseId: string): Promise<EvidencePlan> {
  const [evidence, mails, printer, { newest }] = await Promise.all([
    gatherCase(desk, caseId),
    mailsOfCase(desk, caseId),
    desk.host.printer(),
    desk.store.log({ search: '', filters: {}, before: null, limit: 1 }),
  ]);
  const own = await ownSequences(desk, caseId, newest);
  const links = own[0] === undefined ? 0 : newest - own[0] + 1 - own.length;
  const has = (kind: MailRecord['kind'], states: readonly MailRecord['state'][]) =>
    mails.some((mail) => mail.kind === kind && states.includes(mail.state));
  const lacking: Readonly<Record<EvidencePlan['missing'][number], boolean>> = {
    'consent-mail': !has('consent', ['sent']),
    'customers-answer': !has('answer', ['received']) && !has('application', ['received']),
    outcome: !closedCaseStates.includes(evidence.case.state),
    check: evidence.customer === null,
    pictures: printer === null,
  };
  return {
    caseId: evidence.case.id,
    mails: mails.map(({ id, kind, state, subject, bytes }) => ({
      mailId: id,
      kind,
      state,
      // Masked as in every list; the bundle itself holds it in clear.
      subject: maskedSubject(subject, evidence.customer),
      bytes,
    })),
    printer: printer?.name ?? null,
    decisions: evidence.events.length,
    logEntries: own.length,
    linkEntries: Math.min(links, MOST_LINKS),
    missing: (Object.keys(lacking) as (keyof typeof lacking)[]).filter((what) => lacking[what]),
    simulated: isSimulated(desk),
  };
}
