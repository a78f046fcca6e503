import type { Delivered } from '../../contract/define.ts';
import type { CaseId } from '../../core/case/case.ts';
import { instructionsMail } from '../../core/consent/instructions.ts';
import type { Customer } from '../../core/customer/customer.ts';
import { maskEmail } from '../../core/customer/mask.ts';
import { Fault } from '../../core/fault.ts';
import type { LogDraft } from '../../core/log/entry.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { caseAndCustomer } from '../desk/acts/confirm.ts';
import { consentDraft, consentLetter } from '../desk/consent-letter.ts';
import { mendLetter } from '../desk/consent-mend.ts';
import { writeNote } from '../desk/covering-note.ts';
import { type Desk, isSimulated } from '../desk/desk.ts';
import { customerOf } from '../desk/find.ts';
import { deliver, letterId, type Outgoing, type Way, writeLetter } from '../desk/letter.ts';
import { letterNumber } from '../desk/letter-number.ts';
import { fileMade } from '../desk/made-letter.ts';
import { namedPerson } from '../desk/person.ts';
import { readRecipient, stateRecipient } from '../desk/recipient.ts';
import { readSettings } from '../desk/settings.ts';
import { logged } from '../desk/witness.ts';

export function consentHandlers(on: Implementer['consent'], desks: Desks) {
  return {
    draft: on.draft.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      return consentDraft(desk, await customerOf(desk, input.customerId));
    }),

    stateRecipient: on.stateRecipient.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const customer = await customerOf(desk, input.customerId);
      const { operator } = await namedPerson(desk);
      await stateRecipient(desk, customer, { email: input.email, by: operator, note: input.note });
      desk.news.tell('customer', desk.info.account, customer.customerId);
      desk.news.tell('log', desk.info.account);
      return {};
    }),

    setNote: on.setNote.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const customer = await customerOf(desk, input.customerId);
      const { operator } = await namedPerson(desk);
      await writeNote(desk, customer, { text: input.note, by: operator });
      desk.news.tell('customer', desk.info.account, customer.customerId);
      desk.news.tell('log', desk.info.account);
      return {};
    }),

    mend: on.mend.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const customer = await customerOf(desk, input.customerId);
      const { operator } = await namedPerson(desk);
      await mendLetter(desk, customer, input.mend, operator);
      desk.news.tell('customer', desk.info.account, customer.customerId);
      desk.news.tell('settings', desk.info.account);
      desk.news.tell('log', desk.info.account);
      return consentDraft(desk, customer);
    }),

    deliver: on.deliver.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const customer = await customerOf(desk, input.customerId);
      await demandCaseOf(desk, customer, input.caseId);
      const letter = await consentLetter(desk, customer);
      return handOut(desk, letter, input.way, { operation: 'consent-mail-made', customer, caseId: input.caseId });
    }),

    instructions: on.instructions.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { to, subject, body } = await instructions(desk, input.caseId, input.language);
      return { to: to === null ? null : maskEmail(to), subject, body };
    }),

    deliverInstructions: on.deliverInstructions.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const { customer, ...letter } = await instructions(desk, input.caseId, input.language);
      if (letter.to === null && input.way !== 'copy') throw new Fault('recipient-missing');
      const detail = { language: input.language };
      return handOut(desk, letter, input.way, { operation: 'instructions-made', customer, caseId: input.caseId, detail });
    }),
  };
}

/** A letter stands in the log under the case it is about. Fault invalid-input {field: caseId} for a case of somebody else, or none at all. */
async function demandCaseOf(desk: Desk, { customerId }: Customer, caseId: CaseId | null): Promise<void> {
  if (caseId === null) return;
  const found = await desk.store.case(caseId);
  if (found?.case.customerId !== customerId) throw new Fault('invalid-input', { field: 'caseId' });
}

async function instructions(desk: Desk, caseId: CaseId, language: 'en' | 'zh'): Promise<Outgoing & { readonly customer: Customer }> {
  const { case: each, customer } = await caseAndCustomer(desk, caseId);
  const [settings, recipient] = await Promise.all([readSettings(desk), readRecipient(desk, customer)]);
  if (settings.partnerAccountName === '') throw new Fault('partner-identity-missing');
  const mail = instructionsMail({
    language,
    customerAccountName: customer.accountName,
    partnerAccountName: settings.partnerAccountName,
    side: each.side,
    simulated: isSimulated(desk),
  });
  const from = settings.partnerEmail || null;
  return { what: 'instructions', accountName: customer.accountName, from, to: recipient.email, ...mail, customer };
}

/** Hands the letter out, files it and says so in the log; nothing is written when the person cancelled. */
async function handOut(
  desk: Desk,
  letter: Outgoing,
  way: Way,
  entry: {
    readonly operation: 'consent-mail-made' | 'instructions-made';
    readonly customer: Customer;
    readonly caseId: CaseId | null;
    readonly detail?: LogDraft['detail'];
  },
): Promise<Delivered> {
  const addressed = letter.to === null || way === 'copy' ? null : { ...letter, to: letter.to };
  const about = { customerId: entry.customer.customerId, caseId: entry.caseId };
  const written = addressed === null ? undefined : await writeLetter(desk, addressed, await letterNumber(desk, letterId(addressed), about));
  const delivered = await deliver(desk, letter, way, written);
  if (delivered.kind === 'cancelled') return delivered;
  const { operator } = await readSettings(desk);
  const log = [
    logged({
      ...entry,
      at: desk.clock.now(),
      detail: { way, ...entry.detail },
      personal: { operator, recipient: letter.to ?? '', sender: letter.from ?? '' },
    }),
  ];
  if (addressed === null || written === undefined) await desk.store.appendLog(log);
  else {
    const { customer, caseId } = entry;
    const kind = entry.operation === 'consent-mail-made' ? 'consent' : 'instructions';
    const how = way === 'file' ? 'file' : 'mail-client';
    await fileMade(desk, { letter: addressed, written, kind, how, customer, caseId, by: operator, log });
    desk.news.tell('mails', desk.info.account);
  }
  desk.news.tell('log', desk.info.account);
  return delivered;
}
