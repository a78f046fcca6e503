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
  const { mutate } = save;
  const latest = useRef({ typed: kept, saved: kept });
  const keep = useRef(() => {});
  keep.current = () => {
    const { typed, saved } = latest.current;
    if (typed === saved) return;
    latest.current = { typed, saved: typed };
    mutate({ account, caseId, reason: typed });
  };
  useEffect(() => {
    latest.current.typed = reason;
    const timer = setTimeout(() => keep.current(), quiet);
    return () => clearTimeout(timer);
  }, [reason]);
  useEffect(() => () => keep.current(), []);
  // The page may open on what was cached before the last draft was kept: until a person types here, the newer one is shown.
  const touched = useRef(false);
  useEffect(() => {
    if (touched.current || kept === latest.current.saved) return;
    latest.current = { typed: kept, saved: kept };
    setReason(kept);
  }, [kept]);
  const type = (typed: string) => {
    touched.current = true;
    setReason(typed);
  };
  const state = save.isPending ? 'saving' : save.isError ? 'failed' : save.isSuccess ? 'kept' : 'none';
  return { reason, setReason: type, state } as const;
}
