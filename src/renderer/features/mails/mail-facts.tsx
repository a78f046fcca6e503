import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import { Facts, Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { CaseLine } from './case-line.tsx';
import { Whose } from './mail-rows.tsx';
import { standing } from './mail-state.tsx';
import { sizeText } from './size.ts';

/** How it stands, how it came to be here, and by what its bytes can be known again. */
export function MailFacts({ mail }: { readonly mail: MailLine }): ReactNode {
  const { t } = useTranslation('mails');
  return (
    <Panel title={t('facts.title')}>
      <p className="mb-2">{t(`stands.${standing(mail)}`)}</p>
      <Facts
        rows={[
          [t('facts.customer'), <Whose key="c" mail={mail} />],
          [t('facts.filed'), t('facts.filedBy', { when: dateText(mail.filedAt, true), name: mail.filedBy || '—' })],
          [t('facts.how'), t(`how.${mail.how}`)],
          [t('facts.original'), `${mail.form === 'eml' ? '.eml' : '.msg'} · ${sizeText(mail.bytes)}`],
          [
            t('facts.sha256'),
            <code key="s" className="font-mono text-small break-all">
              {mail.sha256}
            </code>,
          ],
        ]}
      />
      {mail.caseId ? (
        <div className="mt-2">
          <CaseLine caseId={mail.caseId} />
        </div>
      ) : null}
    </Panel>
  );
}
