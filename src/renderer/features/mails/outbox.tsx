import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import { Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { FromTo, Whose } from './mail-rows.tsx';
import { MailStateMark } from './mail-state.tsx';
import { OutboxActs } from './outbox-acts.tsx';

/** Letters that wait for a person: nothing of them goes by itself. */
export function Outbox(props: { readonly rows: readonly MailLine[] }): ReactNode {
  const { t } = useTranslation('mails');
  if (props.rows.length === 0) return null;
  return (
    <Panel title={t('outbox.title')} aside={t('outbox.aside')}>
      <ul className="flex flex-col">
        {props.rows.map((mail) => (
          <li key={mail.id} className="flex flex-col gap-1.5 border-t border-hairline py-2.5 first:border-t-0 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <MailStateMark state={mail.state} />
              <span className="max-w-60 truncate">
                <Whose mail={mail} />
              </span>
              <Link
                to="/mails/$mailId"
                params={{ mailId: mail.id }}
                dir="auto"
                title={mail.subject}
                className="min-w-0 flex-1 truncate text-accent underline underline-offset-2"
              >
                {mail.subject || t('noSubject')}
              </Link>
            </p>
            <p className="truncate text-small text-secondary">
              <FromTo mail={mail} />
            </p>
            <p className="text-secondary">{t(`stands.${mail.state}`)}</p>
            <LastAnswer mail={mail} />
            <OutboxActs mail={mail} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What the mail server said last, in its own words. */
function LastAnswer({ mail }: { readonly mail: MailLine }): ReactNode {
  const { t } = useTranslation('mails');
  const { lastAttempt } = mail;
  if (lastAttempt === null) return null;
  return (
    <p className="text-small">
      <span className="text-secondary">{t('attempt.at', { when: dateText(lastAttempt.at, true) })}:</span>{' '}
      {t(`attempt.${lastAttempt.outcome}`)}
      {lastAttempt.answer === '' ? null : (
        <>
          {' '}
          <code dir="ltr" className="font-mono break-all">
            {lastAttempt.answer}
          </code>
        </>
      )}
    </p>
  );
}
