import type { CodePurpose, SandboxEvent, Side } from '../journal/event.ts';

type RequestState = 'pending' | 'disassociated' | 'rejected';
export type ActKind = 'submit' | 'approve' | 'reject';

/** One disassociation request, in either direction. Times are instants in UTC. */
export interface RequestEntry {
  readonly requestId: string;
  readonly customerId: string;
  readonly initiatedBy: Side;
  readonly reason: string;
  readonly submittedAt: string;
  readonly answerAt: string | null;
  state: RequestState;
  decidedAt: string | null;
  /** The number of the event that changed it last. */
  change: number;
  /** The key of the partner's own act on it. */
  actKey: string | null;
  resultText: string;
  /** Its script came to the answer and the check failed: it waits until somebody takes it up. */
  agreementFailed: boolean;
}

export interface CodeEntry {
  readonly codeId: string;
  readonly to: Side;
  readonly customerId: string;
  readonly purpose: CodePurpose;
  readonly code: string;
  readonly sentAt: string;
  readonly sentTo: string;
  readonly expiresAt: string;
  wrongTries: number;
  used: boolean;
}

export interface RecordEntry {
  readonly at: string;
  readonly operation: 'associate' | 'request' | 'agree' | 'approve' | 'reject' | 'disassociated';
  readonly initiatedBy: Side;
  readonly customerId: string;
  readonly operator: string;
  readonly reason: string;
  readonly result: string;
}

interface Act {
  readonly actKey: string;
  readonly kind: ActKind;
  readonly bodyHash: string;
  readonly requestId: string;
}

/** A customer that ended its association; `record` says whether a budget record DELETE tells so (facts 4.4). */
interface Leaving {
  readonly at: string;
  readonly operator: string;
  readonly record: boolean;
}

/** What is known of requests, codes, records and acts: the sum of the events so far. Only `ledger/apply.ts` writes it. */
export interface Ledger {
  change: number;
  readonly requests: Map<string, RequestEntry>;
  readonly byCustomer: Map<string, RequestEntry[]>;
  readonly pending: Set<RequestEntry>;
  readonly codes: CodeEntry[];
  readonly records: RecordEntry[];
  readonly acts: Map<string, Act>;
  readonly leavings: Map<string, Leaving>;
  arrivals: number;
  startedAt: string;
}

export function createLedger(): Ledger {
  return {
    change: 0,
    requests: new Map(),
    byCustomer: new Map(),
    pending: new Set(),
    codes: [],
    records: [],
    acts: new Map(),
    leavings: new Map(),
    arrivals: 0,
    startedAt: '',
  };
}

export function pendingOf(ledger: Ledger, customerId: string): RequestEntry | null {
  return ledger.byCustomer.get(customerId)?.find((request) => request.state === 'pending') ?? null;
}

export type EventOf<Kind extends SandboxEvent['kind']> = Extract<SandboxEvent, { kind: Kind }>;
