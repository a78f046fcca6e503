import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CaseId } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';

export function useRequest(caseId: CaseId) {
  const { ask } = useBridge();
  const account = useAccount();
  // Facts stated on another page change the checks: they are asked for anew whenever the page opens.
  return useQuery(ask.requests.get.queryOptions({ input: { account, caseId }, refetchOnMount: 'always' }));
}

/** What it will do to the customer stands on the customer's card, cited. */
export function useConsequences(customerId: CustomerId | undefined) {
  const { ask } = useBridge();
  const account = useAccount();
  return useQuery(
    ask.customers.card.queryOptions({
      input: { account, customerId: customerId ?? ('' as CustomerId) },
      enabled: customerId !== undefined,
      select: (card) => card.consequences,
    }),
  );
}

/** Reads again what can be read: by itself once when a page opens on which an act may follow, and on request. */
export function useRecheck(customerId: CustomerId | undefined, byItself: boolean) {
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  // Still running until the new verdicts are here, so that an old one never stands as the answer.
  const recheck = useMutation(
    ask.customers.recheck.mutationOptions({ onSettled: () => cache.invalidateQueries({ queryKey: ask.requests.get.key() }) }),
  );
  const done = useRef<string | null>(null);
  const { mutate } = recheck;
  useEffect(() => {
    if (customerId === undefined || !byItself || done.current === customerId) return;
    done.current = customerId;
    mutate({ account, customerId });
  }, [account, byItself, customerId, mutate]);
  return {
    running: recheck.isPending,
    checkedAt: recheck.data?.checkedAt ?? null,
    error: recheck.error,
    again: () => {
      if (customerId !== undefined) mutate({ account, customerId });
    },
  };
}
