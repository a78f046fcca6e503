import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { OpenProgress, RestoreShown } from '../../../contract/housekeeping.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { type DeskFault, faultOf } from '../../bridge/fault.ts';
import { inParts } from '../../bridge/parts.ts';
import { useStream } from './use-stream.ts';

/** Where a backup that the person chose stands on its way in. */
export interface Taken {
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly restoreId: string | null;
  readonly fault: DeskFault | null;
}

export function useRestore() {
  const { client } = useBridge();
  const account = useAccount();
  const [taken, setTaken] = useState<Taken | null>(null);
  const sending = useRef<AbortController | null>(null);
  const held = useRef<string | null>(null);
  const opening = useStream<OpenProgress, RestoreShown>(({ shown }) => shown);
  const letGo = () => {
    sending.current?.abort();
    const restoreId = held.current;
    held.current = null;
    if (restoreId !== null) client.housekeeping.discard({ account, restoreId }).catch(() => {});
  };
  const leave = useRef(letGo);
  leave.current = letGo;
  useEffect(() => () => leave.current(), []);
  const take = async (file: File) => {
    letGo();
    opening.clear();
    const controller = new AbortController();
    sending.current = controller;
    const base = { name: file.name, size: file.size, fault: null };
    setTaken({ ...base, sent: 0, restoreId: null });
    try {
      const { restoreId } = await client.housekeeping.beginRestore({ account, size: Math.max(1, file.size) });
      held.current = restoreId;
      const hand = (part: { readonly offset: number; readonly content: string }) =>
        client.housekeeping.part({ account, restoreId, ...part });
      await inParts(file, hand, { signal: controller.signal, sent: (sent) => setTaken({ ...base, sent, restoreId: null }) });
      setTaken({ ...base, sent: file.size, restoreId });
    } catch (error) {
      if (!controller.signal.aborted) setTaken({ ...base, sent: 0, restoreId: null, fault: faultOf(error) });
    }
  };
  const restore = useMutation({
    mutationFn: async (typedName: string) => {
      if (taken?.restoreId == null) throw new Error('nothing is opened');
      const restored = await client.housekeeping.restore({ account, restoreId: taken.restoreId, typedName });
      held.current = null;
      return restored;
    },
  });
  return {
    taken,
    opening,
    restore,
    take: (file: File) => void take(file),
    open: (passphrase: string) => {
      const restoreId = taken?.restoreId;
      if (restoreId) opening.run((signal) => client.housekeeping.openBackup({ account, restoreId, passphrase }, { signal }));
    },
    giveUp: () => {
      letGo();
      setTaken(null);
      opening.clear();
    },
  };
}
