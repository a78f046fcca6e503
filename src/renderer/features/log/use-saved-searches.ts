import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LogSearch } from '../../../contract/log-searches.ts';
import type { LogFilters } from '../../../core/ports.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';

/** The kept searches of this account, and what can be done with them; each answer is the list as it is then. */
export function useSavedSearches() {
  const { ask } = useBridge();
  const account = useAccount();
  const client = useQueryClient();
  const list = ask.logSearches.list.queryOptions({ input: { account } });
  const onSuccess = (answer: { rows: LogSearch[] }) => client.setQueryData(list.queryKey, answer);
  const keep = useMutation({ ...ask.logSearches.keep.mutationOptions(), onSuccess });
  const remove = useMutation({ ...ask.logSearches.remove.mutationOptions(), onSuccess });
  return {
    kept: useQuery(list).data?.rows ?? [],
    error: keep.error ?? remove.error,
    keep: (kept: LogSearch) => keep.mutateAsync({ account, kept }),
    remove: (id: string) => remove.mutateAsync({ account, id }),
  };
}

const plain = (search: string, filters: LogFilters) =>
  JSON.stringify([search, Object.entries(filters).sort(([one], [other]) => (one < other ? -1 : 1))]);

/** True when both ask the log the same. */
export const sameSearch = (one: Pick<LogSearch, 'search' | 'filters'>, search: string, filters: LogFilters): boolean =>
  plain(one.search, one.filters as LogFilters) === plain(search, filters);
