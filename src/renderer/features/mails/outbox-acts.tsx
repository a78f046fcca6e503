import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import { useWaitingLetter } from '../../bridge/use-waiting-letter.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { LetterActs } from '../../ui/letter-acts.tsx';
import { toast } from '../../ui/toast.tsx';

/** What a person may do with a letter that waits, and why it did not go. */
export function OutboxActs({ mail }: { readonly mail: MailLine }): ReactNode {
  const { t } = useTranslation('mails');
  const acts = useWaitingLetter(mail.id, {
    sent: ({ state }) => {
      if (state === 'sent') toast(t('outbox.sent'));
    },
    discarded: () => toast(t('outbox.discarded')),
  });
  const told = acts.fault ?? mail.lastAttempt?.fault ?? null;
  if (mail.state === 'sending') return null;
  return (
    <div className="flex flex-col gap-2">
      <LetterActs state={mail.state} to={mail.to} canSend acts={acts} />
      {told ? <FaultPanel fault={told} /> : null}
    </div>
  );
}
