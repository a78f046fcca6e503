import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFilters } from '../../../core/ports.ts';
import { isDay } from '../../ui/days.ts';
import { TextField } from '../../ui/field.tsx';
import { daysOf, instantsOf } from './bars.ts';

/** The first and the last day, typed: what dragging across the picture chooses, to the day and at any length of the log. */
export function DayRange(props: { readonly filters: LogFilters; readonly onFilters: (filters: LogFilters) => void }): ReactNode {
  const { t } = useTranslation('log');
  const { from, to } = daysOf(props.filters.from, props.filters.until);
  const put = (part: 'from' | 'until', day: string) => {
    const { [part]: _old, ...others } = props.filters;
    props.onFilters(day === '' ? others : { ...others, [part]: instantsOf(day, day)[part] });
  };
  return (
    <>
      <Day label={t('filter.from')} day={from ?? ''} onDay={(day) => put('from', day)} />
      <Day label={t('filter.until')} day={to ?? ''} onDay={(day) => put('until', day)} />
    </>
  );
}

/** A day takes effect once it is written out; a field that is left with half of one shows again what holds. */
function Day(props: { readonly label: string; readonly day: string; readonly onDay: (day: string) => void }): ReactNode {
  const [text, setText] = useState(props.day);
  useEffect(() => setText(props.day), [props.day]);
  return (
    <TextField
      label={props.label}
      hideLabel
      inputMode="numeric"
      placeholder={props.label}
      title={props.label}
      maxLength={10}
      className="numbers w-24"
      value={text}
      aria-invalid={text.length === 10 && !isDay(text) ? true : undefined}
      onChange={(event) => {
        const typed = event.target.value.trim();
        setText(typed);
        if ((typed === '' || isDay(typed)) && typed !== props.day) props.onDay(typed);
      }}
      onBlur={() => setText(props.day)}
    />
  );
}
