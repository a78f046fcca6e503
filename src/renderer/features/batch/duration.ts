import type { TFunction } from 'i18next';

/** `5 h 33 min`, `4 min`, `12 s`: as long as it takes, in the unit a person plans in. */
export function durationText(seconds: number, t: TFunction<'batch'>): string {
  const whole = Math.ceil(seconds);
  if (whole <= 0) return t('duration.none');
  if (whole < 90) return t('duration.seconds', { seconds: whole });
  const minutes = Math.ceil(whole / 60);
  return minutes < 120
    ? t('duration.minutes', { minutes })
    : t('duration.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
