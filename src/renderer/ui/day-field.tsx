import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { type DayKind, dayAfter, isSoundDay, today, workingDayAfter } from './days.ts';
import { TextField } from './field.tsx';

/**
 * A day as text, `2026-11-22`, the same for everybody: the system's own field shows it by its locale. Beside it the days that people mean most.
 * What is not a day of this kind is said once the person has written it out or has left the field.
 */
export function DayField(props: {
  readonly label: string;
  readonly kind: DayKind;
  readonly value: string;
  readonly onChange: (day: string) => void;
}): ReactNode {
  const { t } = useTranslation('app');
  const { label, kind, value, onChange } = props;
  const [left, setLeft] = useState(false);
  const wrong = !isSoundDay(value, kind) && (left || value.length >= 10);
  const now = today();
  const quick =
    kind === 'seen'
      ? [
          { word: t('day.today'), day: now },
          { word: t('day.yesterday'), day: dayAfter(now, -1) },
        ]
      : [
          { word: t('day.tomorrow'), day: dayAfter(now, 1) },
          ...[3, 7].map((count) => ({ word: t('day.workingDays', { count }), day: workingDayAfter(now, count) })),
        ];
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="sr-only">{label}</legend>
      <TextField
        label={label}
        inputMode="numeric"
        placeholder={t('day.form')}
        maxLength={10}
        className="numbers [&>input]:w-28"
        value={value}
        problem={wrong ? t(`day.${kind}`) : ''}
        onChange={(event) => onChange(event.target.value.trim())}
        onBlur={() => setLeft(true)}
      />
      <div className="flex flex-wrap gap-1">
        {quick.map(({ word, day }) => (
          <Button
            key={word}
            size="line"
            look={day === value ? 'chosen' : 'normal'}
            aria-pressed={day === value}
            onClick={() => onChange(day)}
          >
            {word}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
