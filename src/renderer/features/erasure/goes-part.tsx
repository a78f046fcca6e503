import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasurePreview } from '../../../contract/erasure.ts';
import { Panel } from '../../ui/page.tsx';
import { sizeText } from './size.ts';

interface Props {
  readonly preview: ErasurePreview;
}

/** What is taken out of the store, counted. */
export function GoesPart({ preview: { goes } }: Props): ReactNode {
  const { t } = useTranslation('erasure');
  const line = (what: 'facts' | 'notices' | 'values') =>
    goes[what] > 0 ? <li>{t(`goes.${what}`, { count: goes[what], shown: goes[what] })}</li> : null;
  return (
    <Panel title={t('goes.title')}>
      <ul className="flex list-disc flex-col gap-1 pl-4">
        <li>{t('goes.entries', { count: goes.entries, shown: goes.entries })}</li>
        <li>{t('goes.listing')}</li>
        {line('facts')}
        {goes.mails > 0 ? (
          <li>
            {t('goes.mails', { count: goes.mails, shown: goes.mails, size: sizeText(goes.mailBytes) })}
            {goes.mailsWaiting > 0 ? <>; {t('goes.waiting', { count: goes.mailsWaiting, shown: goes.mailsWaiting })}</> : null}
          </li>
        ) : null}
        {line('notices')}
        {line('values')}
      </ul>
      <p className="mt-2 text-secondary">{t('readFirst')}</p>
    </Panel>
  );
}

/** What stays all the same, and why. */
export function StaysPart({ preview: { stays, accountName } }: Props): ReactNode {
  const { t } = useTranslation('erasure');
  const { entries, closedCases, countedRequests, mentions } = stays;
  return (
    <Panel title={t('stays.title')}>
      <ul className="flex list-disc flex-col gap-1 pl-4">
        {entries > 0 ? <li>{t('stays.chain', { count: entries, shown: entries })}</li> : null}
        <li>{t('stays.entry')}</li>
        {closedCases > 0 ? <li>{t('stays.cases', { count: closedCases, shown: closedCases })}</li> : null}
        {countedRequests > 0 ? <li>{t('stays.counted', { count: countedRequests, shown: countedRequests })}</li> : null}
        {mentions > 0 ? (
          <li>
            {t('stays.mentions', { count: mentions, shown: mentions })}{' '}
            <Link to="/log" search={{ q: accountName }} className="text-accent underline underline-offset-2">
              {t('stays.lookMentions')}
            </Link>
          </li>
        ) : null}
      </ul>
    </Panel>
  );
}
