import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decisions } from '../../../contract/overview.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { Page } from '../../ui/page.tsx';
import { Asked } from './asked.tsx';
import { BlockersPart } from './blockers-part.tsx';
import { DatesPart } from './dates-part.tsx';
import { FilterBar } from './filter-bar.tsx';
import { OutcomesPart } from './outcomes-part.tsx';
import { OwnersPart } from './owners-part.tsx';
import { asOfNow, useQuestion } from './question.ts';
import { QuotaPart } from './quota-part.tsx';
import { TimesPart } from './times-part.tsx';
import { WaitingPart } from './waiting-part.tsx';

/** Where things stand: counted from this desk's own records, nothing asked of the connection. */
export function OverviewPage(): ReactNode {
  const { t } = useTranslation('overview');
  const { ask } = useBridge();
  const { account, period, whose } = useQuestion();
  const decisions = useQuery(ask.overview.decisions.queryOptions({ input: { account, period, ...whose }, ...asOfNow }));
  return (
    <Page title={t('title')} actions={<FilterBar />}>
      <p className="mb-3 text-secondary">
        {t('basis')} {Object.keys(whose).length > 0 ? t('basisOwner') : null}
      </p>
      <div className="grid gap-4 min-[1200px]:grid-cols-2">
        <Asked title={t('waiting.title')} answer={decisions}>
          {(answer: Decisions) => <WaitingPart decisions={answer} />}
        </Asked>
        <DatesPart />
        <Asked title={t('times.title')} answer={decisions}>
          {(answer: Decisions) => <TimesPart decisions={answer} />}
        </Asked>
        <Asked title={t('outcomes.title')} answer={decisions}>
          {(answer: Decisions) => <OutcomesPart decisions={answer} />}
        </Asked>
        <BlockersPart />
        <QuotaPart />
        <OwnersPart by="manager" />
        <OwnersPart by="reseller" />
      </div>
    </Page>
  );
}
