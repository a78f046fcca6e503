import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quota } from '../../../contract/overview.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { countText } from '../../ui/count.ts';
import { Asked } from './asked.tsx';
import { Lanes, lanesHeight } from './lanes.tsx';
import { Nothing } from './nothing.tsx';
import { sum } from './numbers.ts';
import { Plot } from './plot.tsx';
import { asOfNow, useQuestion } from './question.ts';

/** How many customers have how many requests that still count (R02). */
export function QuotaPart(): ReactNode {
  const { t } = useTranslation('overview');
  const { ask } = useBridge();
  const { account, whose } = useQuestion();
  const answer = useQuery(ask.overview.quota.queryOptions({ input: { account, ...whose }, ...asOfNow }));
  return (
    <Asked title={t('quota.title')} answer={answer}>
      {(quota: Quota) => <Drawn quota={quota} />}
    </Asked>
  );
}

type Counted = Quota['sides'][number];

function Drawn({ quota: { sides, customers } }: { readonly quota: Quota }): ReactNode {
  const { t } = useTranslation('overview');
  const title = t('quota.title');
  const some = sum(sides.flatMap(({ used }) => used.map((row) => row.customers)));
  const terms = sides.map((side) => termsOf(side, t)).join(' ');
  if (some === 0) return <Nothing title={title}>{[t('quota.nothing'), terms].join(' ')}</Nothing>;
  const columns = [1, 2, 3, 4];
  const columnName = (requests: number) => (requests === 4 ? t('quota.more') : String(requests));
  const lanes = sides.map(({ side, used }) => {
    const counts = columns.map((requests) =>
      sum(used.filter((row) => (requests === 4 ? row.requests >= 4 : row.requests === requests)).map((row) => row.customers)),
    );
    return { side, name: t(`asked.${side}`), counts, total: sum(counts) };
  });
  const none = (total: number) => customers - total;
  const gone = sum(sides.map((side) => side.gone));
  return (
    <Plot
      part="quota"
      title={title}
      summary={lanes.map(({ side, total }) => t(`quota.none.${side}`, { count: none(total), shown: countText(none(total)) })).join(' ')}
      note={[terms, gone > 0 ? t('quota.gone', { count: gone, shown: countText(gone) }) : ''].join(' ')}
      legend={terms}
      marks={lanes.flatMap(({ side, name, counts }) =>
        columns.map((requests, place) => ({
          key: `${side} ${requests}`,
          words: t('quota.mark', { name, requests: columnName(requests), count: counts[place] ?? 0, shown: countText(counts[place] ?? 0) }),
        })),
      )}
      table={{
        head: [t('column.asked'), '0', ...columns.map(columnName)],
        rows: lanes.map(({ name, counts, total }) => [name, none(total), ...counts]),
      }}
      height={lanesHeight(lanes)}
      draw={(width, mark) => (
        <Lanes
          lanes={lanes}
          columns={columns.map(columnName)}
          width={width}
          mark={mark}
          placeOf={(row, column) => row * columns.length + column}
        />
      )}
    />
  );
}

function termsOf({ side, limit, months, published }: Counted, t: ReturnType<typeof useTranslation<'overview'>>['t']): string {
  if (limit === null) return t(`quota.noLimit.${side}`);
  return t(`quota.${published ? 'published' : 'reading'}.${side}`, { limit, months });
}
