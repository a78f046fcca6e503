import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/field.tsx';
import { instantOf, type Moment } from './moment.ts';

/** A day and a time up to now, where the person sits; it begins with now and may be changed. */
export function MomentField(props: {
  readonly label: string;
  readonly value: Moment;
  readonly onChange: (value: Moment) => void;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { value, onChange } = props;
  const typed = value.day.length >= 10 && value.time.length >= 5;
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium">{props.label}</legend>
      <div className="flex flex-wrap gap-2">
        <TextField
          label={t('guided.day')}
          hideLabel
          className="numbers w-28"
          inputMode="numeric"
          maxLength={10}
          value={value.day}
          onChange={(event) => onChange({ ...value, day: event.target.value.trim() })}
        />
        <TextField
          label={t('guided.time')}
          hideLabel
          className="numbers w-18"
          inputMode="numeric"
          maxLength={5}
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.target.value.trim() })}
        />
      </div>
      {typed && instantOf(value) === null ? (
        <p role="alert" className="text-small text-blocked">
          {t('guided.whenWrong')}
        </p>
      ) : null}
    </fieldset>
  );
}
