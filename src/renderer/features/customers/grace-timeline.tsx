import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAfter, today } from '../../ui/days.ts';
import { DateText } from '../../ui/time.tsx';

/** Days of grace (R24: at least, R25) and of retention (R25) on the international site. */
const graceDays = 15;
const retentionDays = 15;

/** Width of each step in percent; the last one is a moment and needs room for its words only. */
const widths = [37, 37, 26] as const;

/** What follows when it ends today and a payment fails: the earliest dates, since grace begins only then (R25). */
export function GraceTimeline(props: { readonly inferred: boolean }): ReactNode {
  const { t } = useTranslation('customers');
  const start = today();
  const steps = [
    { name: 'grace', from: start, rules: 'R24, R25', days: graceDays },
    { name: 'retention', from: dayAfter(start, graceDays), rules: 'R25', days: retentionDays },
    { name: 'deleted', from: dayAfter(start, graceDays + retentionDays), rules: 'R25', days: 0 },
  ] as const;
  return (
    <figure className="mb-3 border-b border-hairline pb-3">
      <figcaption className="mb-2 text-small text-secondary">
        {t('timeline.label')}
        {props.inferred ? ` (${t('timeline.inferred')})` : ''}
      </figcaption>
      <svg aria-hidden className="block h-2.5 w-full" role="presentation">
        <rect x="0" y="3" width={`${widths[0]}%`} height="4" className="fill-unknown" />
        <rect x={`${widths[0]}%`} y="3" width={`${widths[1]}%`} height="4" className="fill-blocked" />
        <rect x="0" y="0" width="2" height="10" className="fill-unknown" />
        <rect x={`${widths[0]}%`} y="0" width="2" height="10" className="fill-blocked" />
        <rect x={`${widths[0] + widths[1]}%`} y="0" width="2" height="10" className="fill-text" />
      </svg>
      <ol
        aria-label={t('timeline.label')}
        className="mt-1 grid text-small"
        style={{ gridTemplateColumns: widths.map((width) => `${width}%`).join(' ') }}
      >
        {steps.map(({ name, from, rules, days }) => (
          <li key={name} className="min-w-0 pr-2">
            <DateText at={from} className="block font-medium" />
            <span className="block">
              {days > 0 ? t('timeline.days', { name: t(`timeline.${name}`), count: days }) : t(`timeline.${name}`)}
            </span>
            <span className="block text-secondary">{t(`timeline.${name}Words`)}</span>
            <span className="block font-mono text-secondary">{rules}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
