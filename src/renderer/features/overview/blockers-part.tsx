import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Blockers } from '../../../contract/overview.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { countText } from '../../ui/count.ts';
import { Asked } from './asked.tsx';
import { Nothing } from './nothing.tsx';
import { Plot } from './plot.tsx';
import { asOfNow, useQuestion } from './question.ts';
import { Rows, rowsHeight } from './rows.tsx';

/** Which rules stand in the way of a request of ours, by how many customers they stop. */
export function BlockersPart(): ReactNode {
  const { t } = useTranslation('overview');
  const { ask } = useBridge();
  const { account, whose } = useQuestion();
  const answer = useQuery(ask.overview.blockers.queryOptions({ input: { account, ...whose }, ...asOfNow }));
  return (
    <Asked title={t('blockers.title')} answer={answer}>
      {(blockers: Blockers) => <Drawn blockers={blockers} />}
    </Asked>
  );
}

function Drawn({ blockers }: { readonly blockers: Blockers }): ReactNode {
  const { t } = useTranslation('overview');
  const navigate = useNavigate();
  const { whose } = useQuestion();
  const { customers, judged, blocked, rules } = blockers;
  const title = t('blockers.title');
  const counts = { customers: countText(customers), judged: countText(judged), blocked: countText(blocked), count: judged };
  if (customers === 0) return <Nothing title={title}>{t('blockers.nobody')}</Nothing>;
  if (rules.length === 0) return <Nothing title={title}>{t('blockers.nothing', counts)}</Nothing>;
  const rows = rules.map(({ ruleId, statement, customers: count }) => ({ name: `${ruleId} ${statement}`, count, stated: 0 }));
  const owner = { ...(whose.manager ? { manager: whose.manager } : {}), ...(whose.reseller ? { reseller: whose.reseller } : {}) };
  return (
    <Plot
      part="blockers"
      title={title}
      summary={t('blockers.summary', counts)}
      note={t('blockers.note')}
      legend={t('blockers.note')}
      marks={rules.map((rule) => ({
        key: rule.ruleId,
        words: t('blockers.mark', { ...rule, count: rule.customers, shown: countText(rule.customers) }),
        go: () => void navigate({ to: '/customers', search: { verdict: 'blocked', ...owner } }),
      }))}
      table={{
        wide: 1,
        head: [t('column.rule'), t('column.statement'), t('column.customers')],
        rows: rules.map((rule) => [rule.ruleId, rule.statement, rule.customers]),
      }}
      height={rowsHeight(rows)}
      draw={(width, mark) => <Rows rows={rows} width={width} mark={mark} />}
    />
  );
}
