import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from './index.ts';

type Answers = InferContractRouterOutputs<Contract>;

/** What a shell may put into the page's own document, so that the first page asks nothing: answers of one desk, none older than `revision` of the news. */
export interface FirstAnswers {
  readonly revision: number;
  readonly app: Answers['desk']['app'];
  readonly appearance: Answers['settings']['appearance'];
  readonly status: Answers['desk']['status'];
  /** Of the list of customers as it stands without a search: see `firstCustomers`. */
  readonly customers: Answers['customers']['page'];
  readonly facets: Answers['customers']['facets'];
}

/** The id of the data block that holds them. */
export const firstAnswersId = 'first-answers';

/** The first page of customers, as the list asks it. */
export const firstCustomers = {
  search: '',
  filters: {},
  sort: { by: 'accountName', descending: false },
  offset: 0,
  limit: 100,
} as const;
