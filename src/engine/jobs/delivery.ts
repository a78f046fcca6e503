import type { Notice } from '../../core/notice/notice.ts';
import type { Clock, Host, Store } from '../../core/ports.ts';
import { gathered, type NoticeWords } from './gathered.ts';
import { createLoop, type Loop } from './loop.ts';
import type { Tell } from './tell.ts';
import type { Timer } from './timer.ts';

export interface DeliveryOptions {
  readonly store: Pick<Store, 'noticesToShow' | 'markNoticesShown'>;
  readonly host: Pick<Host, 'notify'>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly tell: Tell;
  readonly words: NoticeWords;
  readonly failed?: (error: unknown) => void;
}

const atOnce = 200;
const later = 60_000;

/**
 * Hands notices to the desktop, at least once: they are marked shown only after the desktop took them, and a repeat has the same tag, so
 * that it replaces. Nothing is ever decided from a notice. `wake()` whenever notices were written, and when a page begins to listen.
 */
export function createDelivery({ store, host, clock, timer, tell, words, failed }: DeliveryOptions): Loop {
  /** False when the page has to show them. */
  const deliver = async (notices: readonly Notice[]): Promise<boolean> => {
    for (const { ids, ...notice } of gathered(notices, words)) {
      if ((await host.notify(notice)) === 'page') return false;
      await store.markNoticesShown(ids, clock.now());
    }
    return true;
  };

  const turn = async (): Promise<number | null> => {
    try {
      const notices = await store.noticesToShow(atOnce);
      // The page shows them itself and says which it showed; never both. One that begins to listen wakes this again.
      const taken = await deliver(notices);
      if (!taken) tell('show-notice');
      return taken && notices.length === atOnce ? 0 : null;
    } catch (error) {
      failed?.(error);
      return later;
    }
  };
  return createLoop({ timer, turn, broken: (error) => failed?.(error) });
}
