import { keepPreviousData } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Period } from '../../../core/overview/period.ts';
import { useAccount } from '../../bridge/desk.tsx';

export interface OverviewSearch {
  readonly period?: Period;
  readonly manager?: string;
  readonly reseller?: string;
}

/** What the address asks: whose customers, and which period. */
export function useQuestion() {
  const account = useAccount();
  const { period = '12-months', manager, reseller }: OverviewSearch = useSearch({ from: '/overview' });
  const whose = { ...(manager === undefined ? {} : { manager }), ...(reseller === undefined ? {} : { reseller }) };
  return { account, period, whose };
}

/** Ages and dates go on by themselves: whoever comes back is shown them as of now, with the last answer until then. */
export const asOfNow = { staleTime: 60_000, refetchOnMount: 'always', placeholderData: keepPreviousData } as const;
