import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dates } from '../../../contract/overview.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { countText } from '../../ui/count.ts';
import { DateText, dateText } from '../../ui/time.tsx';
import { Asked } from './asked.tsx';
import { Lanes, lanesHeight } from './lanes.tsx';
import { Nothing } from './nothing.tsx';
import { sum } from './numbers.ts';
import { Plot } from './plot.tsx';
import { asOfNow, useQuestion } from './question.ts';

const kinds = ['quota-free', 'chase', 'reminder', 'snooze'] as const;
const shown = 6;

/** What comes in the next 90 days, as far as the app knows dates. */
export function DatesPart(): ReactNode {
  const { t } = useTranslation('overview');
  const { ask } = useBridge();
  const { account, whose } = useQuestion();
  const answer = useQuery(ask.overview.dates.queryOptions({ input: { account, ...whose }, ...asOfNow }));
  return (
    <Asked title={t('dates.title')} answer={answer}>
      {(dates: Dates) => <Drawn dates={dates} />}
    </Asked>
  );
}

function Drawn({ dates: { weeks, counts, next, total } }: { readonly dates: Dates }): ReactNode {
  const { t } = useTranslation('overview');
  const title = t('dates.title');
  if (total === 0) return <Nothing title={title}>{[t('dates.nothing'), t('dates.note')].join(' ')}</Nothing>;
  const lanes = kinds.map((kind) => {
    const found = weeks.map((_, week) => counts.find((row) => row.week === week && row.kind === kind)?.dates ?? 0);
    return { kind, name: t(`date.${kind}`), counts: found, total: sum(found) };
  });
  const columns = weeks.map(({ first }) => first.slice(5));
  const [nearest] = next;
  return (
    <Plot
      part="dates"
      title={title}
      summary={t('dates.summary', { count: total, shown: countText(total), day: nearest ? dateText(nearest.at) : '' })}
      note={
        <>
          <ul className="mb-2 grid gap-x-6 text-text min-[1600px]:grid-cols-2">
            {next.slice(0, shown).map((date) => (
              <li key={`${date.kind} ${date.at} ${date.caseId ?? date.customerId} ${date.side}`} className="flex min-w-0 gap-2 py-0.5">
                <DateText at={date.at} className="shrink-0" />
                <span className="shrink-0 text-secondary">{t(`date.${date.kind}`)}</span>
                <Where date={date} />
              </li>
            ))}
          </ul>
          {t('dates.note')}
        </>
      }
      marks={lanes.flatMap(({ kind, name, counts: found }) =>
        weeks.map(({ first, last }, week) => ({
          key: `${kind} ${week}`,
          words: t('dates.mark', { name, first, last, count: found[week] ?? 0, shown: countText(found[week] ?? 0) }),
        })),
      )}
      table={{
        wide: 2,
        head: [t('column.day'), t('column.what'), t('column.customer')],
        rows: next.map((date) => [dateText(date.at), t(`date.${date.kind}`), <Where key={date.at} date={date} />]),
      }}
      height={lanesHeight(lanes)}
      draw={(width, mark) => (
        <Lanes lanes={lanes} columns={columns} width={width} mark={mark} placeOf={(row, column) => row * weeks.length + column} />
      )}
    />
  );
}

function Where({ date }: { readonly date: Dates['next'][number] }): ReactNode {
  const { t } = useTranslation('overview');
  const name = date.accountName === '' ? t('noName') : date.accountName;
  const look = 'min-w-0 truncate text-accent underline underline-offset-2';
  if (date.caseId !== null)
    return (
      <Link to="/requests/$caseId" params={{ caseId: date.caseId }} className={look}>
        {name}
      </Link>
    );
  return (
    <Link to="/customers/$customerId" params={{ customerId: date.customerId ?? '' }} className={look}>
      {name}
    </Link>
  );
}
