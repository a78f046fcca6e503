import type { FaultCode } from '../../../core/fault.ts';

/** Refusals of one customer: its row says so, and the check goes on with the next. Everything else is about the connection, and waits. */
const aboutCustomer: ReadonlySet<FaultCode> = new Set([
  'forbidden',
  'not-this-partners-customer',
  'refused-by-partner-center',
  'malformed-answer',
  'capability-missing',
  'not-found',
  'invalid-input',
]);
export const isAboutCustomer = (code: FaultCode): boolean => aboutCustomer.has(code);

/** After these the connection is there, and yet the same customer may fail every time: a few tries are enough. */
const perhapsAboutCustomer: ReadonlySet<FaultCode> = new Set(['timeout', 'server-failed']);
export const TRIES = 4;
export const isPerhapsAboutCustomer = (code: FaultCode): boolean => perhapsAboutCustomer.has(code);

/** Milliseconds to wait after so many failures in a row: as long as the site asks for, else 2 s to a minute. */
export function waitAfter(failed: number, retryAfter: unknown): number {
  if (typeof retryAfter === 'number' && retryAfter > 0) return Math.min(retryAfter, 10 * 60_000);
  return Math.min(60_000, 1_000 * 2 ** failed);
}
