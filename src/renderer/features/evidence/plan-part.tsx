import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidencePlan } from '../../../contract/evidence.ts';
import { countText } from '../../ui/count.ts';
import { Panel } from '../../ui/page.tsx';

/** What the bundle would hold now. */
export function PlanPart(props: { readonly plan: EvidencePlan }): ReactNode {
  const { t, i18n } = useTranslation('evidence');
  const { plan } = props;
  const word = (group: 'kind' | 'state', value: string) => (i18n.exists(`evidence:${group}.${value}`) ? t(`${group}.${value}`) : value);
  const counted = (key: string, count: number) => t(key, { count, shown: countText(count) });
  return (
    <Panel title={t('plan.title')}>
      <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-secondary">
        <li>
          {counted('plan.mails', plan.mails.length)}
          {plan.mails.length > 0 ? (
            <ul className="mt-1 flex max-h-60 flex-col gap-0.5 overflow-auto">
              {plan.mails.map((mail) => (
                <li key={mail.mailId} className="flex min-w-0 gap-3">
                  <span className="w-44 shrink-0 text-secondary">
                    {word('kind', mail.kind)}, {word('state', mail.state)}
                  </span>
                  <Link
                    to="/mails/$mailId"
                    params={{ mailId: mail.mailId }}
                    dir="auto"
                    title={mail.subject}
                    className="min-w-0 truncate text-accent underline underline-offset-2"
                  >
                    {mail.subject || t('plan.noSubject')}
                  </Link>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
        <li>{t(plan.printer === null ? 'plan.noPictures' : 'plan.pictures')}</li>
        <li>{t('plan.check')}</li>
        <li>{counted('plan.decisions', plan.decisions)}</li>
        <li>
          {counted('plan.log', plan.logEntries)} {plan.linkEntries > 0 ? counted('plan.links', plan.linkEntries) : ''}
        </li>
        <li>{t('plan.manifest')}</li>
      </ul>
    </Panel>
  );
}
