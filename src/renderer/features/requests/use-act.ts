import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ActKey, CaseId, CaseState } from '../../../core/case/case.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { type DeskFault, faultOf } from '../../bridge/fault.ts';
import type { Act, ActForm } from './act-form.ts';

export interface ActResult {
  readonly act: Act;
  readonly state: CaseState;
}

/**
 * Sends one confirmed act once. The key is minted here, when the person confirms, and never used again: another try is another confirmation
 * with another key.
 */
export function useAct(caseId: CaseId, onResult: (result: ActResult) => void) {
  const { client } = useBridge();
  const account = useAccount();
  const [sending, setSending] = useState<Act | null>(null);
  const answered = useRef(false);
  const mutation = useMutation({
    mutationFn: async (confirmed: {
      readonly act: Act;
      readonly form: ActForm;
      readonly codeNeeded: boolean;
      readonly passQuota: boolean;
    }) => {
      const { act, form } = confirmed;
      const given = {
        account,
        caseId,
        actKey: crypto.randomUUID() as ActKey,
        typedAccountName: form.typedName,
        understood: form.understood,
        code: confirmed.codeNeeded ? form.code : null,
        passUndocumentedReason: form.passUndocumented.trim() === '' ? null : form.passUndocumented,
      };
      return act === 'submit'
        ? client.requests.submit({ ...given, reason: form.reason, passQuotaReason: confirmed.passQuota ? form.passQuota : null })
        : client.requests.decide({ ...given, decision: act });
    },
    onMutate: ({ act }) => {
      answered.current = false;
      setSending(act);
    },
    onSuccess: ({ state }, { act }) => {
      answered.current = true;
      onResult({ act, state });
    },
    onSettled: () => setSending(null),
  });
  const fault: DeskFault | null = mutation.error ? faultOf(mutation.error) : null;
  /** True once the act that was confirmed last has its result. */
  const isAnswered = () => answered.current;
  return { send: mutation.mutate, sending, fault, forget: mutation.reset, isAnswered };
}
