import type { Capabilities } from './account/account.ts';
import type { Batch, BatchCounts, BatchGroup, BatchRow } from './batch/batch.ts';
import type { KnownGroup } from './batch/calls.ts';
import type { CaseAnnotations } from './case/annotations.ts';
import type { ActKey, Case, CaseEvent, CaseId, CaseState } from './case/case.ts';
import type { Association, Customer, CustomerId, CustomerReading, Visibility } from './customer/customer.ts';
import type { Fact, FactKind, FactSubject } from './fact/fact.ts';
import type { FaultData } from './fault.ts';
import type { LogDraft, LogEntry, LogResult, LogSource, Operation } from './log/entry.ts';
import type { MailRecord, MailState } from './mail/mail.ts';
import type { Notice, NoticeDraft } from './notice/notice.ts';
import type { OverviewReads } from './overview/reads.ts';
import type { Protection } from './protection/protection.ts';
import type { QuotaEntry } from './quota/quota.ts';
import type { Side, Step, VerdictState } from './rule/finding.ts';
import type { SyncState } from './sync/sync.ts';

/** What the core asks of the world. Every failure is a `Fault`. Instants are ISO strings in UTC. */

export interface Clock {
  /** Now, UTC, whole milliseconds: `2026-11-22T01:30:00.000Z`. */
  now(): string;
}

/** SHA-256 of UTF-8 text, lower-case hex. The core has no cryptography of its own. */
export type Sha256 = (text: string) => string;

// ── Partner Center: the public API, reading only (facts.md 4) ──────────────────────────────────────────────────────────────────────

export interface CustomerListing {
  readonly count: number;
  readonly customers: readonly CustomerReading[];
}
export interface Reseller {
  readonly resellerId: string;
  readonly accountName: string;
  readonly name: string;
}
export interface Budget {
  readonly customerId: string;
  readonly amount: number;
  readonly used: number;
  readonly currency: string;
}

/** Faults: unreachable, timeout, throttled, server-failed, wrong-keys, clock-skew, forbidden, not-this-partners-customer, malformed-answer. */
export interface PartnerCenter {
  /**
   * One page, at most 100 customers. `customerId` asks for one alone; `resellerId` lists that reseller's customers; `associatedFrom` only
   * those associated at this UTC instant (whole seconds) or later.
   */
  customers(query: {
    offset: number;
    limit: number;
    customerId?: string;
    resellerId?: string;
    associatedFrom?: string;
  }): Promise<CustomerListing>;
  resellers(query: { offset: number; limit: number }): Promise<{ readonly count: number; readonly resellers: readonly Reseller[] }>;
  /** Orders waiting for payment (status 6). */
  unpaidOrders(customerId: string, resellerId: string): Promise<number>;
  /** Running yearly/monthly and pay-per-use resources. */
  resources(customerId: string, resellerId: string): Promise<{ readonly yearly: number; readonly payPerUse: number }>;
  /** Ids that are not this partner's reseller customers are silently omitted by the site (facts.md 4.5). At most 100 ids. */
  budgets(customerIds: readonly string[]): Promise<readonly Budget[]>;
  /** The budget record DELETE, the only API trace of a disassociation; null when there is none. May be refused (facts.md 4.4). */
  disassociationRecord(customerId: string, resellerId: string): Promise<{ readonly at: string; readonly operator: string } | null>;
}

/** What became of one customer of an act on several: some may fail inside HTTP 200 (facts.md 4.2). `fault` null: taken. */
export interface ActRow {
  readonly customerId: string;
  readonly fault: FaultData | null;
}

/**
 * Acts of the public API. Sent once, never tried again by themselves; after a fault that brings no answer nobody knows whether it arrived.
 * Faults as of PartnerCenter.
 */
export interface PartnerCenterActs {
  /** At most ten customers, all of them ours or all of one reseller's; the kind must be the one of the freezing (facts.md 4.2, R06). */
  unfreeze(act: {
    readonly customerIds: readonly string[];
    readonly resellerId: string;
    readonly kind: 'account' | 'account-and-resources';
    readonly reason: string;
  }): Promise<readonly ActRow[]>;
}

// ── Association gateway: only where a connection can act ───────────────────────────────────────────────────────────────────────────

export interface RemoteRequest {
  readonly requestId: string;
  readonly customerId: string;
  readonly side: Side;
  readonly state: 'pending' | 'disassociated' | 'rejected';
  readonly reason: string;
  readonly submittedAt: string;
  readonly decidedAt: string | null;
  /** Ever-growing number of the last change; poll with it. */
  readonly change: number;
}
export interface GatewayCheck {
  readonly checkedAt: string;
  readonly passed: boolean;
  readonly items: readonly { readonly code: string; readonly passed: boolean; readonly statement: string }[];
}

/** Acts are sent once and never retried by themselves. Extra faults: check-failed, quota-reached, code-*, not-understood, request-already-open, act-key-reused. */
export interface AssociationGateway {
  capabilities(): Promise<Capabilities>;
  check(customerId: string, side: Side, step: Step): Promise<GatewayCheck>;
  sendCode(customerId: string, purpose: 'submit' | 'approve' | 'reject'): Promise<{ readonly sentTo: string; readonly expiresAt: string }>;
  submit(act: { actKey: ActKey; customerId: string; reason: string; code: string | null }): Promise<RemoteRequest>;
  decide(act: { actKey: ActKey; requestId: string; decision: 'approve' | 'reject'; code: string | null }): Promise<RemoteRequest>;
  /** What became of an act; null when the other side does not know it. */
  act(actKey: ActKey): Promise<RemoteRequest | null>;
  request(requestId: string): Promise<RemoteRequest>;
  /** Requests changed after `change`, oldest change first, at most `limit`. `next` is the number to ask with next. */
  changes(query: { after: number; limit: number }): Promise<{ readonly next: number; readonly requests: readonly RemoteRequest[] }>;
}

// ── Host: what only a shell can do; one list for both shells ───────────────────────────────────────────────────────────────────────

export type SaveResult =
  | { readonly kind: 'saved'; readonly where: string }
  /** The browser shell hands the file to the browser: a one-time link on our own origin. */
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'cancelled' };

export type SecretStore = {
  /** weak: sealed with basic text, which the person accepted. */
  readonly kind: 'os' | 'weak' | 'memory';
  /** e.g. "Secret Service", "Keychain", "basic text", "memory only". */
  readonly name: string;
};

/** 'not-offered': this shell or system cannot open the app at login. */
export type LoginItem = 'on' | 'off' | 'not-offered';

/** A file that the person opened with the app from outside, such as by a double click. `name` without its folder. */
export interface OpenedFile {
  readonly name: string;
  readonly content: string;
}

export interface Host {
  secrets: {
    describe(): Promise<SecretStore>;
    /** Null where there is none. Faults: secret-store-missing, secret-store-locked, secret-unreadable (the file was set aside). */
    get(key: string): Promise<string | null>;
    /** Kept in memory where nothing protects it or where the store is locked; `protection` says so. Faults: as of get, disk-full, disk-read-only. */
    set(key: string, value: string): Promise<void>;
    delete(key: string): Promise<void>;
    protection(): Promise<Protection>;
    /** The person accepts basic text, or takes that back: then what it sealed is removed. Fault not-allowed-here where there is no such choice. */
    acceptWeak(accepted: boolean): Promise<Protection>;
  };
  /**
   * Hands one notice to the desktop. 'shown': the desktop took it; 'page': the shell has no desktop notification of its own, the page
   * shows it by the Web Notifications API; never both. Clicking asks the page to open `open` (a path such as `/requests/ID`).
   */
  notify(notice: { tag: string; title: string; body: string; open: string }): Promise<'shown' | 'page'>;
  /** How many requests wait for a decision of ours: at the dock, the taskbar and the tray. */
  badge(count: number): Promise<void>;
  /** Whether the desk looks for changes now, for the tray; `onPause` hears the person pause (true) and resume there. Returns unsubscribe. */
  paused(paused: boolean): Promise<void>;
  onPause(listener: (paused: boolean) => void): () => void;
  /** Makes what the system draws around the page (window, menus) light or dark. */
  theme(theme: 'system' | 'light' | 'dark'): Promise<void>;
  loginItem: {
    state(): Promise<LoginItem>;
    /** Faults: not-allowed-here where it is not offered, disk-full, disk-read-only. */
    set(on: boolean): Promise<LoginItem>;
  };
  /**
   * How this machine reaches an address, as its system or its automatic configuration says: `direct`, `environment` (as the process's own
   * environment says), or a proxy such as `http://host:8080`; the next one when one cannot be reached. Empty: only by kinds that we do not speak.
   */
  proxyFor(address: string): Promise<readonly string[]>;
  /** https and mailto only, parsed and re-serialised. */
  openLink(address: string): Promise<void>;
  /**
   * Asks the person where a document goes. `file`: one of the engine's own, on this machine, which the host moves away or removes; for what
   * is too long to be held. Faults: disk-full, disk-read-only.
   */
  saveFile(document: { name: string; type: string } & ({ content: string | Uint8Array } | { file: string })): Promise<SaveResult>;
  /** What draws pictures of mails here; null where nothing does: then `print` fails with `picture-unavailable`. */
  printer(): Promise<{ readonly kind: 'electron' | 'browser'; readonly name: string } | null>;
  /**
   * Draws one self-contained page of our own making as PDF (A4, text selectable, fonts embedded) and as PNG (all of it, `width` CSS pixels
   * wide), with scripts off and no network. `paperOnly`: the PNG is empty, for what has many pages. Faults: picture-unavailable,
   * picture-failed {reason}; it takes at most half a minute.
   */
  print(page: { html: string; width: number; paperOnly?: boolean }): Promise<{ readonly pdf: Uint8Array; readonly png: Uint8Array }>;
  /** Called with true when the machine sleeps or locks, false when it wakes. Returns unsubscribe. */
  onPower(listener: (away: boolean) => void): () => void;
}

// ── Mail server: one letter, one try ───────────────────────────────────────────────────────────────────────────────────────────────

/** How a mail server is signed in to. Tokens and passwords stand in the Host's secret store alone, and are handed in for one try. */
export type MailSignIn =
  | { readonly kind: 'none' }
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | {
      readonly kind: 'oauth2';
      readonly user: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly refreshToken: string;
      /** https address that answers access tokens. */
      readonly tokenAddress: string;
      /** Hears a new refresh token that takes the place of this one. */
      readonly renewed?: (refreshToken: string) => Promise<void>;
    };
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, or STARTTLS which the server must offer; in clear it never goes. */
  readonly security: 'implicit' | 'starttls';
  /** Further certificate authorities, PEM; '' for the system's and Node's own. */
  readonly authorities: string;
}
/** What one try came to. `answer`: the server's own words, verbatim. Only `not-sent` before DATA may be tried again, by a new click. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly answer: string }
  /** A definite no: the letter is not on its way. */
  | { readonly kind: 'refused'; readonly answer: string; readonly code: number }
  /** It never reached the server's DATA: unreachable, TLS refused, sign-in refused, 4xx before DATA. */
  | { readonly kind: 'not-sent'; readonly fault: FaultData; readonly answer: string }
  /** The connection ended after DATA began and before the server said what became of it. */
  | { readonly kind: 'perhaps-sent'; readonly fault: FaultData; readonly answer: string };
/** An AbortSignal, as far as the core needs to know one. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
export interface MailSender {
  /**
   * `raw` goes as it is, so its lines have to end in CR LF; `from` and `to` are the envelope's, one recipient. Never rejects but for
   * `cancelled` before anything was sent.
   */
  send(
    server: MailServer,
    signIn: MailSignIn,
    letter: { readonly from: string; readonly to: readonly string[]; readonly raw: Uint8Array },
    signal?: Cancellation,
  ): Promise<SendOutcome>;
  /** Connects, checks the certificate, signs in, and leaves: nothing is sent. Answers the server's greeting. Faults: mail-server-*. */
  test(server: MailServer, signIn: MailSignIn, signal?: Cancellation): Promise<{ readonly greeting: string }>;
}

// ── Store: asynchronous, one method per unit of work, no transaction callbacks ─────────────────────────────────────────────────────

export interface CustomerFilters {
  readonly frozen?: boolean;
  readonly association?: Association;
  readonly manager?: string;
  readonly verdict?: VerdictState;
  /** Only customers whose listing reading is older than this instant. */
  readonly seenBefore?: string;
  readonly resellerId?: string;
  readonly visibility?: Visibility;
}
export interface CustomerQuery {
  /**
   * Searches every field, folded (NFKC, case, diacritics): each space-separated word must occur in some field; words of three characters
   * or more anywhere in it, shorter Latin words at the beginning of a word, one and two Chinese (or other unspaced) characters anywhere.
   */
  readonly search: string;
  readonly filters: CustomerFilters;
  readonly sort: {
    readonly by: 'accountName' | 'name' | 'associatedOn' | 'lastSeenAt' | 'verdict' | 'manager';
    readonly descending: boolean;
  };
  readonly offset: number;
  readonly limit: number;
}
/** Where a customer stands by the disposable index of verdicts. */
export interface VerdictIndexRow {
  readonly customerId: string;
  /** Partner-initiated: can be submitted, can be agreed. */
  readonly submit: VerdictState;
  readonly agree: VerdictState;
  readonly violated: number;
  /** Ids of the violated rules, of both steps together; absent: none is told. */
  readonly rules?: readonly string[];
  readonly unknown: number;
  readonly computedAt: string;
  readonly validUntil: string | null;
  readonly packId: string;
}
export interface CustomerListRow {
  readonly customer: Customer;
  readonly verdict: VerdictIndexRow | null;
  readonly openCase: { readonly id: CaseId; readonly state: CaseState; readonly side: Side } | null;
}

/** Written together with what it reports, in the same transaction. */
export interface Witness {
  readonly log: readonly LogDraft[];
  readonly notices: readonly NoticeDraft[];
}

/**
 * A case as it is after an event, with everything the event writes; what a person wrote beside it meanwhile stays (`keepAnnotations`).
 * `quota`: a counted submission.
 */
export interface CaseWrite extends Witness {
  readonly case: Case;
  /** What the case must still be like (null: the case is new); else fault `case-forbids`, nothing written. */
  readonly expected: Partial<Case> | null;
  readonly event: CaseEvent;
  /** What the same statement says happened before it; written with it or not at all. */
  readonly earlier?: readonly CaseEvent[];
  readonly quota: QuotaEntry | null;
  /** The submission that a person had stated of this case does not count any more: the statement was wrong. */
  readonly uncount?: boolean;
  readonly visibility: { readonly customerId: CustomerId; readonly to: Visibility } | null;
}

export type CaseTab = 'partner' | 'customer' | 'administrator' | 'draft' | 'closed';
export interface CaseQuery {
  /** partner: waiting for us to decide; customer: waiting for the customer; draft includes needs-check and acts in flight. */
  readonly tab: CaseTab;
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}
export interface CaseListRow {
  readonly case: Case;
  readonly customer: Customer | null;
}

export interface LogFilters {
  readonly customerId?: string;
  readonly caseId?: string;
  readonly operation?: Operation;
  readonly result?: LogResult;
  readonly source?: LogSource;
  /** Who did it, as the entry names them: exactly this text. */
  readonly operator?: string;
  /** UTC instants, from inclusive, until exclusive. */
  readonly from?: string;
  readonly until?: string;
}
export interface LogQuery {
  /** Words as in CustomerQuery, over operation, detail and personal text. */
  readonly search: string;
  readonly filters: LogFilters;
  /** Entries before this sequence, newest first; null: from the end. */
  readonly before: number | null;
  /** So many of those are passed over, newest first; none when left out. */
  readonly skip?: number;
  readonly limit: number;
}
export interface LogRow {
  readonly entry: LogEntry;
  readonly hash: string;
  readonly customerId: string | null;
  /** Personal text; null when erased. */
  readonly personal: Readonly<Record<string, string>> | null;
  readonly erasedAt: string | null;
}
/** A sealed entry with what its digests are made of: what a proof holds. `personal` and `salts` are null when erased, and where there are none. */
export interface SealedRow {
  readonly entry: LogEntry;
  readonly hash: string;
  readonly personal: Readonly<Record<string, string>> | null;
  readonly salts: Readonly<Record<string, string>> | null;
  readonly erasedAt: string | null;
}
/**
 * Why an entry does not fit. missing: it is not there; unreadable: its bytes are no entry any more, or cannot be read; changed: its bytes are
 * not those that were sealed after the entry before; column: a column beside it says something else; personal: its personal text is not the
 * one that was digested, or was taken away without being erased; head: the entries fit, and the end of the chain that was noted does not.
 */
export type ChainBreak = 'missing' | 'unreadable' | 'changed' | 'column' | 'personal' | 'head';
export interface ChainCheck {
  /** Entries from the first on that are provably as they were sealed: all of them when it is sound. */
  readonly entries: number;
  readonly sound: boolean;
  /** Sequence of the first entry that does not fit. */
  readonly firstBroken: number | null;
  /** Hash of the last entry that is provable. */
  readonly head: string;
  readonly reason: ChainBreak | null;
  /** When the last provable entry says it was written; null when there is none. */
  readonly until: string | null;
}
/** `done` of `of` entries that the question leaves were handed over with this batch. */
export interface LogBatch {
  readonly rows: readonly LogRow[];
  readonly done: number;
  readonly of: number;
}
/** Whole lines of UTF-8 text; see docs/operation-log.md. */
export interface LogLines {
  readonly bytes: Uint8Array;
  readonly done: number;
  readonly of: number;
}

export interface SyncPageWrite extends Witness {
  readonly passId: string;
  readonly observedAt: string;
  readonly source: Fact['source'];
  readonly customers: readonly CustomerReading[];
  /** Kept with the page, so that the pass resumes exactly here; null: read outside of a pass, whose state stays as it is. */
  readonly state: SyncState | null;
  /** By customer id what the page does not say of it, though a reading has no word for that: no fact comes of it. */
  readonly unread?: ReadonlyMap<string, readonly ('association' | 'frozen')[]>;
}
/** What a page changed, decided inside the store's own transaction. Unchanged rows are not rewritten (only marked seen by the pass). */
export interface SyncPageOutcome {
  readonly joined: readonly CustomerId[];
  readonly returned: readonly CustomerId[];
  readonly changed: readonly { readonly customerId: CustomerId; readonly fields: readonly (keyof CustomerReading)[] }[];
  readonly unchanged: number;
}

/** A customer with its own facts and counted requests; facts about the partner are not in it. */
export interface Dossier {
  readonly customer: Customer;
  readonly facts: readonly Fact[];
  readonly quota: readonly QuotaEntry[];
}

/** What erasing one customer would take out of the store now, and what it would leave. */
export interface ErasureCount {
  /** Entries of the log with text about the customer: they stay in the chain, and their text goes. */
  readonly entries: number;
  /** When the first of its entries says it was written, UTC; null when there is none. */
  readonly firstEntryAt: string | null;
  readonly facts: number;
  readonly notices: number;
  /** Values kept under a key of the customer's: its stated address, notes, marks. */
  readonly values: number;
  readonly mails: number;
  readonly mailBytes: number;
  /** Of `mails`: those that wait to be sent, and those on their way. */
  readonly mailsWaiting: number;
  readonly mailsLeaving: number;
  /** These stay, under the pseudonym and without their texts. */
  readonly closedCases: number;
  readonly openCases: readonly CaseState[];
  /** These stay, under a digest. */
  readonly countedRequests: number;
}
/** Whose data ended long ago: not visible any more since, and no case was closed after. */
export interface EndedCustomer {
  readonly customerId: CustomerId;
  /** '' where no listing ever held it. */
  readonly accountName: string;
  /** UTC instant of what ended last, and which that was. */
  readonly endedAt: string;
  readonly last: 'case-closed' | 'not-visible';
}

/** Whose check it is: resolved inside the store, so that the ids of 100,000 customers never leave it. */
export type BatchChoice =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'query'; readonly search: string; readonly filters: CustomerFilters };
/** Milliseconds since 1970 between which a fact was observed to count as fresh, and by what a gateway's own check is known. */
export interface BatchBounds {
  readonly reading: { readonly after: number; readonly until: number };
  readonly stated: { readonly after: number; readonly until: number };
  readonly checkedKinds: readonly FactKind[];
}
export interface BatchListQuery {
  readonly batchId: string;
  readonly group: BatchGroup | null;
  /** Only rows in which something was refused. */
  readonly failedOnly: boolean;
  /** Only rows of which something became when requests were prepared. */
  readonly preparedOnly: boolean;
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}
/** So many judged customers of one manager with the same violated rules and the same questions. */
export interface BatchTally extends Pick<BatchRow, 'rules' | 'asks'> {
  readonly group: BatchGroup;
  readonly manager: string;
  readonly customers: number;
}

export interface Store extends OverviewReads {
  // customers
  customers(query: CustomerQuery): Promise<{ readonly total: number; readonly rows: readonly CustomerListRow[] }>;
  customer(id: string): Promise<Customer | null>;
  /** Ids of the customers with exactly these account names; names of nobody are left out. */
  customerIdsByAccountName(names: readonly string[]): Promise<ReadonlyMap<string, readonly CustomerId[]>>;
  customerFacets(): Promise<{
    readonly total: number;
    readonly managers: readonly string[];
    readonly resellers: readonly string[];
    readonly oldestSeenAt: string | null;
  }>;
  writeSyncPage(page: SyncPageWrite): Promise<SyncPageOutcome>;
  /** Ids of visible customers that the pass did not meet, at most `limit`, after `after`. */
  notMetByPass(passId: string, after: string, limit: number): Promise<readonly CustomerId[]>;
  writeVisibility(change: Witness & { readonly customerId: CustomerId; readonly to: Visibility }): Promise<void>;
  syncState(): Promise<SyncState>;
  writeSyncState(state: SyncState): Promise<void>;
  /** Indexes for search up to `limit` rows that a search has to read so far; false when there was none. */
  fillSearch(limit: number): Promise<boolean>;
  // facts and verdicts
  facts(subject: FactSubject): Promise<readonly Fact[]>;
  /** What judging needs of many customers at once, in no particular order; unknown ids are left out. */
  dossiers(ids: readonly string[]): Promise<readonly Dossier[]>;
  /** A later observation of the same subject and kind replaces the earlier one; an earlier one is ignored. */
  writeFacts(change: Witness & { readonly facts: readonly Fact[] }): Promise<void>;
  /** What was stated is known no more; the log keeps that it was. Fault not-found {what: fact} when it is not the one observed then. */
  withdrawFact(change: Witness & { readonly subject: FactSubject; readonly kind: FactKind; readonly observedAt: string }): Promise<void>;
  writeVerdicts(rows: readonly VerdictIndexRow[]): Promise<void>;
  /** Customers whose index row is missing, of another pack, or lapsed at `now`; at most `limit`. */
  verdictsDue(query: { readonly packId: string; readonly now: string; readonly limit: number }): Promise<readonly CustomerId[]>;
  // cases
  cases(
    query: CaseQuery,
  ): Promise<{ readonly total: number; readonly rows: readonly CaseListRow[]; readonly counts: Readonly<Record<CaseTab, number>> }>;
  case(id: string): Promise<{ readonly case: Case; readonly events: readonly CaseEvent[] } | null>;
  caseByRemoteId(remoteId: string): Promise<Case | null>;
  casesOf(customerId: string): Promise<readonly Case[]>;
  /** Everything not closed, oldest first. */
  openCases(): Promise<readonly Case[]>;
  writeCase(write: CaseWrite): Promise<void>;
  /** Note, draft of a reason, snooze, reminder: no transition, and nothing else is touched. Faults: not-found; case-forbids when `expected` no longer holds. */
  annotateCase(
    write: Witness & { readonly caseId: CaseId; readonly change: Partial<CaseAnnotations>; readonly expected: Partial<Case> },
  ): Promise<void>;
  quota(customerId: string): Promise<readonly QuotaEntry[]>;
  // log
  appendLog(drafts: readonly LogDraft[]): Promise<void>;
  log(query: LogQuery): Promise<{ readonly total: number; readonly rows: readonly LogRow[]; readonly newest: number }>;
  logEntry(sequence: number): Promise<LogRow | null>;
  /** How many newer entries words and filters leave beside this one: its place in the list, newest first; null when they do not leave it. */
  logPlace(query: Pick<LogQuery, 'search' | 'filters'>, sequence: number): Promise<number | null>;
  /** Entries per UTC day over the filtered log, oldest first. */
  logDays(query: Pick<LogQuery, 'search' | 'filters'>): Promise<readonly { readonly day: string; readonly count: number }[]>;
  /** Everybody whom some entry names as its operator, sorted; erased entries name nobody. */
  logOperators(): Promise<readonly string[]>;
  /**
   * Reads the whole chain, in a thread of its own over one snapshot; `progress` hears from time to time how many entries were read, and of how
   * many. Fault cancelled.
   */
  verifyLog(signal?: { readonly aborted: boolean }, progress?: (entries: number, of: number) => void): Promise<ChainCheck>;
  /**
   * Every entry that words and filters leave, oldest first, read like `verifyLog` from one snapshot: a batch ahead of who takes them, and no
   * further. Leaving it ends the reading. Faults while reading: cancelled, and those of the store.
   */
  exportLog(query: Pick<LogQuery, 'search' | 'filters'>, signal?: { readonly aborted: boolean }): Promise<AsyncIterableIterator<LogBatch>>;
  /** The same as lines of JSON, made in the thread: `sequence`, `hash`, `entry`, `salts`, `texts`, `erasedAt`. */
  exportLogLines(
    query: Pick<LogQuery, 'search' | 'filters'>,
    signal?: { readonly aborted: boolean },
  ): Promise<AsyncIterableIterator<LogLines>>;
  /**
   * The same as text that people and programs read, made in the thread: lines of a table (core/log/export-csv.ts), or lines of JSON as above.
   * `masked`: personal text as pages show it; lines of JSON then have no salts and no texts, and it stands in `masked`.
   */
  exportLogText(
    query: Pick<LogQuery, 'search' | 'filters'> & { readonly form: 'csv' | 'jsonl'; readonly masked: boolean },
    signal?: { readonly aborted: boolean },
  ): Promise<AsyncIterableIterator<LogLines>>;
  /** Entries after `after`, in the order of the chain, at most `limit`. */
  sealedLog(query: { readonly after: number; readonly limit: number }): Promise<readonly SealedRow[]>;
  /**
   * Personal text, salts, index rows and values of one customer go; the chain stays whole. The log drafts must hold a `customer-erased` of
   * this customer: what was erased without one counts as tampering. Faults: invalid-input, case-forbids {state} while a case is open.
   * `scrub` 'later': the file keeps copies in its free space until `scrub`, or until it is opened again; for many in a row.
   */
  eraseCustomer(change: Witness & { readonly customerId: string; readonly at: string; readonly scrub?: 'now' | 'later' }): Promise<void>;
  /** Takes what was erased out of the free space of the file too, where that is left to be done. */
  scrub(): Promise<void>;
  erasureCount(customerId: string): Promise<ErasureCount>;
  /** Customers that are not visible, without an open case, whose last end was at `until` (UTC) or before, but for `except`; oldest end first. */
  endedCustomers(query: {
    readonly until: string;
    readonly except: readonly string[];
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly total: number; readonly rows: readonly EndedCustomer[] }>;
  // mails: filed with their bytes, erased with their customer
  /**
   * New or changed. `raw`: the bytes, handed in once when it is new. `expected`: what it must still be like, else fault case-forbids. `also`:
   * mails that change with it, in one transaction.
   */
  writeMail(
    write: Witness & {
      readonly mail: MailRecord;
      readonly raw: Uint8Array | null;
      readonly expected: Partial<MailRecord> | null;
      readonly also?: readonly { readonly mail: MailRecord; readonly expected: Partial<MailRecord> }[];
    },
  ): Promise<void>;
  mail(id: string): Promise<MailRecord | null>;
  /** The bytes as they were filed; null when there is none, or erased. */
  mailBytes(id: string): Promise<Uint8Array | null>;
  /** Newest filed first; of those filed at one instant the greater id first. `before`: only what follows this one. */
  mails(query: {
    readonly customerId?: string;
    readonly caseId?: string;
    readonly states?: readonly MailState[];
    readonly before?: Pick<MailRecord, 'filedAt' | 'id'>;
    readonly limit: number;
  }): Promise<readonly MailRecord[]>;
  /** Every filed mail with one of these Message-IDs. */
  mailsByMessageId(messageIds: readonly string[]): Promise<readonly MailRecord[]>;
  // checks of many; rows go with their customer
  /** Newest first; at most one that is only planned, and one that was begun. */
  batches(): Promise<readonly Batch[]>;
  /** A planned check takes the place of another that was only planned. `total` is counted here. */
  beginBatch(batch: Batch, choice: BatchChoice): Promise<Batch>;
  /** One that runs takes the place of every other. */
  writeBatch(write: Witness & { readonly batch: Batch }): Promise<void>;
  dropBatch(batchId: string): Promise<void>;
  /** What is known of its customers after row `after`, of at most `limit` of them; `next` null: those were the last. */
  batchKnown(query: {
    readonly batchId: string;
    readonly pendingOnly: boolean;
    readonly after: number;
    readonly limit: number;
    readonly bounds: BatchBounds;
  }): Promise<{ readonly groups: readonly KnownGroup[]; readonly next: number | null }>;
  /** Whose turn it is, in the order of the rows. */
  batchNext(query: { readonly batchId: string; readonly what: 'check' | 'prepare'; readonly limit: number }): Promise<readonly BatchRow[]>;
  /** Rows of customers that were erased meanwhile are left out. */
  settleBatch(batchId: string, rows: readonly BatchRow[]): Promise<void>;
  batchCounts(batchId: string): Promise<BatchCounts>;
  batchRows(
    query: BatchListQuery,
  ): Promise<{ readonly total: number; readonly rows: readonly { readonly row: BatchRow; readonly customer: Customer }[] }>;
  batchTallies(batchId: string): Promise<readonly BatchTally[]>;
  /** 'again': failed rows wait once more. 'prepare': judged rows of the group without a draft wait for one. 'stop': those waiting for one do not. Answers how many. */
  markBatch(
    batchId: string,
    mark: { readonly kind: 'again' | 'stop' } | { readonly kind: 'prepare'; readonly group: BatchGroup },
  ): Promise<number>;
  // notices
  notices(query: {
    readonly unreadOnly: boolean;
    readonly before: number | null;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly Notice[]; readonly unread: number }>;
  noticesToShow(limit: number): Promise<readonly Notice[]>;
  markNoticesShown(ids: readonly number[], at: string): Promise<void>;
  /** `ids` null: all. */
  markNoticesRead(ids: readonly number[] | null, at: string): Promise<void>;
  // settings and marks, small JSON values by key; what is kept about one customer has a key of `customerValueKey`, and is erased with it
  value(key: string): Promise<unknown>;
  /** The values of this name (`customerValueKey`) that are not null, of every customer that has one, by customer id. */
  valuesNamed(name: string): Promise<readonly { readonly customerId: string; readonly value: unknown }[]>;
  writeValue(key: string, value: unknown, witness: Witness): Promise<void>;
  /** Log entries that concern customers or cases, are no quiet operation and newer than `sequence`: for *Since you were last here*. */
  newsSince(
    sequence: number,
    limit: number,
  ): Promise<{ readonly rows: readonly LogRow[]; readonly total: number; readonly newest: number }>;
  close(): Promise<void>;
}
