import { createHash, randomUUID } from 'node:crypto';
import type { CaseEvent } from '../../src/core/case/case.ts';
import { closedCaseStates } from '../../src/core/case/case.ts';
import type { CustomerId } from '../../src/core/customer/customer.ts';
import { customerValues } from '../../src/core/customer/value-key.ts';
import { Fault } from '../../src/core/fault.ts';
import { checkLink, digestOf, genesis, sealEntry } from '../../src/core/log/chain.ts';
import { type LogDraft, type LogEntry, quietOperations } from '../../src/core/log/entry.ts';
import { csvLine } from '../../src/core/log/export-csv.ts';
import { maskTexts } from '../../src/core/log/masked.ts';
import type { MailRecord } from '../../src/core/mail/mail.ts';
import type { LogFilters, LogRow, Store } from '../../src/core/ports.ts';
import { fakeErasure } from './store-erasure.ts';
import { matches } from './store-search.ts';
import { type FakeContext, type FakeLogRow, type FakeState, milliseconds, withEntry, without } from './store-state.ts';

type Part = Pick<
  Store,
  | 'appendLog'
  | 'log'
  | 'logEntry'
  | 'logPlace'
  | 'logDays'
  | 'logOperators'
  | 'verifyLog'
  | 'exportLog'
  | 'exportLogLines'
  | 'exportLogText'
  | 'sealedLog'
  | 'eraseCustomer'
  | 'scrub'
  | 'erasureCount'
  | 'endedCustomers'
  | 'newsSince'
>;
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

export function appendTo(state: FakeState, chain: string, drafts: readonly LogDraft[]): void {
  for (const draft of drafts) {
    const { customerId, personal, ...open } = draft;
    milliseconds(draft.at);
    if (customerId !== null && !state.subjects.has(customerId)) state.subjects = withEntry(state.subjects, customerId, randomUUID());
    const previous = state.log.at(-1)?.hash ?? genesis;
    const salts = Object.fromEntries(Object.keys(personal).map((field) => [field, randomUUID()]));
    const entry: LogEntry = {
      ...open,
      version: 1,
      chain,
      sequence: state.log.length + 1,
      subject: customerId === null ? null : (state.subjects.get(customerId) ?? null),
      digests: Object.fromEntries(Object.entries(personal).map(([field, text]) => [field, digestOf(salts[field] ?? '', text, sha256)])),
      previous,
    };
    state.log = [...state.log, { entry, hash: sealEntry(previous, entry, sha256), personal, salts, erasedAt: null }];
  }
}

export function fakeLog(context: FakeContext): Part {
  const { state } = context;

  function rowOf({ entry, hash, personal, erasedAt }: FakeLogRow): LogRow {
    const customer = [...state.subjects].find(([, subject]) => subject === entry.subject);
    return { entry, hash, personal, erasedAt, customerId: customer?.[0] ?? null };
  }

  function passes({ entry, personal }: FakeLogRow, filters: LogFilters): boolean {
    const { customerId, operator, from, until, ...equal } = filters;
    if (operator !== undefined && personal?.operator !== operator) return false;
    if (customerId !== undefined && (entry.subject === null || entry.subject !== state.subjects.get(customerId))) return false;
    if (from !== undefined && milliseconds(entry.at) < milliseconds(from)) return false;
    if (until !== undefined && milliseconds(entry.at) >= milliseconds(until)) return false;
    return Object.entries(equal).every(([field, wanted]) => wanted === undefined || entry[field as keyof LogEntry] === wanted);
  }

  function found(query: { readonly search: string; readonly filters: LogFilters }): FakeLogRow[] {
    return state.log.filter((row) => {
      const details = Object.values(row.entry.detail).filter((value) => value !== null);
      const texts = [row.entry.operation, ...details.map(String), ...Object.values(row.personal ?? {})];
      return passes(row, query.filters) && matches(query.search, texts);
    });
  }

  async function* batches<Batch>(
    query: { readonly search: string; readonly filters: LogFilters },
    signal: { readonly aborted: boolean } | undefined,
    made: (rows: readonly FakeLogRow[]) => Batch,
  ): AsyncGenerator<Batch & { readonly done: number; readonly of: number }> {
    const all = found(query);
    for (let at = 0; at < all.length; at += 500) {
      if (signal?.aborted === true) throw new Fault('cancelled');
      const rows = all.slice(at, at + 500);
      yield { ...made(rows), done: at + rows.length, of: all.length };
    }
  }

  function eraseCases(customerId: string, subject: string): void {
    for (const [id, known] of state.cases) {
      if (known.case.customerId !== customerId) continue;
      if (!closedCaseStates.includes(known.case.state)) throw new Fault('case-forbids', { state: known.case.state, event: 'erased' });
      const { statements: _, ...kept } = known.case;
      const stated = kept.statedBy === undefined ? {} : { statedBy: '' };
      const emptied = { ...kept, ...stated, customerId: subject as CustomerId, reason: '', note: '', snoozeReason: '', handedTo: null };
      const events = known.events.map((event): CaseEvent => ({ ...event, by: '', note: '' }));
      state.cases = withEntry(state.cases, id, { case: emptied, events });
    }
  }

  return {
    async appendLog(drafts) {
      context.write(() => appendTo(state, context.chain, drafts));
    },
    async log(query) {
      const all = found(query).reverse();
      const page = all
        .filter((row) => query.before === null || row.entry.sequence < query.before)
        .slice(query.skip ?? 0)
        .slice(0, query.limit);
      return { total: all.length, rows: page.map(rowOf), newest: state.log.length };
    },
    async logEntry(sequence) {
      const row = state.log[sequence - 1];
      return row === undefined ? null : rowOf(row);
    },
    async logPlace(query, sequence) {
      const index = found(query)
        .reverse()
        .findIndex((row) => row.entry.sequence === sequence);
      return index === -1 ? null : index;
    },
    async logDays(query) {
      const days = found(query).map((row) => row.entry.at.slice(0, 10));
      return [...new Set(days)].sort().map((day) => ({ day, count: days.filter((other) => other === day).length }));
    },
    async logOperators() {
      const names = state.log.map(({ personal }) => personal?.operator).filter((name) => name !== undefined);
      return [...new Set(names)].sort();
    },
    async verifyLog(signal, progress) {
      if (signal?.aborted === true) throw new Fault('cancelled');
      let last: { readonly head: string; readonly until: string | null } = { head: genesis, until: null };
      for (const { entry, hash } of state.log) {
        if (!checkLink(last.head, entry, hash, sha256)) {
          return { entries: entry.sequence - 1, sound: false, firstBroken: entry.sequence, reason: 'changed', ...last };
        }
        last = { head: hash, until: new Date(milliseconds(entry.at)).toISOString() };
      }
      progress?.(state.log.length, state.log.length);
      return { entries: state.log.length, sound: true, firstBroken: null, reason: null, ...last };
    },
    async exportLog(query, signal) {
      return batches(query, signal, (rows) => ({ rows: rows.map(rowOf) }));
    },
    async exportLogLines(query, signal) {
      const line = ({ entry, hash, personal, salts, erasedAt }: FakeLogRow) => {
        const none = Object.keys(entry.digests).length === 0;
        return `${JSON.stringify({ sequence: entry.sequence, hash, entry, salts: none ? null : salts, texts: none ? null : personal, erasedAt })}\n`;
      };
      return batches(query, signal, (rows) => ({ bytes: Buffer.from(rows.map(line).join('')) }));
    },
    async exportLogText({ form, masked, ...query }, signal) {
      const line = ({ entry, hash, personal, salts, erasedAt, ...row }: FakeLogRow) => {
        if (form === 'csv') return csvLine(rowOf({ entry, hash, personal, salts, erasedAt, ...row }), masked);
        const none = Object.keys(entry.digests).length === 0;
        const texts = masked || none ? null : personal;
        const shown = masked ? { masked: none ? null : maskTexts(personal) } : {};
        return `${JSON.stringify({ sequence: entry.sequence, hash, entry, salts: masked || none ? null : salts, texts, ...shown, erasedAt })}\n`;
      };
      return batches(query, signal, (rows) => ({ bytes: Buffer.from(rows.map(line).join('')) }));
    },
    async sealedLog({ after, limit }) {
      return state.log.slice(after, after + limit).map(({ entry, hash, personal, salts, erasedAt }) => {
        const none = Object.keys(entry.digests).length === 0;
        return { entry, hash, personal: none ? null : personal, salts: none ? null : salts, erasedAt };
      });
    },
    async eraseCustomer(change) {
      context.write(() => {
        const { customerId, at } = change;
        const says = change.log.some((draft) => draft.operation === 'customer-erased' && draft.customerId === customerId);
        if (!says) throw new Fault('invalid-input', { missing: 'customer-erased' });
        const subject = state.subjects.get(customerId) ?? randomUUID();
        state.subjects = withEntry(state.subjects, customerId, subject);
        const ofCustomer = new Set([...state.cases.values()].filter((one) => one.case.customerId === customerId).map((one) => one.case.id));
        eraseCases(customerId, subject);
        state.log = state.log.map((row) => {
          const holds = row.entry.subject === subject && Object.keys(row.entry.digests).length > 0;
          return holds ? { ...row, personal: null, salts: null, erasedAt: at } : row;
        });
        state.notices = state.notices.filter((one) => one.customerId !== customerId && !ofCustomer.has(one.caseId as never));
        state.facts = new Map([...state.facts].filter(([, fact]) => fact.subject !== customerId));
        state.quota = state.quota.map((one) => (one.customerId === customerId ? { ...one, caseId: null } : one));
        state.values = new Map([...state.values].filter(([key]) => !key.startsWith(customerValues(customerId))));
        const isTheirs = (mail: MailRecord) => mail.customerId === customerId || (mail.caseId !== null && ofCustomer.has(mail.caseId));
        state.mails = new Map([...state.mails].filter(([, { mail }]) => !isTheirs(mail)));
        state.verdicts = without(state.verdicts, customerId);
        state.customers = without(state.customers, customerId);
        context.witness(change);
        state.subjects = without(state.subjects, customerId);
      });
    },
    async scrub() {},
    ...fakeErasure(state),
    async newsSince(sequence, limit) {
      const news = state.log
        .filter(({ entry }) => entry.sequence > sequence && (entry.subject !== null || entry.caseId !== null))
        .filter(({ entry }) => !quietOperations.includes(entry.operation))
        .reverse();
      return { rows: news.slice(0, limit).map(rowOf), total: news.length, newest: state.log.length };
    },
  };
}
