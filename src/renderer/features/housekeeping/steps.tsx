import { Check, Circle, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import type { Step } from './use-stream.ts';

/** How far a long piece of work is, step by step. */
export function Steps(props: {
  readonly steps: readonly string[];
  readonly at: Step | null;
  readonly label: string;
  readonly onCancel: () => void;
}): ReactNode {
  const { t } = useTranslation('housekeeping');
  const { steps, at } = props;
  const now = at === null ? 0 : steps.indexOf(at.step);
  return (
    <div className="flex flex-col gap-2">
      <ol aria-label={props.label} className="flex flex-col gap-1">
        {steps.map((step, index) => {
          const Icon = index < now ? Check : index === now ? LoaderCircle : Circle;
          return (
            <li
              key={step}
              aria-current={index === now ? 'step' : undefined}
              className={`flex items-center gap-2 ${index > now ? 'text-secondary' : ''}`}
            >
              <Icon size={14} aria-hidden className={index === now ? 'animate-spin' : ''} />
              {t(`step.${step}`)}
              {index === now && at && at.of > 1 ? <Bar role="progressbar" label={t(`step.${step}`)} value={at.done} most={at.of} /> : null}
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {t(`step.${steps[now] ?? ''}`)}
      </p>
      <div>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
