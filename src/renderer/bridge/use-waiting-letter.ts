import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MailLine } from '../../contract/mails.ts';
import type { MailId } from '../../core/mail/mail.ts';
import { useBridge } from './bridge.tsx';
import { useAccount } from './desk.tsx';
import { faultOf } from './fault.ts';

/** What a person may do with a letter that waits. Each sending is one click for one sending; none repeats itself. */
export function useWaitingLetter(mailId: MailId, hear: { readonly sent?: (mail: MailLine) => void; readonly discarded?: () => void } = {}) {
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const changed = () =>
    Promise.all([ask.outbox.key(), ask.mails.key(), ask.consent.draft.key()].map((queryKey) => cache.invalidateQueries({ queryKey })));
  const send = useMutation({
    ...ask.outbox.sendNow.mutationOptions(),
    onSuccess: ({ mail }) => hear.sent?.(mail),
    onSettled: changed,
  });
  const discard = useMutation({ ...ask.outbox.discard.mutationOptions(), onSuccess: () => hear.discarded?.(), onSettled: changed });
  const settle = useMutation({ ...ask.outbox.settle.mutationOptions(), onSuccess: changed });
  const failed = send.error ?? discard.error;
  return {
    sending: send.isPending,
    discarding: discard.isPending,
    settling: settle.isPending,
    fault: failed ? faultOf(failed) : null,
    settleFault: settle.error ? faultOf(settle.error) : null,
    /** `again`: the person knows that the customer may get it twice. Answers once it is known what it came to. */
    send: (again: boolean): Promise<void> => settled(send.mutateAsync({ account, mailId, again })),
    discard: (): Promise<void> => settled(discard.mutateAsync({ account, mailId })),
    /** True once it is recorded. */
    settle: (became: 'sent' | 'not-sent', note: string): Promise<boolean> =>
      settle.mutateAsync({ account, mailId, became, note }).then(
        () => true,
        () => false,
      ),
  };
}

/** What failed stands in `fault`. */
const settled = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    () => undefined,
  );
