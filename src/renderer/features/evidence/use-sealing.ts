import { useEffect, useRef, useState } from 'react';
import type { EvidenceProgress } from '../../../contract/evidence.ts';
import type { CaseId } from '../../../core/case/case.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { type DeskFault, faultOf } from '../../bridge/fault.ts';
import { type DeliveryEnd, deliveryEnd } from '../../bridge/use-delivery.ts';

export type Sealing =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly at: EvidenceProgress | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'sealed'; readonly sha256: string; readonly files: number; readonly end: DeliveryEnd }
  | { readonly kind: 'failed'; readonly fault: DeskFault };

/** One sealing at a time. Leaving the stream cancels it in the engine: by the button, and by leaving the page. */
export function useSealing(caseId: CaseId): {
  readonly sealing: Sealing;
  readonly start: (pictures: boolean) => void;
  readonly stop: () => void;
} {
  const { client } = useBridge();
  const account = useAccount();
  const [sealing, setSealing] = useState<Sealing>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = async (pictures: boolean) => {
    const controller = new AbortController();
    running.current = controller;
    setSealing({ kind: 'running', at: null });
    try {
      const steps = await client.evidence.seal({ account, caseId, pictures }, { signal: controller.signal });
      for await (const at of steps) {
        if (controller.signal.aborted) break;
        if (at.step === 'done' && at.delivered && at.sha256) {
          setSealing({ kind: 'sealed', sha256: at.sha256, files: at.files ?? 0, end: await deliveryEnd(at.delivered) });
          return;
        }
        setSealing({ kind: 'running', at });
      }
      setSealing({ kind: 'cancelled' });
    } catch (error) {
      const fault = faultOf(error);
      setSealing(controller.signal.aborted || fault.code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', fault });
    }
  };
  return {
    sealing,
    start: (pictures) => void run(pictures),
    stop: () => {
      running.current?.abort();
      setSealing({ kind: 'cancelled' });
    },
  };
}
