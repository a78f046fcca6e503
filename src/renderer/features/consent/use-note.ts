import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';

/** The covering note as it is typed: kept when one leaves it, and taken back to what was kept before. */
export function useNote(customerId: CustomerId, kept: string) {
  const { ask } = useBridge();
  const account = useAccount();
  const [note, setNote] = useState(kept);
  const [before, setBefore] = useState<string | null>(null);
  const save = useMutation(ask.consent.setNote.mutationOptions());
  const { mutateAsync } = save;
  const latest = useRef({ typed: kept, saved: kept });
  const touched = useRef(false);
  const keep = useRef(async () => {});
  keep.current = async () => {
    const { typed, saved } = latest.current;
    if (typed === saved) return;
    latest.current = { typed, saved: typed };
    try {
      await mutateAsync({ account, customerId, note: typed });
      setBefore(saved);
    } catch {
      // What could not be kept is said by `state`, and tried again when one leaves the next time.
      latest.current = { ...latest.current, saved };
    }
  };
  const keepNow = useRef(() => void keep.current());
  // Leaving the page is leaving the note.
  useEffect(() => keepNow.current, []);
  // Somebody else's newer note is shown until a person types here.
  useEffect(() => {
    if (touched.current || kept === latest.current.saved) return;
    latest.current = { typed: kept, saved: kept };
    setNote(kept);
  }, [kept]);
  const type = (typed: string) => {
    touched.current = true;
    latest.current.typed = typed;
    setNote(typed);
  };
  const undo = () => {
    if (before === null) return;
    type(before);
    keepNow.current();
  };
  const state = save.isPending
    ? 'saving'
    : note !== latest.current.saved
      ? save.isError
        ? 'failed'
        : 'typing'
      : save.isSuccess
        ? 'kept'
        : 'none';
  return { note, type, leave: keepNow.current, undo: before === null ? null : undo, state, error: save.error } as const;
}
