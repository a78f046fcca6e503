import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivered } from '../../../contract/define.ts';
import { finishDelivery } from '../../bridge/delivery.ts';
import { type DeskFault, faultOf } from '../../bridge/fault.ts';

interface Outcome {
  readonly words: string;
  /** Text that the clipboard refused: to be copied by hand. */
  readonly text: string | null;
  readonly fault: DeskFault | null;
}

/** Runs one delivery at a time and says in words where the document went. */
export function useDelivery(): {
  readonly busy: boolean;
  readonly outcome: Outcome | null;
  readonly deliver: (made: () => Promise<Delivered>) => void;
} {
  const { t } = useTranslation('requests');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const run = async (made: () => Promise<Delivered>) => {
    setBusy(true);
    try {
      const delivered = await made();
      const end = await finishDelivery(delivered);
      const kept = end === 'text-kept' && delivered.kind === 'text';
      setOutcome({
        words: kept ? t('delivered.textFailed') : t(`delivered.${end === 'text-kept' ? 'text' : end}`, { ...delivered }),
        text: kept ? `${delivered.subject}\n\n${delivered.body}` : null,
        fault: null,
      });
    } catch (error) {
      setOutcome({ words: '', text: null, fault: faultOf(error) });
    }
    setBusy(false);
  };
  return { busy, outcome, deliver: (made) => void run(made) };
}
