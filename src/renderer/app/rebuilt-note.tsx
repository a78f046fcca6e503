import { useQuery } from '@tanstack/react-query';
import { useBridge } from '../bridge/bridge.tsx';
import { useAccount } from '../bridge/desk.tsx';

/** A damaged database of this account was rebuilt, and nobody has said yet that they read what was lost. */
export function useRebuilt(): boolean {
  const { ask } = useBridge();
  const account = useAccount();
  return Boolean(useQuery(ask.housekeeping.state.queryOptions({ input: { account } })).data?.rebuilt);
}
