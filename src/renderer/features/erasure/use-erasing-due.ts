import { useEffect, useRef, useState } from 'react';
import type { DueProgress } from '../../../contract/erasure.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';

export type Ended = Extract<DueProgress, { readonly kind: 'ended' }>;
export type ErasingDue =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly at: Exclude<DueProgress, { readonly kind: 'ended' }> | null }
  | { readonly kind: 'ended'; readonly result: Ended }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Erases everybody on a list that was confirmed. Stopping ends it after the customer at hand and tells what was done; leaving the page ends it, too. */
export function useErasingDue(): {
  readonly erasing: ErasingDue;
  readonly start: (given: { readonly until: string; readonly count: number; readonly reason: string }) => void;
  readonly stop: () => void;
} {
  const { client } = useBridge();
  const account = useAccount();
  const [erasing, setErasing] = useState<ErasingDue>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = async (given: { readonly until: string; readonly count: number; readonly reason: string }) => {
    const controller = new AbortController();
    running.current = controller;
    setErasing({ kind: 'running', at: null });
    try {
      for await (const at of await client.erasure.eraseDue({ account, ...given }, { signal: controller.signal }))
        setErasing(at.kind === 'ended' ? { kind: 'ended', result: at } : { kind: 'running', at });
    } catch (error) {
      if (!controller.signal.aborted) setErasing({ kind: 'failed', error });
    }
  };
  return {
    erasing,
    start: (given) => void run(given),
    stop: () => void client.erasure.stopDue({ account }).catch((error: unknown) => setErasing({ kind: 'failed', error })),
  };
}
