import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasureOutcome } from '../../../contract/erasure.ts';
import { Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { namedInPage } from './named-in-page.ts';
import { OutsidePart } from './outside-part.tsx';

/** What was done, and what is left to others. The name is not shown any more. */
export function Done(props: { readonly outcome: ErasureOutcome; readonly name: string }): ReactNode {
  const { t } = useTranslation('erasure');
  const queryClient = useQueryClient();
  // What the page has read of the customer goes, too.
  useEffect(() => queryClient.removeQueries({ type: 'inactive' }), [queryClient]);
  const { at, sequence, goes, outside } = props.outcome;
  const { entries, facts, mails, notices } = goes;
  return (
    <div className="flex max-w-200 flex-col gap-5">
      <Panel>
        <div role="status">
          <p className="flex items-start gap-1.5 font-medium">
            <Check size={14} aria-hidden className="mt-0.75 shrink-0 text-allowed" />
            {t('done.what', { date: dateText(at, true), sequence })}
          </p>
          <p className="mt-1">{t('done.goes', { entries, facts, mails, notices })}</p>
        </div>
        {namedInPage(props.name) ? <p className="mt-2 text-unknown">{t('done.views')}</p> : null}
        <p className="mt-2 flex gap-4">
          <Link to="/log" search={{ entry: sequence }} className="text-accent underline underline-offset-2">
            {t('done.log', { sequence })}
          </Link>
          <Link to="/customers" className="text-accent underline underline-offset-2">
            {t('done.customers')}
          </Link>
        </p>
      </Panel>
      <OutsidePart outside={outside} title={t('done.outside')} />
    </div>
  );
}
