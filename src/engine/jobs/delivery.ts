import type { Notice } from '../../core/notice/notice.ts';
import type { Clock, Host, Store } from '../../core/ports.ts';
import { createLoop, type Loop } from './loop.ts';
import type { Tell } from './tell.ts';
import type { Timer } from './timer.ts';

/** A notice in words: what the desktop shows, and the page that a click opens. */
export interface Worded {
  readonly title: string;
  readonly body: string;
  readonly open: string;
}

export interface DeliveryOptions {
  readonly store: Pick<Store, 'noticesToShow' | 'markNoticesShown' | 'notices'>;
  readonly host: Pick<Host, 'notify' | 'badge'>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly tell: Tell;
  readonly words: {
    one(notice: Notice): Worded;
    /** A burst told as one. */
    many(notices: readonly Notice[]): Worded;
  };
  readonly failed?: (error: unknown) => void;
}

/** More than this at once is one notice: a desktop buried in notices is read by nobody. */
const burst = 3;
const atOnce = 200;
const later = 60_000;
/** One stable tag: a later burst takes the place of an earlier one. */
const burstTag = 'burst';

/**
 * Hands notices to the desktop, at least once: they are marked shown only after the desktop took them, and a repeat has the same tag, so
 * that it replaces. Nothing is ever decided from a notice. `wake()` whenever notices were written or read.
 */
export function createDelivery({ store, host, clock, timer, tell, words, failed }: DeliveryOptions): Loop {
  const handOver = async (notices: readonly Notice[], notice: Worded & { readonly tag: string }): Promise<boolean> => {
    if ((await host.notify(notice)) === 'page') return false;
    await store.markNoticesShown(
      notices.map(({ id }) => id),
      clock.now(),
    );
    return true;
  };
  /** False when the page has to show them. */
  const deliver = async (notices: readonly Notice[]): Promise<boolean> => {
    if (notices.length > burst) return handOver(notices, { tag: burstTag, ...words.many(notices) });
    for (const notice of notices) if (!(await handOver([notice], { tag: notice.tag, ...words.one(notice) }))) return false;
    return true;
  };

  const turn = async (): Promise<number | null> => {
    try {
      const notices = await store.noticesToShow(atOnce);
      // The page shows them itself and says so by taking them; never both.
      const taken = await deliver(notices);
      if (!taken) tell('show-notice');
      await host.badge((await store.notices({ unreadOnly: true, before: null, limit: 1 })).unread);
      return taken && notices.length === atOnce ? 0 : null;
    } catch (error) {
      failed?.(error);
      return later;
    }
  };
  return createLoop({ timer, turn, broken: (error) => failed?.(error) });
}
