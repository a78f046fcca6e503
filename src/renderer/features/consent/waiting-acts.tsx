import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import { useWaitingLetter } from '../../bridge/use-waiting-letter.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { LetterActs } from '../../ui/letter-acts.tsx';

/** What a person may do with a letter that waits: every sending is a click of its own. */
export function WaitingActs({ mail, canSend }: { readonly mail: MailLine; readonly canSend: boolean }): ReactNode {
  const { t } = useTranslation('consent');
  const acts = useWaitingLetter(mail.id);
  const settings = (
    <Link to="/settings" className="text-accent underline underline-offset-2">
      {t('waiting.noServer')}
    </Link>
  );
  return (
    <>
      <LetterActs state={mail.state} to={mail.to} canSend={canSend} acts={acts} beside={canSend ? null : settings} />
      {acts.fault ? <FaultLine fault={acts.fault} /> : null}
    </>
  );
}
