import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueProgress } from '../../../contract/erasure.ts';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';

/** How far it is, and the way to end it between two customers. */
export function DueRunning(props: {
  readonly at: Exclude<DueProgress, { readonly kind: 'ended' }> | null;
  readonly onStop: () => void;
}): ReactNode {
  const { t } = useTranslation('erasure');
  const { at } = props;
  const cleaning = at?.kind === 'cleaning';
  return (
    <section aria-label={t('due.erasing')} className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{t('due.erasing')}</span>
        {at ? (
          <>
            <Bar role="progressbar" label={t('due.erasing')} value={at.done} most={at.of} />
            <span className="numbers text-secondary">{t('due.progress', { done: at.done, of: at.of })}</span>
          </>
        ) : null}
      </p>
      <p role="status" className="min-h-5 text-secondary">
        {cleaning ? t('due.cleaning') : ''}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button disabled={cleaning} onClick={props.onStop}>
          {t('due.stop')}
        </Button>
        <span className="text-small text-secondary">{t('due.stopHelp')}</span>
      </div>
    </section>
  );
}
