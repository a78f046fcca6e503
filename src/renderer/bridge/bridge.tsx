import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { DeskClient } from './client.ts';

/**
 * The contract as TanStack Query options: `useQuery(ask.customers.card.queryOptions({ input }))`. An interface, as the compiler writes a named one
 * out by its name only.
 */
export interface Questions extends RouterUtils<DeskClient> {}

export const questionsOf = (client: DeskClient): Questions => createTanstackQueryUtils(client);

interface Bridge {
  /** Plain calls: for acts. */
  readonly client: DeskClient;
  /** Query and mutation options: for everything shown. */
  readonly ask: Questions;
}

const BridgeContext = createContext<Bridge | null>(null);

/** What the engine said stays true until it tells otherwise: nothing goes stale by itself, nothing is asked again by itself. */
export function createQueryClient(): QueryClient {
  const quiet = { networkMode: 'always', retry: false } as const;
  return new QueryClient({
    defaultOptions: {
      queries: { ...quiet, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: quiet,
    },
  });
}

export function BridgeProvider(props: {
  readonly client: DeskClient;
  readonly queryClient: QueryClient;
  readonly children: ReactNode;
}): ReactNode {
  const bridge = useMemo(() => ({ client: props.client, ask: questionsOf(props.client) }), [props.client]);
  return (
    <BridgeContext value={bridge}>
      <QueryClientProvider client={props.queryClient}>{props.children}</QueryClientProvider>
    </BridgeContext>
  );
}

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (!bridge) throw new Error('useBridge outside BridgeProvider');
  return bridge;
}
