import type { TFunction } from 'i18next';
import { countText } from '../../ui/count.ts';

/** `3.2 days`, `12 days`, `5 hours`: as exact as a person says it. */
export function daysText(days: number, t: TFunction<'overview'>): string {
  if (days < 1) return t('hours', { count: Math.round(days * 24) });
  const shown = days < 10 ? Math.round(days * 10) / 10 : Math.round(days);
  return t('days', { count: shown === 1 ? 1 : 2, shown: shown < 1000 ? String(shown) : countText(shown) });
}

/** `2026-11` for a month, `2026-Q4` for a quarter, else its first day. */
export function stretchText(first: string, last: string): string {
  const [from, to] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)];
  const months = from.day === 1 && to.day === to.daysInMonth ? from.until(to, { largestUnit: 'months' }).months + 1 : 0;
  if (months === 1) return first.slice(0, 7);
  if (months === 3) return `${from.year}-Q${Math.ceil(from.month / 3)}`;
  return first;
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
