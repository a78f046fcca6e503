import type { TFunction } from 'i18next';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Dates are unambiguous: `2026-11-21`, and with the time `2026-11-21 14:05`, in the time zone of this machine. */
export function dateText(instant: string, withTime = false): string {
  if (instant === '') return '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(instant)) return instant;
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(Temporal.Now.timeZoneId());
  const day = local.toPlainDate().toString();
  return withTime ? `${day} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}` : day;
}

const steps = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
] as const;

/** `2h ago`, `in 3d`, `now`: the largest unit that fits. By our own words: the first use of Intl's takes longer than drawing a page. */
export function ageText(instant: string, now: Temporal.Instant, t: TFunction<'app'>): string {
  const seconds = (now.epochMilliseconds - Temporal.Instant.from(instant).epochMilliseconds) / 1_000;
  const [unit, size] = steps.find(([, least]) => Math.abs(seconds) >= least) ?? [];
  if (!unit) return t('age.now');
  return t(`age.${seconds > 0 ? 'past' : 'future'}.${unit}`, { number: Math.trunc(Math.abs(seconds) / size) });
}

/** A date or instant in UTC as a person reads it; nothing when it is ''. */
export function DateText(props: { readonly at: string | null; readonly time?: boolean; readonly className?: string }): ReactNode {
  if (!props.at) return null;
  return (
    <time dateTime={props.at} className={`numbers whitespace-nowrap ${props.className ?? ''}`}>
      {dateText(props.at, props.time)}
    </time>
  );
}

/** How long ago, kept current; the exact time is its title. */
export function Age(props: { readonly at: string; readonly className?: string }): ReactNode {
  const { t } = useTranslation('app');
  const [now, setNow] = useState(() => Temporal.Now.instant());
  useEffect(() => {
    const timer = setInterval(() => setNow(Temporal.Now.instant()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={props.at} title={dateText(props.at, true)} className={`numbers whitespace-nowrap ${props.className ?? ''}`}>
      {ageText(props.at, now, t)}
    </time>
  );
}
