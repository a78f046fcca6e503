import { hash } from 'node:crypto';
import type { Clock, Sha256, Store } from '../../../core/ports.ts';
import { accountNames } from './account-names.ts';
import { batches } from './batch.ts';
import { batchKnown } from './batch-known.ts';
import { batchReads } from './batch-reads.ts';
import { caseReads } from './case-reads.ts';
import { caseWrites } from './case-writes.ts';
import { type StoreContext, write } from './context.ts';
import { CustomerIds } from './customer-ids.ts';
import { customerReads } from './customers.ts';
import { openDatabase } from './database.ts';
import { erasing } from './erase.ts';
import { erasureReads } from './erasure-reads.ts';
import { facts } from './facts.ts';
import { storeFault } from './faults.ts';
import { logReads } from './log-reads.ts';
import { sealedLog } from './log-sealed.ts';
import { logSearch } from './log-search.ts';
import { logWriter } from './log-writer.ts';
import { mails } from './mails.ts';
import { notices, noticeWriter } from './notices.ts';
import { OldestSeen } from './oldest-seen.ts';
import { overviewCases } from './overview-cases.ts';
import { overviewCustomers } from './overview-customers.ts';
import { overviewDates } from './overview-dates.ts';
import { logReadings } from './reader/log-readings.ts';
import { RowJournal } from './row-journal.ts';
import { scrubIfLeft } from './scrub.ts';
import { subjects as subjectTable } from './subjects.ts';
import { syncPages } from './sync-page.ts';
import { TextIndex } from './text-index.ts';
import { syncStates, values } from './values.ts';
import { verdictDisposal, verdictIndex } from './verdicts.ts';
import { VerdictsDue } from './verdicts-due.ts';
import { visibilities, visibilityWriter } from './visibility.ts';
import { withdrawals } from './withdraw-fact.ts';
import { witnessWriter } from './witness.ts';

export interface StoreOptions {
  /** Names the chain of log entries: one per account and device. */
  readonly chain: string;
  readonly now: Clock['now'];
  readonly sha256?: Sha256;
  /** Upper limit of the file, in pages of 4,096 bytes; for showing what a full disk does. */
  readonly maxPages?: number;
}

/**
 * Opens one account's database, creating folder and file owner-only when missing. Every method rejects with a Fault.
 * Faults of opening: store-newer {has, knows}, store-damaged, disk-full, disk-read-only.
 */
export async function openStore(path: string, options: StoreOptions): Promise<Store> {
  try {
    return withFaults(compose(path, options));
  } catch (error) {
    throw storeFault(error);
  }
}

function compose(path: string, options: StoreOptions): Store {
  const database = openDatabase(path, options.maxPages);
  scrubIfLeft(database);
  const context: StoreContext = {
    database,
    now: options.now,
    chain: options.chain,
    sha256: options.sha256 ?? sha256,
    revisions: { rows: 0, seen: 0, verdicts: 0, facets: 0, log: 0 },
    journal: new RowJournal(),
    ids: new CustomerIds(database),
    durability: 'full',
  };
  const customerIndex = new TextIndex(database, 'customer');
  const search = logSearch(database);
  const readings = logReadings(path, search.newest);
  const logIndex = search.index;
  const subjects = subjectTable(database);
  const log = logWriter(context, subjects, search);
  const witness = witnessWriter(log, noticeWriter(context));
  const due = new VerdictsDue(database);
  const dispose = verdictDisposal(context, due);
  const visibility = visibilityWriter(context, dispose);
  const oldest = new OldestSeen(database);
  const erase = erasing(context, { subjects, witness, dispose, customerIndex, logIndex, logSets: search.sets });
  const { put: putState, ...syncState } = syncStates(context);
  return {
    ...customerReads(context, customerIndex, oldest),
    ...accountNames(context),
    ...syncPages(context, { index: customerIndex, witness, dispose, oldest, putState }),
    ...visibilities(context, visibility, witness),
    ...syncState,
    ...facts(context, witness, dispose),
    ...withdrawals(context, witness, dispose),
    ...verdictIndex(context, due),
    ...caseReads(context, customerIndex),
    ...caseWrites(context, visibility, witness),
    async fillSearch(limit) {
      // Made again from the rows when lost. Keys are moved sorted, which is cheap only by the thousand.
      return write(
        context,
        'normal',
        () => [customerIndex, logIndex, search.sets].some((index) => index.fill(limit)) || context.ids.fill(limit * keysAtOnce),
      );
    },
    async appendLog(drafts) {
      write(context, 'full', () => log.append(drafts));
    },
    ...logReads(context, search),
    verifyLog: readings.verifyLog,
    exportLog: readings.exportLog,
    exportLogLines: readings.exportLogLines,
    exportLogText: readings.exportLogText,
    ...sealedLog(context),
    async eraseCustomer(change) {
      // Who reads holds on to the write-ahead log, and what was erased would stay in it.
      await readings.endAll();
      return erase.eraseCustomer(change);
    },
    async scrub() {
      await readings.endAll();
      return erase.scrub();
    },
    ...erasureReads(context),
    ...overviewCases(context),
    ...overviewCustomers(context),
    ...overviewDates(context),
    ...mails(context, witness),
    ...batches(context, customerIndex, witness),
    ...batchKnown(context),
    ...batchReads(context, customerIndex),
    ...notices(context),
    ...values(context, witness),
    async close() {
      await readings.endAll();
      database.close();
    },
  };
}

/** Keys to one indexed text. */
const keysAtOnce = 10;

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** The same store, whose every failure is a Fault. */
function withFaults(store: Store): Store {
  const methods = Object.entries(store).map(([name, method]) => [
    name,
    (...input: readonly unknown[]) =>
      (method as (...input: readonly unknown[]) => Promise<unknown>)(...input).catch((error: unknown) => {
        throw storeFault(error);
      }),
  ]);
  return Object.fromEntries(methods) as Store;
}
