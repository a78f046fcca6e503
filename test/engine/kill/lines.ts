import type { AccountId } from '../../../src/core/account/account.ts';
import type { SandboxReady } from '../sandbox-process.ts';

/** What the engine process is given on its command line, as JSON. */
export interface Job {
  readonly profile: string;
  readonly account: AccountId;
  readonly partner: SandboxReady;
  /** Customers to ask the other side to disassociate, in this order. */
  readonly targets: readonly string[];
  readonly seed: number;
}

/** What was acknowledged to the person at the desk: none of it may be lost. */
export type Acknowledged =
  | { readonly what: 'prepared'; readonly customerId: string; readonly caseId: string }
  | { readonly what: 'checked'; readonly customerId: string }
  | { readonly what: 'stated'; readonly customerId: string; readonly fact: string; readonly note: string }
  | { readonly what: 'noted'; readonly caseId: string; readonly note: string }
  | { readonly what: 'sent'; readonly caseId: string; readonly actKey: string; readonly state: string }
  | { readonly what: 'settled'; readonly caseId: string; readonly state: string };

/** Which question to the other side: an act, one page of the listing, a look for changes, or anything else. */
export type CallKind = 'act' | 'page' | 'poll' | 'other';

/** One line of the engine process. */
export type Line =
  | { readonly line: 'ready' }
  | { readonly line: 'acknowledged'; readonly of: Acknowledged }
  | { readonly line: 'refused'; readonly what: string; readonly code: string }
  /** Something that no person may ever meet. */
  | { readonly line: 'broken'; readonly what: string; readonly error: string }
  | { readonly line: 'asked'; readonly call: number; readonly kind: CallKind; readonly actKey: string | null }
  | { readonly line: 'answered'; readonly call: number; readonly kind: CallKind }
  | { readonly line: 'notified'; readonly tag: string };

export function say(line: Line): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
