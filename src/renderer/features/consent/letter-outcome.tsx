import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { ServerAnswer } from '../../ui/server-answer.tsx';
import { type MarkState, StateMark } from '../../ui/state-mark.tsx';
import { dateText } from '../../ui/time.tsx';

const marks: Readonly<Record<MailLine['state'], MarkState>> = {
  sent: 'satisfied',
  received: 'satisfied',
  refused: 'blocked',
  'perhaps-sent': 'unknown',
  queued: 'warning',
  sending: 'unknown',
  made: 'not-applicable',
  discarded: 'not-applicable',
};

/** What became of a letter, in plain words; what the server said stands beside it word for word. */
export function LetterOutcome(props: { readonly mail: MailLine; readonly host: string }): ReactNode {
  const { t } = useTranslation('consent');
  const { mail, host } = props;
  const { state, lastAttempt } = mail;
  const settled = lastAttempt?.outcome === 'settled-sent' || lastAttempt?.outcome === 'settled-not-sent';
  const key = settled ? lastAttempt.outcome : state;
  const at = dateText(lastAttempt?.at ?? mail.filedAt, true);
  return (
    <div data-mail-state={state} className="flex flex-col gap-1.5">
      <p className="flex items-start gap-2">
        <StateMark state={marks[state]} word={t(`outcome.${state}.word`)} className="shrink-0" />
        <span className="min-w-0 break-words">{t(`outcome.${key}.says`, { at, to: mail.to, host })}</span>
      </p>
      {lastAttempt?.fault && state === 'queued' && !settled ? <FaultLine fault={lastAttempt.fault} /> : null}
      {lastAttempt && lastAttempt.answer !== '' ? <ServerAnswer label={t('outcome.answer')} text={lastAttempt.answer} /> : null}
    </div>
  );
}
