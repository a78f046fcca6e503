import type { CustomerRow } from '../../../contract/customers.ts';

/** What the address of the list says; the card beside it shares it. */
export interface ListSearch {
  readonly q?: string;
  readonly frozen?: boolean;
  readonly stale?: boolean;
  readonly manager?: string;
  readonly reseller?: string;
  readonly association?: CustomerRow['association'];
  readonly verdict?: 'allowed' | 'blocked' | 'unknown';
  readonly visibility?: CustomerRow['visibility'];
  readonly sort?: SortKey;
  readonly descending?: boolean;
}
export type SortKey = 'accountName' | 'name' | 'associatedOn' | 'lastSeenAt' | 'verdict' | 'manager';

/** One line for the engine: control characters out (a pasted tab or line end becomes a space), at most 120 characters. */
export const oneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 120);

/** The address as a question to the engine, without the page of rows. */
export function questionOf(search: ListSearch) {
  const { frozen, stale, manager, reseller, association, verdict, visibility } = search;
  return {
    search: oneLine(search.q ?? ''),
    filters: {
      ...(frozen === undefined ? {} : { frozen }),
      ...(stale === undefined ? {} : { stale }),
      ...(manager === undefined ? {} : { manager }),
      ...(reseller === undefined ? {} : { resellerId: reseller }),
      ...(association === undefined ? {} : { association }),
      ...(verdict === undefined ? {} : { verdict }),
      ...(visibility === undefined ? {} : { visibility }),
    },
    sort: { by: search.sort ?? ('accountName' as const), descending: search.descending ?? false },
  };
}

/** True when the address narrows the list. */
export const narrowed = (search: ListSearch): boolean => {
  const question = questionOf(search);
  return question.search !== '' || Object.keys(question.filters).length > 0;
};
