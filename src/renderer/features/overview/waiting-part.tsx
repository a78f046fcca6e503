import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decisions } from '../../../contract/overview.ts';
import { countText } from '../../ui/count.ts';
import { Lanes, lanesHeight } from './lanes.tsx';
import { Nothing } from './nothing.tsx';
import { sum } from './numbers.ts';
import { Plot } from './plot.tsx';

const owing = ['us', 'customer', 'administrator', 'needs-check'] as const;
/** Where the inbox lists them. */
const tabs = { us: 'partner', customer: 'customer', administrator: 'administrator', 'needs-check': 'partner' } as const;

/** Who owes an open decision, and for how long. */
export function WaitingPart({ decisions }: { readonly decisions: Decisions }): ReactNode {
  const { t } = useTranslation('overview');
  const navigate = useNavigate();
  const { waiting, ageEdges, drafts } = decisions;
  const ages = [...ageEdges.keys(), ageEdges.length];
  const group = (age: number) => {
    const [above, edge] = [ageEdges[age - 1], ageEdges[age]];
    if (edge === undefined) return t('waiting.over', { days: above });
    return t('waiting.group', { from: above === undefined ? 0 : above + 1, until: edge });
  };
  const count = (who: string, age: number) => waiting.find((row) => row.owing === who && row.age === age)?.cases ?? 0;
  const lanes = owing.map((who) => {
    const counts = ages.map((age) => count(who, age));
    return { who, name: t(`owing.${who}`), counts, total: sum(counts) };
  });
  const total = sum(lanes.map((lane) => lane.total));
  const old = sum(lanes.map(({ counts }) => counts.at(-1) ?? 0));
  const draftNote = drafts > 0 ? t('waiting.drafts', { count: drafts, shown: countText(drafts) }) : null;
  const title = t('waiting.title');
  if (total === 0) return <Nothing title={title}>{[t('waiting.nothing'), draftNote].filter(Boolean).join(' ')}</Nothing>;
  return (
    <Plot
      part="waiting"
      title={title}
      summary={t('waiting.summary', { count: total, shown: countText(total), old: countText(old), days: ageEdges.at(-1) })}
      note={[draftNote, t('waiting.note')].filter(Boolean).join(' ')}
      legend={t('waiting.note')}
      marks={lanes.flatMap(({ who, name, counts }) =>
        ages.map((age) => ({
          key: `${who} ${age}`,
          words: t('waiting.mark', { name, group: group(age), count: counts[age] ?? 0, shown: countText(counts[age] ?? 0) }),
          go: () => void navigate({ to: '/requests', search: { tab: tabs[who] } }),
        })),
      )}
      table={{
        head: [t('column.owing'), ...ages.map(group), t('column.all')],
        rows: lanes.map(({ name, counts, total: all }) => [name, ...counts, all]),
      }}
      height={lanesHeight(lanes)}
      draw={(width, mark) => (
        <Lanes lanes={lanes} columns={ages.map(group)} width={width} mark={mark} placeOf={(row, column) => row * ages.length + column} />
      )}
    />
  );
}
