import { Check, Circle, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceProgress } from '../../../contract/evidence.ts';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';

const steps = ['verifying-log', 'reading', 'drawing', 'packing', 'signing'] as const;

/** How far the sealing is, step by step; cancelling leaves nothing half-written. */
export function SealProgress(props: {
  readonly at: EvidenceProgress | null;
  readonly pictures: boolean;
  readonly onCancel: () => void;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const { at } = props;
  const shown = steps.filter((step) => step !== 'drawing' || props.pictures);
  const now = at === null || at.step === 'done' ? -1 : shown.indexOf(at.step);
  return (
    <div className="flex flex-col gap-2">
      <ol aria-label={t('progress.label')} className="flex flex-col gap-1">
        {shown.map((step, index) => {
          const Icon = index < now ? Check : index === now ? LoaderCircle : Circle;
          return (
            <li
              key={step}
              aria-current={index === now ? 'step' : undefined}
              className={`flex items-center gap-2 ${index > now ? 'text-secondary' : ''}`}
            >
              <Icon size={14} aria-hidden className={index === now ? 'animate-spin' : ''} />
              {t(`progress.${step}`)}
              {index === now && at && at.of > 1 ? (
                <>
                  <Bar role="progressbar" label={t(`progress.${step}`)} value={at.done} most={at.of} />
                  <span className="numbers text-secondary">{t('progress.of', { done: at.done, of: at.of })}</span>
                </>
              ) : null}
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {at ? t(`progress.${at.step}`) : ''}
      </p>
      <div className="flex items-center gap-2">
        <Button onClick={props.onCancel}>{t('progress.cancel')}</Button>
        <span className="text-small text-secondary">{t('progress.cancelHelp')}</span>
      </div>
    </div>
  );
}
