import type { CaseId } from '../../../core/case/case.ts';
import type { AssociationGateway, Clock, Host, Store } from '../../../core/ports.ts';
import type { Tell } from '../tell.ts';
import type { Timer } from '../timer.ts';

export interface PollerOptions {
  readonly store: Store;
  /** Null where a connection cannot act: then only reminders and snoozes are looked after. */
  readonly gateway: AssociationGateway | null;
  /** Whether the gateway lists requests at all; yes when left out. An older one may not. */
  readonly listens?: () => Promise<boolean>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly tell: Tell;
  /** How what the gateway says is marked. */
  readonly sourceName: 'api' | 'simulated';
  readonly newCaseId: (now: string) => CaseId;
  /** No polling while the machine sleeps or is locked. */
  readonly onPower?: Host['onPower'];
  /** After everything was read that was there before this desk first looked, and before the cursor passes it. */
  readonly begun?: () => Promise<void>;
  readonly failed?: (error: unknown) => void;
}
