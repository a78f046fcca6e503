import { useMutation } from '@tanstack/react-query';
import { useBridge } from '../../bridge/bridge.tsx';
import type { DeskClient } from '../../bridge/client.ts';
import { useAccount } from '../../bridge/desk.tsx';

type Act = 'start' | 'pause' | 'resume' | 'cancel' | 'askAgain' | 'discard' | 'stopPreparing';

/** What a person does with one check: each by name, one at a time. */
export function useAct(batchId: string) {
  const { client } = useBridge();
  const account = useAccount();
  return useMutation({
    mutationFn: (act: Act) => (client.checkMany[act] as DeskClient['checkMany']['pause'])({ account, batchId }),
  });
}

/** A plan for everybody. */
export function usePlanAll() {
  const { client } = useBridge();
  const account = useAccount();
  return useMutation({ mutationFn: (again: boolean) => client.checkMany.plan({ account, selection: { kind: 'everybody' }, again }) });
}
