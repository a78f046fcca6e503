import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CaseId } from '../../../core/case/case.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';

/** Milliseconds of quiet after which the reason is kept. */
const quiet = 500;

/** The reason as it is typed, kept as a draft in the engine: leaving the page loses nothing. */
export function useReasonDraft(caseId: CaseId, kept: string) {
  const { ask } = useBridge();
  const account = useAccount();
  const [reason, setReason] = useState(kept);
  const save = useMutation(ask.requests.saveReason.mutationOptions());
  const { mutateAsync } = save;
  const latest = useRef({ typed: kept, saved: kept });
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const keep = useRef(async () => {});
  keep.current = async () => {
    const { typed, saved } = latest.current;
    if (typed === saved) return;
    latest.current = { typed, saved: typed };
    sending.current = mutateAsync({ account, caseId, reason: typed });
    await sending.current;
  };
  // What cannot be kept is said by `state`.
  const keepQuietly = useRef(() => void keep.current().catch(() => undefined));
  // biome-ignore lint/correctness/useExhaustiveDependencies: every letter begins the quiet anew
  useEffect(() => {
    const timer = setTimeout(keepQuietly.current, quiet);
    return () => clearTimeout(timer);
  }, [reason]);
  useEffect(() => keepQuietly.current, []);
  // The page may open on what was cached before the last draft was kept: until a person types here, the newer one is shown.
  const touched = useRef(false);
  useEffect(() => {
    if (touched.current || kept === latest.current.saved) return;
    latest.current = { typed: kept, saved: kept };
    setReason(kept);
  }, [kept]);
  const type = (typed: string) => {
    touched.current = true;
    latest.current.typed = typed;
    setReason(typed);
  };
  const state = save.isPending ? 'saving' : save.isError ? 'failed' : save.isSuccess ? 'kept' : 'none';
  /** Before an act that reads the reason from the engine: what was typed a moment ago is kept first. */
  const keepNow = async () => {
    await sending.current.catch(() => undefined);
    await keep.current();
  };
  return { reason, setReason: type, keepNow, state } as const;
}
