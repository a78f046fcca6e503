import type { News as NewsItem, Topic } from '../../contract/desk.ts';
import type { AccountId } from '../../core/account/account.ts';

type Change = NewsItem['topics'][number];

/** How long tells are gathered before listeners hear of them: at most four items of news a second. */
export const GATHER_MILLISECONDS = 250;

/**
 * Tells which thing changed, never how. Tells within a quarter of a second are one item of news; `revision` counts the items, so that a
 * listener too slow to take one sees a gap in the next and asks everything again.
 */
export interface News {
  tell(topic: Topic, account: AccountId | null, id?: string | null): void;
  readonly revision: number;
  /** Begins at once with the current revision and no topics; ends when `signal` aborts or the hub closes. Leaving the loop frees it. */
  listen(signal?: AbortSignal): AsyncGenerator<NewsItem, void, void>;
  readonly listeners: number;
  close(): void;
}

/** One listener: what it has not taken yet, and how to wake it. */
interface Ear {
  readonly waiting: Map<string, Change>;
  wake: () => void;
}

/** `onAudience`: called with the number of listeners whenever it changes. */
export function createNews(onAudience: (listeners: number) => void = () => {}): News {
  const ears = new Set<Ear>();
  const gathered = new Map<string, Change>();
  let revision = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let closed = false;

  const spread = () => {
    timer = null;
    revision += 1;
    for (const ear of ears) {
      for (const [key, change] of gathered) ear.waiting.set(key, change);
      ear.wake();
    }
    gathered.clear();
  };

  async function* listen(signal?: AbortSignal): AsyncGenerator<NewsItem, void, void> {
    const ear: Ear = { waiting: new Map(), wake: () => {} };
    const stopped = () => closed || (signal?.aborted ?? false);
    const onAbort = () => ear.wake();
    ears.add(ear);
    onAudience(ears.size);
    signal?.addEventListener('abort', onAbort);
    try {
      yield { revision, topics: [] };
      while (!stopped()) {
        if (ear.waiting.size > 0) {
          const topics = [...ear.waiting.values()];
          ear.waiting.clear();
          yield { revision, topics };
          continue;
        }
        await new Promise<void>((resolve) => {
          ear.wake = resolve;
        });
      }
    } finally {
      ears.delete(ear);
      onAudience(ears.size);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  return {
    tell(topic, account, id = null) {
      if (closed) return;
      gathered.set(JSON.stringify([topic, account, id]), { topic, account, id });
      timer ??= setTimeout(spread, GATHER_MILLISECONDS);
    },
    get revision() {
      return revision;
    },
    get listeners() {
      return ears.size;
    },
    listen,
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
      for (const ear of ears) ear.wake();
    },
  };
}
