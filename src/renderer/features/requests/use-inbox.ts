import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CaseRow, Tab } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';

const perPage = 50;

/** One inbox tab, asked for a page at a time around the rows in sight; the first page is always asked, for it carries the counts. */
export function useInbox(tab: Tab, search: string) {
  const { ask } = useBridge();
  const account = useAccount();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const firstPage = Math.floor(range.first / perPage);
  const lastPage = Math.floor(range.last / perPage);
  const wanted = [...new Set([0, ...Array.from({ length: lastPage - firstPage + 1 }, (_, step) => firstPage + step)])];
  const answers = useQueries({
    queries: wanted.map((page) =>
      ask.requests.inbox.queryOptions({
        input: { account, tab, search, offset: page * perPage, limit: perPage },
        // Another tab's rows must never stand under this one, not for a moment; its counts may.
        placeholderData: (last) => last && { ...last, total: last.counts[tab] ?? 0, rows: [] },
      }),
    ),
  });
  const head = answers[0];
  const rowAt = (index: number): CaseRow | undefined => {
    const answer = answers[wanted.indexOf(Math.floor(index / perPage))];
    return answer?.data?.rows[index % perPage];
  };
  const onRange = useCallback((first: number, last: number) => {
    setRange((before) => (before.first === first && before.last === last ? before : { first, last }));
  }, []);
  return { head, total: head?.data?.total ?? 0, counts: head?.data?.counts, rowAt, onRange };
}
