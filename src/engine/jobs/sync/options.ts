import type { PartnerType } from '../../../core/account/account.ts';
import type { Clock, PartnerCenter, Store } from '../../../core/ports.ts';
import type { Tell } from '../tell.ts';
import type { Timer } from '../timer.ts';
import type { ErasedAmong } from './page-news.ts';

export interface SyncOptions {
  readonly store: Store;
  readonly partnerCenter: PartnerCenter;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly tell: Tell;
  /** How its readings are marked. */
  readonly sourceName: 'api' | 'simulated';
  /** A distributor lists its resellers' customers after its own. */
  readonly partnerType: PartnerType;
  /** A digest of the access key; after a change of key nothing is concluded until a person confirms. */
  readonly keyFingerprint?: string;
  /** Which customers were erased at this desk before; without it a customer that comes back is new like any other. */
  readonly erasedAmong?: ErasedAmong;
  /** Milliseconds between two passes. */
  readonly every?: number;
  /** Hears every fault that ended a pass early. */
  readonly failed?: (error: unknown) => void;
  /** Ids of passes; must be unique for ever. */
  readonly newPassId?: () => string;
}

/** Passes through when a person or the engine has stopped the job; nothing is lost, the progress stands with the last page. */
export class Halted extends Error {}

/** Throws Halted once the job is to stop. */
export type CheckHalted = () => void;

export const pageSize = 100;
