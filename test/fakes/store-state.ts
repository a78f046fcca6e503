import type { Case, CaseEvent } from '../../src/core/case/case.ts';
import type { Customer } from '../../src/core/customer/customer.ts';
import type { Fact, FactSource } from '../../src/core/fact/fact.ts';
import { Fault } from '../../src/core/fault.ts';
import type { LogEntry } from '../../src/core/log/entry.ts';
import type { MailRecord } from '../../src/core/mail/mail.ts';
import type { Notice } from '../../src/core/notice/notice.ts';
import type { Clock, VerdictIndexRow, Witness } from '../../src/core/ports.ts';
import type { QuotaEntry } from '../../src/core/quota/quota.ts';
import type { SyncState } from '../../src/core/sync/sync.ts';

export interface FakeCustomer {
  readonly customer: Customer;
  readonly pass: string;
  readonly source: FactSource;
  readonly visibilityAt: string;
  /** Kinds of facts that the last listing did not say. */
  readonly unread: readonly string[];
}
export interface FakeLogRow {
  readonly entry: LogEntry;
  readonly hash: string;
  readonly personal: Readonly<Record<string, string>> | null;
  readonly salts: Readonly<Record<string, string>> | null;
  readonly erasedAt: string | null;
}

/** Everything the fake store holds; every change replaces values, so that a shallow copy is a way back. */
export interface FakeState {
  customers: ReadonlyMap<string, FakeCustomer>;
  facts: ReadonlyMap<string, Fact>;
  verdicts: ReadonlyMap<string, VerdictIndexRow>;
  cases: ReadonlyMap<string, { readonly case: Case; readonly events: readonly CaseEvent[] }>;
  quota: readonly QuotaEntry[];
  log: readonly FakeLogRow[];
  subjects: ReadonlyMap<string, string>;
  notices: readonly Notice[];
  lastNotice: number;
  values: ReadonlyMap<string, string>;
  mails: ReadonlyMap<string, { readonly mail: MailRecord; readonly raw: Uint8Array }>;
  sync: SyncState;
}

export const emptyState = (): FakeState => ({
  customers: new Map(),
  facts: new Map(),
  verdicts: new Map(),
  cases: new Map(),
  quota: [],
  log: [],
  subjects: new Map(),
  notices: [],
  lastNotice: 0,
  values: new Map(),
  mails: new Map(),
  sync: { phase: 'idle', progress: null, lastCompleteAt: null, missing: 0 },
});

export interface FakeContext {
  readonly state: FakeState;
  readonly now: Clock['now'];
  readonly chain: string;
  /** Runs a unit of work wholly or not at all. */
  write<Result>(work: () => Result): Result;
  witness(witness: Witness): void;
}

/** Fault: invalid-input. */
export function milliseconds(instant: string): number {
  const found = Date.parse(instant);
  if (Number.isNaN(found)) throw new Fault('invalid-input', { instant });
  return found;
}

export const withEntry = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> =>
  new Map([...map, [key, value]]);
export const without = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> =>
  new Map([...map].filter(([other]) => other !== key));
