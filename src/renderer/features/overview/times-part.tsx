import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decisions } from '../../../contract/overview.ts';
import { countText } from '../../ui/count.ts';
import { Nothing } from './nothing.tsx';
import { daysText, stretchText } from './numbers.ts';
import { Plot } from './plot.tsx';
import { Spans, spansHeight } from './spans.tsx';

type Time = Decisions['times'][number];
type Drawn = Time & { readonly stretch: number };

/** How long decisions took: the middle one, and what nine in ten took at most, wherever there are cases enough to say it. */
export function TimesPart({ decisions }: { readonly decisions: Decisions }): ReactNode {
  const { t } = useTranslation('overview');
  const navigate = useNavigate();
  const { times, stretches } = decisions;
  const title = t('times.title');
  const whole = times.filter(({ stretch }) => stretch === null);
  if (whole.length === 0) return <Nothing title={title}>{t('times.nothing')}</Nothing>;
  const drawn = times.filter((time): time is Drawn => time.stretch !== null).sort((a, b) => a.stretch - b.stretch);
  const named = (place: number) => stretchText(stretches[place]?.first ?? '', stretches[place]?.last ?? '');
  const said = ({ side, cases, median, p90 }: Time) =>
    [
      t(`times.${side}`, { median: daysText(median, t), count: cases, shown: countText(cases) }),
      p90 === null ? t('times.few') : t('times.p90', { p90: daysText(p90, t) }),
    ].join(' ');
  return (
    <Plot
      part="times"
      title={title}
      summary={whole.map(said).join(' ')}
      note={t('times.note')}
      legend={t('times.note')}
      marks={drawn.map((time) => ({
        key: `${time.stretch} ${time.side}`,
        words: `${named(time.stretch)}: ${said(time)}`,
        go: () => {
          const stretch = stretches[time.stretch];
          if (stretch) void navigate({ to: '/log', search: { from: stretch.from, until: stretch.until } });
        },
      }))}
      table={{
        head: [t('column.time'), t('column.asked'), t('column.decided'), t('column.median'), t('column.p90')],
        rows: [...drawn, ...whole].map((time) => [
          time.stretch === null ? t('times.whole') : named(time.stretch),
          t(`asked.${time.side}`),
          time.cases,
          daysText(time.median, t),
          time.p90 === null ? t('times.tooFew') : daysText(time.p90, t),
        ]),
      }}
      height={spansHeight}
      draw={(width, mark) => (
        <Spans
          names={{ partner: t('asked.partner'), customer: t('asked.customer') }}
          spans={drawn}
          columns={stretches.map((_, place) => named(place))}
          width={width}
          mark={mark}
        />
      )}
    />
  );
}
