import { createRouterClient } from '@orpc/server';
import { type FirstAnswers, firstAnswersId, firstCustomers } from '../contract/first-answers.ts';
import type { Engine } from '../engine/compose.ts';

/** News tells of every change; what lapses by time alone is read anew after so long. Milliseconds. */
const KEPT = 60_000;

/** Answers at once while nothing was told since they were read; else reads them anew. `now` in milliseconds. */
export function createFirstAnswers(router: Engine['router'], now = () => performance.now()): () => Promise<FirstAnswers | null> {
  let kept: { readonly answers: FirstAnswers; readonly at: number } | null = null;
  return async () => {
    const revision = await revisionOf(router).catch(() => null);
    if (kept && kept.answers.revision === revision && now() - kept.at < KEPT) return kept.answers;
    const answers = await readFirstAnswers(router);
    kept = answers && { answers, at: now() };
    return answers;
  };
}

async function revisionOf(router: Engine['router']): Promise<number | null> {
  const news = await createRouterClient(router).desk.news();
  const begun = await news.next();
  await news.return?.();
  return begun.done ? null : begun.value.revision;
}

/** How long the document waits for them; a page that has to ask is better than one that does not come. Milliseconds. */
const PATIENCE = 150;

/**
 * Reads what the first page shows through the router itself, so that it is checked and masked as every answer is (R30).
 * Null when the engine is too busy, has no desk, or refuses: the page then asks by itself.
 */
export async function readFirstAnswers(router: Engine['router'], patience = PATIENCE): Promise<FirstAnswers | null> {
  const waiting = new AbortController();
  const late = new Promise<null>((resolve) => {
    const timer = setTimeout(() => resolve(null), patience);
    waiting.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    return await Promise.race([read(router), late]);
  } catch {
    return null;
  } finally {
    waiting.abort();
  }
}

async function read(router: Engine['router']): Promise<FirstAnswers | null> {
  const client = createRouterClient(router);
  // The revision first: what changes while the rest is read is then told to the page as a gap.
  const revision = await revisionOf(router);
  const app = await client.desk.app();
  const account = app.accounts[0]?.account;
  if (account === undefined || revision === null) return null;
  const [appearance, status, customers, facets] = await Promise.all([
    client.settings.appearance(),
    client.desk.status({ account }),
    client.customers.page({ account, ...firstCustomers }),
    client.customers.facets({ account }),
  ]);
  return { revision, app, appearance, status, customers, facets };
}

/** The answers as a data block: no script, so the policy allows it; every `<` is escaped, so that no name can end the block. */
export const dataBlock = (answers: FirstAnswers): string =>
  `<script type="application/json" id="${firstAnswersId}">${JSON.stringify(answers).replaceAll('<', '\\u003c')}</script>`;
