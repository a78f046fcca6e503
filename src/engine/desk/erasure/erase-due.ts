import type { DueProgress, DueRow } from '../../../contract/erasure.ts';
import { Fault, type FaultCode } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';
import { administrator } from './administrator.ts';
import { eraseOne, tellErased } from './erase.ts';
import { knownCustomer } from './preview.ts';
import { dueList, readRetention } from './retention.ts';

/** Rows of one answer. */
const LONGEST_LIST = 300;
/** As many as a desk can have. */
const EVERYBODY = 2_000_000;

export interface DueErasing {
  readonly until: string;
  /** Of the list that the person confirmed. */
  readonly count: number;
  readonly reason: string;
}

/**
 * Erases everybody on the list that a person confirmed, each in a transaction of its own; the file is cleaned once, at the end. Whoever stops it,
 * or kills it, finds the rest on the list again. Faults: see the contract.
 */
export async function eraseDue(desk: Desk, given: DueErasing, tell: (at: DueProgress) => void, stop: AbortSignal): Promise<DueProgress> {
  await administrator(desk);
  if (given.reason.trim() === '') throw new Fault('invalid-input', { field: 'reason', reason: 'missing' });
  const retention = await readRetention(desk);
  if (retention.kind === 'for-ever') throw new Fault('invalid-input', { field: 'count' });
  const { total, rows: due } = await dueList(desk, { offset: 0, limit: EVERYBODY, until: given.until });
  const now = await dueList(desk, { offset: 0, limit: 1 });
  // A later end than what is due now was never on a list.
  if (total !== given.count || now.until === null || Date.parse(given.until) > Date.parse(now.until))
    throw new Fault('invalid-input', { field: 'count' });
  const rows: DueRow[] = [];
  try {
    for (const { customerId, accountName } of due) {
      if (stop.aborted) break;
      tell({ kind: 'erasing', done: rows.length, of: due.length });
      rows.push({ customerId, accountName, fault: await eraseDueOne(desk, customerId, given.reason, retention.years) });
      if (rows.length % 20 === 0) tellErased(desk, null);
      await breathe();
    }
  } finally {
    tell({ kind: 'cleaning', done: rows.length, of: due.length });
    await breathe();
    await desk.store.scrub();
    tellErased(desk, null);
  }
  const refused = rows.filter(({ fault }) => fault !== null);
  return {
    kind: 'ended',
    outcome: rows.length < due.length ? 'cancelled' : 'finished',
    of: due.length,
    erased: rows.length - refused.length,
    refused: refused.length,
    rows: [...refused, ...rows.filter(({ fault }) => fault === null)].slice(0, LONGEST_LIST),
  };
}

/** Null when it is erased, else why not. What stops everybody, such as a full disk, is thrown. */
async function eraseDueOne(desk: Desk, customerId: DueRow['customerId'], reason: string, years: number): Promise<DueRow['fault']> {
  try {
    const customer = await knownCustomer(desk, customerId);
    // It may have come back since the list was made.
    const now = (await desk.store.customer(customerId))?.visibility;
    if (now === 'visible' || now === 'missing-from-listing') throw new Fault('not-allowed-here', { reason: 'visible-again' });
    await eraseOne(desk, customer, { reason, retention: years, scrub: 'later' });
    return null;
  } catch (error) {
    if (error instanceof Fault && ofOneCustomer.has(error.code)) return error.data;
    throw error;
  }
}

const ofOneCustomer: ReadonlySet<FaultCode> = new Set(['not-found', 'not-allowed-here', 'legal-hold', 'case-forbids', 'invalid-input']);

/** Lets questions be answered, and a cancelling arrive. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
