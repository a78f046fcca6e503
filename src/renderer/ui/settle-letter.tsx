import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { FaultLine } from './fault-panel.tsx';
import { TextField } from './field.tsx';

export interface Settling {
  readonly settling: boolean;
  readonly settleFault: Parameters<typeof FaultLine>[0]['fault'] | null;
  readonly settle: (became: 'sent' | 'not-sent', note: string) => Promise<boolean>;
}

/** A person found out what became of a letter that was perhaps sent, and says how: recorded as stated, not verified. */
export function SettleLetter(props: {
  readonly became: 'sent' | 'not-sent' | null;
  readonly acts: Settling;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { became, acts, onClose } = props;
  const [note, setNote] = useState('');
  const shown = became ?? 'sent';
  const record = async () => {
    if (await acts.settle(shown, note.trim())) onClose();
  };
  return (
    <Dialog
      open={became !== null}
      onClose={onClose}
      title={t(`settle.${shown}.title`)}
      description={t(`settle.${shown}.body`)}
      actions={
        <>
          <Button onClick={onClose}>{t('settle.back')}</Button>
          <Button look="primary" busy={acts.settling} onClick={() => void record()}>
            {t(`settle.${shown}.confirm`)}
          </Button>
        </>
      }
    >
      <TextField
        label={t('settle.note')}
        help={t('settle.noteHelp')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {acts.settleFault ? <FaultLine fault={acts.settleFault} /> : null}
    </Dialog>
  );
}
