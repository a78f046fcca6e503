import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decisions } from '../../../contract/overview.ts';
import { countText } from '../../ui/count.ts';
import { Nothing } from './nothing.tsx';
import { sum } from './numbers.ts';
import { Plot } from './plot.tsx';
import { Rows, rowsHeight } from './rows.tsx';

const outcomes = ['disassociated', 'rejected', 'withdrawn', 'cancelled-here'] as const;
/** How the log names what ended them. */
const operations = {
  disassociated: 'case-agreed',
  rejected: 'case-rejected',
  withdrawn: 'case-withdrawn',
  'cancelled-here': 'case-cancelled',
} as const;

/** How requests ended; what a person stated is marked apart from what the connection or the app knows. */
export function OutcomesPart({ decisions }: { readonly decisions: Decisions }): ReactNode {
  const { t } = useTranslation('overview');
  const navigate = useNavigate();
  const { stretches, erased } = decisions;
  const title = t('outcomes.title');
  const total = sum(decisions.outcomes.map(({ cases }) => cases));
  if (total === 0) return <Nothing title={title}>{t('outcomes.nothing')}</Nothing>;
  const rows = outcomes.map((outcome) => {
    const found = decisions.outcomes.filter((row) => row.outcome === outcome);
    const stated = sum(found.filter((row) => row.stated).map(({ cases }) => cases));
    return { outcome, name: t(`outcome.${outcome}`), count: sum(found.map(({ cases }) => cases)), stated };
  });
  const [from, until] = [stretches[0]?.from, stretches.at(-1)?.until];
  const stated = sum(rows.map((row) => row.stated));
  return (
    <Plot
      part="outcomes"
      title={title}
      summary={t('outcomes.summary', { count: total, shown: countText(total), stated: countText(stated) })}
      note={[t('outcomes.note'), erased > 0 ? t('outcomes.erased', { count: erased, shown: countText(erased) }) : ''].join(' ')}
      legend={t('outcomes.note')}
      marks={rows.map((row) => ({
        key: row.outcome,
        words: t('outcomes.mark', { name: row.name, count: row.count, shown: countText(row.count), stated: countText(row.stated) }),
        go: () => void navigate({ to: '/log', search: { operation: operations[row.outcome], ...(from && until ? { from, until } : {}) } }),
      }))}
      table={{
        head: [t('column.outcome'), t('column.known'), t('column.stated'), t('column.all')],
        rows: rows.map((row) => [row.name, row.count - row.stated, row.stated, row.count]),
      }}
      height={rowsHeight(rows)}
      draw={(width, mark) => <Rows rows={rows} width={width} mark={mark} />}
    />
  );
}
