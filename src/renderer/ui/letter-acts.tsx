import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { AlertDialog } from './dialog.tsx';
import { SettleLetter, type Settling } from './settle-letter.tsx';

interface Acts extends Settling {
  readonly sending: boolean;
  readonly discarding: boolean;
  readonly send: (again: boolean) => Promise<void>;
  readonly discard: () => Promise<void>;
}

/** The buttons of a letter that waits, with the question before each act that cannot be taken back. Wherever it waits, they say the same. */
export function LetterActs(props: {
  readonly state: string;
  /** Masked. */
  readonly to: string;
  readonly canSend: boolean;
  readonly acts: Acts;
  readonly beside?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { acts, canSend, to } = props;
  const [asking, setAsking] = useState<'again' | 'discard' | 'sent' | 'not-sent' | null>(null);
  const close = () => setAsking(null);
  if (props.state === 'sending') return null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {props.state === 'perhaps-sent' ? (
          <>
            <Button onClick={() => setAsking('sent')}>{t('acts.wasSent')}</Button>
            <Button onClick={() => setAsking('not-sent')}>{t('acts.wasNotSent')}</Button>
            <Button look="quiet" disabled={!canSend} busy={acts.sending} onClick={() => setAsking('again')}>
              {t('acts.sendAgain')}
            </Button>
          </>
        ) : (
          <>
            <Button disabled={!canSend} busy={acts.sending} onClick={() => void acts.send(false)}>
              {t(acts.sending ? 'acts.sending' : 'acts.sendNow')}
            </Button>
            <Button look="quiet" busy={acts.discarding} onClick={() => setAsking('discard')}>
              {t('acts.giveUp')}
            </Button>
          </>
        )}
        {props.beside}
      </div>
      <AlertDialog
        danger
        open={asking === 'again'}
        onClose={close}
        title={t('acts.againTitle')}
        description={t('acts.againBody')}
        confirm={t('acts.againConfirm', { to })}
        busy={acts.sending}
        onConfirm={() => void acts.send(true).then(close)}
      />
      <AlertDialog
        open={asking === 'discard'}
        onClose={close}
        title={t('acts.giveUpTitle')}
        description={t('acts.giveUpBody')}
        confirm={t('acts.giveUp')}
        busy={acts.discarding}
        onConfirm={() => void acts.discard().then(close)}
      />
      <SettleLetter became={asking === 'sent' || asking === 'not-sent' ? asking : null} acts={acts} onClose={close} />
    </>
  );
}
