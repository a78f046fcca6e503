import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
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
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
] as const;

/** `2h ago`, `in 3d`, `now`: the largest unit that fits. */
export function ageText(instant: string, now: Temporal.Instant, language: string): string {
  const seconds = (now.epochMilliseconds - Temporal.Instant.from(instant).epochMilliseconds) / 1_000;
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'narrow' });
  if (Math.abs(seconds) < 60) return words.format(0, 'second');
  const step = [...steps].reverse().find(([, size]) => Math.abs(seconds) >= size) ?? steps[0];
  return words.format(-Math.trunc(seconds / step[1]), step[0]);
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
  const { i18n } = useTranslation();
  const [now, setNow] = useState(() => Temporal.Now.instant());
  useEffect(() => {
    const timer = setInterval(() => setNow(Temporal.Now.instant()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={props.at} title={dateText(props.at, true)} className={`numbers whitespace-nowrap ${props.className ?? ''}`}>
      {ageText(props.at, now, i18n.language)}
    </time>
  );
}
