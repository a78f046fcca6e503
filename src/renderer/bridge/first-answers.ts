import type { QueryClient } from '@tanstack/react-query';
import { type FirstAnswers, firstAnswersId, firstCustomers } from '../../contract/first-answers.ts';
import type { Questions } from './bridge.tsx';

/** The answers that the shell put into this document; null where it did not, or where they cannot be read: then they are asked for. */
export function readFirstAnswers(from: Document): FirstAnswers | null {
  const block = from.getElementById(firstAnswersId);
  try {
    return block === null ? null : (JSON.parse(block.textContent) as FirstAnswers);
  } catch {
    return null;
  }
}

/** Takes them as if they had been asked for: they stay true until the engine tells otherwise. */
export function takeFirstAnswers(answers: FirstAnswers, queryClient: QueryClient, ask: Questions): void {
  const { account } = answers.status;
  queryClient.setQueryData(ask.desk.app.queryKey(), answers.app);
  queryClient.setQueryData(ask.settings.appearance.queryKey(), answers.appearance);
  queryClient.setQueryData(ask.desk.status.queryKey({ input: { account } }), answers.status);
  queryClient.setQueryData(ask.customers.page.queryKey({ input: { account, ...firstCustomers } }), answers.customers);
  queryClient.setQueryData(ask.customers.facets.queryKey({ input: { account } }), answers.facets);
}
