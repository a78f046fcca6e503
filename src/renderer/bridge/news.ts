import type { QueryClient } from '@tanstack/react-query';
import type { News } from '../../contract/desk.ts';
import type { Questions } from './bridge.tsx';
import type { DeskClient } from './client.ts';
import { askAgain, questionsAbout } from './topics.ts';

export type EngineState = 'connecting' | 'here' | 'gone';

export interface NewsOptions {
  readonly client: DeskClient;
  readonly ask: Questions;
  readonly queryClient: QueryClient;
  /** The engine came or went. */
  readonly onEngine: (state: EngineState) => void;
  /** A notice waits for the page, or the shell asks to open an address (`/requests/ID`). */
  readonly onTold: (told: News['topics'][number]) => void;
  /** The revision that answers taken without asking stand for. */
  readonly since?: number | undefined;
  /** Tells when waiting for the next try is a waste: a new engine is there. Answers how to stop hearing. */
  readonly onChance?: ((again: () => void) => () => void) | undefined;
  readonly signal: AbortSignal;
}

const waits = [250, 500, 1_000, 2_000, 5_000] as const;

/**
 * Listens for as long as the page lives. After a lost connection, and after any gap in the revision, every question is asked again; else
 * only those that the news is about.
 */
export async function listen(options: NewsOptions): Promise<void> {
  const { client, ask, queryClient, since, signal } = options;
  let tries = 0;
  // Whatever was asked before may have been answered with a fault, or by an engine that is gone.
  let askedInVain = false;
  while (!signal.aborted) {
    try {
      const news = await client.desk.news(undefined, { signal });
      let revision: number | undefined;
      for await (const told of news) {
        if (revision === undefined) {
          options.onEngine('here');
          tries = 0;
          if (askedInVain || (since !== undefined && told.revision !== since)) await queryClient.invalidateQueries();
          askedInVain = false;
        } else if (told.revision !== revision + 1) {
          await queryClient.invalidateQueries();
        } else {
          await askAgain(
            queryClient,
            told.topics.flatMap((topic) => questionsAbout(ask, topic)),
          );
        }
        revision = told.revision;
        for (const topic of told.topics) options.onTold(topic);
      }
    } catch {
      // The stream ends with an error when the engine goes; the loop is what brings it back.
    }
    if (signal.aborted) return;
    askedInVain = true;
    options.onEngine('gone');
    await pause(waits[Math.min(tries, waits.length - 1)] ?? 5_000, signal, options.onChance);
    tries += 1;
  }
}

function pause(milliseconds: number, signal: AbortSignal, onChance: NewsOptions['onChance']): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe?.();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    const unsubscribe = onChance?.(end);
    signal.addEventListener('abort', end);
  });
}
