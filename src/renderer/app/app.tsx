import { CSPProvider } from '@base-ui/react/csp-provider';
import type { QueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import type { AccountId } from '../../core/account/account.ts';
import { BridgeProvider, useBridge } from '../bridge/bridge.tsx';
import type { DeskClient } from '../bridge/client.ts';
import { AccountProvider, useApp } from '../bridge/desk.tsx';
import { faultOf } from '../bridge/fault.ts';
import { listen } from '../bridge/news.ts';
import { openAccount, useShownAccount } from '../bridge/open-account.ts';
import { useShellWord } from '../bridge/shell-word.ts';
import { listenToKeys } from '../ui/commands.ts';
import { FaultPanel } from '../ui/fault-panel.tsx';
import { Loading } from '../ui/states.tsx';
import { ToastPlace } from '../ui/toast.tsx';
import { TooltipPlace } from '../ui/tooltip-place.tsx';
import { followHistory } from './account-history.ts';
import { showNotices } from './desktop-notices.ts';
import { useEngine } from './engine.ts';
import { EngineDown, useDown } from './engine-down.tsx';
import type { DeskRouter } from './router.tsx';
import { wear } from './theme.ts';

interface AppProps {
  readonly client: DeskClient;
  readonly queryClient: QueryClient;
  readonly router: DeskRouter;
  /** The revision of the news for which `queryClient` was filled before. */
  readonly since?: number | undefined;
}

/** The whole page: the bridge, the desk of one account, the router. */
export function App(props: AppProps): ReactNode {
  return (
    <CSPProvider disableStyleElements>
      <BridgeProvider client={props.client} queryClient={props.queryClient}>
        <Boot {...props} />
        <ToastPlace />
        <TooltipPlace />
      </BridgeProvider>
    </CSPProvider>
  );
}

function Boot({ client, queryClient, router, since }: AppProps): ReactNode {
  const { ask } = useBridge();
  const app = useApp();
  const account = useShownAccount(app.data?.accounts);
  const appearance = useQuery(ask.settings.appearance.queryOptions()).data;
  useEffect(() => {
    if (appearance) wear(appearance);
  }, [appearance]);
  useEffect(() => listenToKeys(), []);
  useEffect(() => {
    const leaving = new AbortController();
    const open = (path: string, about?: AccountId | null) => {
      if (about) openAccount(about);
      router.history.push(path);
    };
    void listen({
      client,
      ask,
      queryClient,
      since,
      signal: leaving.signal,
      onChance: (again) => useShellWord.subscribe(({ word }) => word?.kind === 'running' && again()),
      onEngine: (state) => useEngine.setState({ state }),
      onTold: ({ topic, id, account: about }) => {
        if (topic === 'open' && id?.startsWith('/')) open(id, about);
        if (topic === 'show-notice' && about) showNotices(client, about, (path) => open(path, about)).catch(() => undefined);
      },
    });
    return () => leaving.abort();
  }, [client, ask, queryClient, router, since]);

  useEffect(() => (account ? followHistory(router.history, account) : undefined), [router, account]);

  const down = useDown();
  if (account) {
    return (
      // Nothing of one account is left on the page of another.
      <AccountProvider key={account} account={account}>
        <RouterProvider router={router} />
      </AccountProvider>
    );
  }
  return (
    <main className="mx-auto max-w-140 p-10">
      {down ? (
        <EngineDown down={down} />
      ) : app.error ? (
        <FaultPanel fault={faultOf(app.error)} onRetry={() => void app.refetch()} />
      ) : (
        <Loading />
      )}
    </main>
  );
}
