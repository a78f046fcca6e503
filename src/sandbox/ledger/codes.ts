import { randomInt, randomUUID } from 'node:crypto';
import { instant } from '../instant.ts';
import type { CodePurpose, Side } from '../journal/event.ts';
import type { Simulation } from '../simulation.ts';
import type { CodeEntry } from './ledger.ts';

const VALID_MS = 10 * 60_000;
const WRONG_TRIES = 5;

/** What became of a typed code: taken (with its id, to be used up by the act), or why not. */
export type CodeTrial =
  | { readonly kind: 'taken'; readonly codeId: string }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'used' };

/** Sends a code of six digits, valid for ten minutes, for one customer and purpose (R17). The mailbox of the play page shows it. */
export function sendCode(simulation: Simulation, to: Side, customerId: string, purpose: CodePurpose, sentTo: string): CodeEntry {
  const codeId = randomUUID();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const expiresAt = instant(simulation.clock.now() + VALID_MS);
  simulation.record({ kind: 'code_sent', codeId, to, customerId, purpose, code, sentTo, expiresAt });
  const sent = simulation.ledger.codes.find((entry) => entry.codeId === codeId);
  if (sent === undefined) throw new Error('The code that was just recorded is not in the ledger.');
  return sent;
}

/** Judges a typed code against the newest one sent for this customer and purpose; a wrong try is journaled, the fifth voids the code. */
export function tryCode(simulation: Simulation, to: Side, customerId: string, purpose: CodePurpose, typed: string): CodeTrial {
  const sent = simulation.ledger.codes.filter((entry) => entry.to === to && entry.customerId === customerId && entry.purpose === purpose);
  const newest = sent.at(-1);
  if (newest === undefined) return { kind: 'wrong', triesLeft: 0 };
  if (newest.used) return sent.some((entry) => entry.used && entry.code === typed) ? { kind: 'used' } : { kind: 'wrong', triesLeft: 0 };
  if (newest.wrongTries >= WRONG_TRIES) return { kind: 'wrong', triesLeft: 0 };
  if (newest.code !== typed) {
    simulation.record({ kind: 'code_wrong', codeId: newest.codeId });
    return { kind: 'wrong', triesLeft: WRONG_TRIES - newest.wrongTries };
  }
  if (Date.parse(newest.expiresAt) <= simulation.clock.now()) return { kind: 'expired' };
  return { kind: 'taken', codeId: newest.codeId };
}
