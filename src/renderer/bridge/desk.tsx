import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { App, DeskStatus } from '../../contract/desk.ts';
import type { AccountId } from '../../core/account/account.ts';
import { useBridge } from './bridge.tsx';

const AccountContext = createContext<AccountId | null>(null);

/** Everything below asks the desk of this partner account. */
export function AccountProvider(props: { readonly account: AccountId; readonly children: ReactNode }): ReactNode {
  return <AccountContext value={props.account}>{props.children}</AccountContext>;
}

/** The partner account whose desk is shown: part of every desk question. */
export function useAccount(): AccountId {
  const account = useContext(AccountContext);
  if (!account) throw new Error('useAccount outside AccountProvider');
  return account;
}

export function useApp(): UseQueryResult<App> {
  const { ask } = useBridge();
  return useQuery(ask.desk.app.queryOptions()) as UseQueryResult<App>;
}

/** Reach, sync, role, operator and counts of the desk that is shown. */
export function useStatus(): UseQueryResult<DeskStatus> {
  const { ask } = useBridge();
  const account = useAccount();
  return useQuery(ask.desk.status.queryOptions({ input: { account } })) as UseQueryResult<DeskStatus>;
}

/** True when acts and readings have to be refused because the partner cannot be reached. */
export function useOffline(): boolean {
  return useStatus().data?.reach.state === 'offline';
}
