import { type Case, type CaseEvent, closedCaseStates } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { customerValues } from '../../../core/customer/value-key.ts';
import { Fault } from '../../../core/fault.ts';
import type { LogEntry } from '../../../core/log/entry.ts';
import type { Store } from '../../../core/ports.ts';
import { caseOf, caseRows } from './case-rows.ts';
import { type StoreContext, write } from './context.ts';
import { countedCustomers } from './counted.ts';
import type { LogSets } from './log-sets.ts';
import { logText } from './log-writer.ts';
import { leaveToScrub, scrub, scrubIfLeft } from './scrub.ts';
import type { Subjects } from './subjects.ts';
import type { TextIndex } from './text-index.ts';
import type { VerdictDisposal } from './verdicts.ts';
import type { WitnessWriter } from './witness.ts';

interface Parts {
  readonly subjects: Subjects;
  readonly witness: WitnessWriter;
  readonly dispose: VerdictDisposal;
  readonly customerIndex: TextIndex;
  readonly logIndex: TextIndex;
  readonly logSets: LogSets;
}

/**
 * Takes everything about one customer out of the file but what the chain has sealed: the chain then names nobody, and still verifies.
 * Closed cases stay under the pseudonym, without their texts; counted requests stay under a digest, as the limit goes on counting them.
 * The witness is sealed first and keeps its own personal text, which must not name the customer. Fault: case-forbids {state} while a case is open.
 */
export function erasing(context: StoreContext, parts: Parts): Pick<Store, 'eraseCustomer' | 'scrub'> {
  const { database, revisions } = context;
  const rows = caseRows(context);
  const dropCustomer = database.prepare('DELETE FROM customer WHERE id = ?');
  const dropFacts = database.prepare('DELETE FROM fact WHERE subject = ?');
  const dropNotices = database.prepare(
    'DELETE FROM notice WHERE customer_id = ? OR case_id IN (SELECT id FROM cases WHERE customer_id = ?)',
  );
  const dropMails = database.prepare('DELETE FROM mail WHERE customer_id = ? OR case_id IN (SELECT id FROM cases WHERE customer_id = ?)');
  const dropValues = database.prepare('DELETE FROM setting WHERE substr(key, 1, length(:keys)) = :keys');
  const counted = countedCustomers(context);
  const cutQuota = database.prepare('UPDATE quota SET case_id = NULL, customer_id = ? WHERE customer_id = ?');
  const casesOf = database.prepare<[string], string>('SELECT body FROM cases WHERE customer_id = ?').pluck();
  const eventsOf = database.prepare<[string], { number: number; body: string }>('SELECT number, body FROM case_event WHERE case_id = ?');
  const putEvent = database.prepare('UPDATE case_event SET body = ? WHERE case_id = ? AND number = ?');
  const newest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM log_entry').pluck();
  const entriesOf = database.prepare<[string, number], { sequence: number; body: string }>(
    'SELECT sequence, body FROM log_entry WHERE subject = ? AND sequence <= ?',
  );
  const emptyPersonal = database.prepare('UPDATE log_personal SET salts = NULL, texts = NULL, erased_at = ? WHERE sequence = ?');

  function eraseCases(customerId: string, pseudonym: string): void {
    for (const one of casesOf.all(customerId).map(caseOf)) {
      if (!closedCaseStates.includes(one.state)) throw new Fault('case-forbids', { state: one.state, event: 'erased' });
      rows.put(withoutTexts(one, pseudonym as CustomerId));
      for (const { number, body } of eventsOf.all(one.id)) {
        const event = { ...(JSON.parse(body) as CaseEvent), by: '', note: '' };
        putEvent.run(JSON.stringify(event), one.id, number);
      }
    }
  }

  function eraseLog(subject: string, upTo: number, at: string): void {
    for (const { sequence, body } of entriesOf.all(subject, upTo)) {
      emptyPersonal.run(at, sequence);
      parts.logSets.forgetOperator(sequence);
      parts.logIndex.put(sequence, logText(JSON.parse(body) as LogEntry, {}));
    }
    revisions.log += 1;
  }

  return {
    async eraseCustomer(change) {
      const { customerId, at } = change;
      // Verifying takes an erased text for tampering where no later entry says who erased it.
      const says = change.log.some((draft) => draft.operation === 'customer-erased' && draft.customerId === customerId);
      if (!says) throw new Fault('invalid-input', { missing: 'customer-erased' });
      write(context, 'full', () => {
        const upTo = newest.get() ?? 0;
        const subject = parts.subjects.of(customerId);
        dropNotices.run(customerId, customerId);
        dropMails.run(customerId, customerId);
        dropValues.run({ keys: `value/${customerValues(customerId)}` });
        cutQuota.run(counted.erasedAs(customerId), customerId);
        eraseCases(customerId, subject);
        eraseLog(subject, upTo, at);
        dropFacts.run(customerId);
        const id = context.ids.of(customerId);
        if (id !== null) {
          parts.customerIndex.remove(id);
          parts.dispose.of(id);
          dropCustomer.run(id);
          context.ids.went(customerId);
          context.journal.note(id);
        }
        parts.witness.write(change);
        leaveToScrub(database);
        parts.subjects.forget(customerId);
        revisions.rows += 1;
        revisions.seen += 1;
        revisions.facets += 1;
      });
      if (change.scrub !== 'later') scrub(database);
    },
    async scrub() {
      scrubIfLeft(database);
    },
  };
}

/** States and moments stay, and whose word they rest on does not. What was stated cannot be taken back any more. */
function withoutTexts({ statements: _statements, ...one }: Case, customerId: CustomerId): Case {
  const statedBy = one.statedBy === undefined ? {} : { statedBy: '' };
  return { ...one, ...statedBy, customerId, reason: '', note: '', snoozeReason: '', handedTo: null };
}
