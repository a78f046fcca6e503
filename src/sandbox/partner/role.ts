import type { CustomerChange } from './customer.ts';

/** A request that lies before the sandbox's first start. Days count back from that start. */
export interface PastRequest {
  readonly initiatedBy: 'partner' | 'customer';
  readonly daysBefore: number;
  readonly rejectedDaysBefore: number | null;
  readonly reason: string;
}

/** A hand-written customer at the front of the listing: tests, stories and learners rely on it by its account name. */
export interface Role {
  readonly accountName: string;
  /** What a learner will find, in a sentence. */
  readonly story: string;
  readonly traits?: CustomerChange;
  readonly past?: readonly PastRequest[];
  /** Asks to leave by itself, so many seconds after the sandbox's first start. */
  readonly asksAfterSeconds?: number;
}

/** The other side rejected it two days later. */
export const rejected = (initiatedBy: 'partner' | 'customer', daysBefore: number, reason: string): PastRequest => ({
  initiatedBy,
  daysBefore,
  rejectedDaysBefore: daysBefore - 2,
  reason,
});
/** The customer's, still open at the first start. */
export const pending = (daysBefore: number, reason: string): PastRequest => ({
  initiatedBy: 'customer',
  daysBefore,
  rejectedDaysBefore: null,
  reason,
});
