import { useMutation } from '@tanstack/react-query';
import { Eraser } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasureOutcome, ErasurePreview } from '../../../contract/erasure.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { Obstacles } from './obstacles.tsx';
import { Refused } from './refused.tsx';

/** The act: a reason, the name typed, and one button that says what it does to whom. */
export function ActPart(props: { readonly preview: ErasurePreview; readonly onDone: (outcome: ErasureOutcome) => void }): ReactNode {
  const { t } = useTranslation('erasure');
  const { ask } = useBridge();
  const account = useAccount();
  const { preview } = props;
  const { customerId } = preview;
  const named = preview.accountName.trim() !== '';
  const name = named ? preview.accountName.trim() : customerId;
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const erase = useMutation({
    ...ask.erasure.erase.mutationOptions(),
    gcTime: 0,
    onSuccess: (outcome) => props.onDone(outcome),
  });
  const matches = typed.trim() === name;
  const reasoned = reason.trim() !== '';
  const act = () => {
    setTried(true);
    if (matches && reasoned && !erase.isPending) erase.mutate({ account, customerId, typedName: typed, reason });
  };
  return (
    <Panel title={t('act.title')}>
      <div className="flex flex-col gap-3">
        {preview.comesBack ? (
          <section className="border-l-2 border-unknown pl-2">
            <p className="font-medium">{t('comesBack.title')}</p>
            <p className="mt-1">{t('comesBack.body')}</p>
          </section>
        ) : null}
        {preview.obstacles.length > 0 ? (
          <Obstacles obstacles={preview.obstacles} />
        ) : (
          <form
            noValidate
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              act();
            }}
          >
            <TextArea
              label={t('act.reason')}
              help={t('act.reasonHelp')}
              maxLength={500}
              value={reason}
              problem={tried && !reasoned ? t('act.noReason') : ''}
              onChange={(event) => setReason(event.target.value)}
            />
            <TextField
              label={t(named ? 'act.name' : 'act.id', { name })}
              maxLength={256}
              value={typed}
              problem={tried && !matches ? t('act.differs', { name }) : ''}
              onChange={(event) => setTyped(event.target.value)}
            />
            <p className="font-medium">{t('act.never')}</p>
            {erase.error ? <Refused error={erase.error} /> : null}
            <div>
              <Button
                type="submit"
                look={matches && reasoned ? 'danger' : 'normal'}
                busy={erase.isPending}
                icon={<Eraser size={14} aria-hidden />}
                className="max-w-full"
              >
                <span className="truncate">{t('act.act', { name })}</span>
              </Button>
            </div>
            <p role="status" className="min-h-5 text-secondary">
              {erase.isPending ? t('act.busy') : null}
            </p>
          </form>
        )}
      </div>
    </Panel>
  );
}
