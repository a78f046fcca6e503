import { useEffect, useRef, useState } from 'react';
import type { LogExportInput, LogExportProgress } from '../../../contract/log-files.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { type DeskFault, faultOf } from '../../bridge/fault.ts';
import { type DeliveryEnd, deliveryEnd } from '../../bridge/use-delivery.ts';

export type Exporting =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly at: LogExportProgress | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-saved' }
  | { readonly kind: 'exported'; readonly entries: number; readonly bytes: number; readonly sha256: string; readonly end: DeliveryEnd }
  | { readonly kind: 'failed'; readonly fault: DeskFault };

/** One export at a time. Leaving the stream cancels it in the engine: by the button, and by leaving the page. */
export function useExport() {
  const { client } = useBridge();
  const account = useAccount();
  const [exporting, setExporting] = useState<Exporting>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = async (asked: LogExportInput) => {
    const controller = new AbortController();
    running.current = controller;
    setExporting({ kind: 'running', at: null });
    try {
      for await (const at of await client.logFiles.export({ account, ...asked }, { signal: controller.signal })) {
        if (controller.signal.aborted) break;
        setExporting(at.step === 'done' ? await ended(at) : { kind: 'running', at });
        if (at.step === 'done') return;
      }
      setExporting({ kind: 'cancelled' });
    } catch (error) {
      const fault = faultOf(error);
      setExporting(controller.signal.aborted || fault.code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', fault });
    }
  };
  return {
    exporting,
    start: (asked: LogExportInput) => void run(asked),
    stop: () => {
      running.current?.abort();
      setExporting({ kind: 'cancelled' });
    },
    again: () => setExporting({ kind: 'none' }),
  };
}

async function ended({ delivered, entries, bytes, sha256 }: LogExportProgress): Promise<Exporting> {
  if (delivered === null || delivered.kind === 'cancelled' || sha256 === null) return { kind: 'not-saved' };
  return { kind: 'exported', entries: entries ?? 0, bytes: bytes ?? 0, sha256, end: await deliveryEnd(delivered) };
}
