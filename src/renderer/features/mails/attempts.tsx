import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailAttempt } from '../../../core/mail/mail.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { ServerAnswer } from '../../ui/server-answer.tsx';
import { DateText } from '../../ui/time.tsx';

/** Every try, with what the mail server said in its own words. */
export function Attempts(props: { readonly attempts: readonly MailAttempt[] }): ReactNode {
  const { t } = useTranslation('mails');
  return (
    <Panel title={t('attempt.title')}>
      <ol className="flex flex-col gap-2">
        {props.attempts.map((attempt, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: attempts are only ever added
          <li key={index} className="flex flex-col gap-0.5">
            <p>
              <DateText at={attempt.at} time className="text-secondary" /> {t(`attempt.${attempt.outcome}`)}
            </p>
            {attempt.answer === '' ? null : <ServerAnswer label={t('attempt.answer')} text={attempt.answer} />}
            {attempt.fault ? <FaultLine fault={attempt.fault} /> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
