import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedCaseFile } from '../../../contract/case-files.ts';
import { Facts, Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';

/** What a case file says, as text: its own words lead nowhere and nothing of them is markup. */
export function FileContent(props: { readonly opened: OpenedCaseFile }): ReactNode {
  const { t } = useTranslation('case-file');
  const { t: app } = useTranslation('app');
  const { opened } = props;
  if (opened.kind === 'none') return <p className="text-secondary">{t('none')}</p>;
  if (opened.kind === 'refused') {
    return (
      <p role="alert" className="text-blocked">
        {t(`refused.${opened.why}`, { name: opened.name })}
      </p>
    );
  }
  const { file, known, name } = opened;
  return (
    <>
      {file.simulated ? <p className="font-medium">{t('simulated')}</p> : null}
      <p role="note">{t('unchecked')}</p>
      {known === null ? (
        <p>{t('unknown')}</p>
      ) : (
        <p>
          {t('known')}{' '}
          <Link to="/requests/$caseId" params={{ caseId: known }} className="font-medium text-accent underline underline-offset-2">
            {t('openCase')}
          </Link>
        </p>
      )}
      <Panel title={t('summary')}>
        <Facts
          rows={[
            [t('file'), name],
            [t('writtenAt'), dateText(file.at, true)],
            [t('to'), file.to || t('nobody')],
            [t('partner'), file.partnerAccountName || t('nobody')],
            [t('customer'), file.customer.accountName],
            [t('customerName'), file.customer.maskedName || t('nobody')],
            [t('side'), t(file.case.side === 'partner' ? 'sidePartner' : 'sideCustomer')],
            [t('state'), app(`caseState.${file.case.state}`)],
          ]}
        />
        <pre className="mt-3 overflow-auto border-t border-hairline pt-3 font-sans whitespace-pre-wrap">{file.summary}</pre>
      </Panel>
    </>
  );
}
