import { useQuery } from '@tanstack/react-query';
import type { MailServerState } from '../../../contract/mail-server.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';

/** The partner's own mail server; null where none is set up, undefined while nobody knows. */
export function useMailServer(): MailServerState | null | undefined {
  const { ask } = useBridge();
  const account = useAccount();
  return useQuery(ask.mailServer.get.queryOptions({ input: { account } })).data;
}
