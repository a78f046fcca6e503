import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivered } from '../../../contract/define.ts';
import { finishDelivery } from '../../bridge/delivery.ts';
import { type DeskFault, faultOf } from '../../bridge/fault.ts';
import { copyLetter } from './copy-letter.ts';

/** Hands one document out at a time and says in words where it went; `text`: what the clipboard refused. */
export function useHandOut() {
  const { t } = useTranslation('consent');
  const [busy, setBusy] = useState(false);
  const [words, setWords] = useState('');
  const [text, setText] = useState<string | null>(null);
  const [fault, setFault] = useState<DeskFault | null>(null);
  const handOut = async (make: () => Promise<Delivered>, rich = false): Promise<void> => {
    setBusy(true);
    setFault(null);
    setWords('');
    setText(null);
    try {
      const delivered = await make();
      if (delivered.kind === 'text') {
        const copied = await copyLetter(delivered, rich);
        setWords(t(copied ? (rich ? 'delivered.richText' : 'delivered.text') : 'delivered.textFailed'));
        if (!copied) setText(`${delivered.subject}\n\n${delivered.body}`);
      } else setWords(t(`delivered.${await finishDelivery(delivered)}`, { ...delivered }));
    } catch (error) {
      setFault(faultOf(error));
    }
    setBusy(false);
  };
  return { busy, words, text, fault, handOut } as const;
}
