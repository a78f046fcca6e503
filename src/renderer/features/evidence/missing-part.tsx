import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidencePlan } from '../../../contract/evidence.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { Panel } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';

const link = 'text-accent underline underline-offset-2';

/** What a complete bundle would hold and this one does not, and where it is got. It can be sealed all the same, and says so. */
export function MissingPart(props: { readonly plan: EvidencePlan; readonly customerId: CustomerId | null }): ReactNode {
  const { t } = useTranslation('evidence');
  const { missing, caseId } = props.plan;
  const { customerId } = props;
  const where = (what: (typeof missing)[number]): ReactNode => {
    const words = t(`missing.${what}.where`);
    if (what === 'pictures') return words;
    if (what === 'customers-answer') {
      return (
        <Link to="/mails" search={{ case: caseId }} className={link}>
          {words}
        </Link>
      );
    }
    if (what === 'outcome') {
      return (
        <Link to="/requests/$caseId" params={{ caseId }} className={link}>
          {words}
        </Link>
      );
    }
    if (customerId === null) return words;
    return what === 'consent-mail' ? (
      <Link to="/consent/$customerId" params={{ customerId }} search={{ case: caseId }} className={link}>
        {words}
      </Link>
    ) : (
      <Link to="/customers/$customerId" params={{ customerId }} search={{}} className={link}>
        {words}
      </Link>
    );
  };
  return (
    <Panel title={t(missing.length === 0 ? 'missing.nothing' : 'missing.title', { count: missing.length })}>
      {missing.length === 0 ? (
        <StateMark state="satisfied" word={t('missing.complete')} />
      ) : (
        <>
          <ul className="flex flex-col gap-2">
            {missing.map((what) => (
              <li key={what} className="flex items-start gap-2">
                <StateMark state="warning" word={t('missing.word')} className="w-20 shrink-0" />
                <span className="min-w-0">
                  {t(`missing.${what}.what`)} {where(what)}
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-secondary">{t('missing.allTheSame')}</p>
        </>
      )}
    </Panel>
  );
}
