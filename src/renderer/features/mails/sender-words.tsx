import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailProposal } from '../../../contract/mails.ts';
import { type MarkState, StateMark } from '../../ui/state-mark.tsx';

const marks: Record<MailProposal['sender'], MarkState> = {
  'known-address': 'satisfied',
  'our-address': 'satisfied',
  'other-address': 'warning',
  'no-address-known': 'unknown',
};

/** The sender beside the address that is known; an address alone proves nobody. */
export function SenderWords(props: { readonly sender: MailProposal['sender'] }): ReactNode {
  const { t } = useTranslation('mails');
  const { sender } = props;
  return (
    <div className="flex flex-col gap-0.5">
      <StateMark state={marks[sender]} word={t(`sender.${sender}.word`)} />
      <p className="text-secondary">{t(`sender.${sender}.means`)}</p>
    </div>
  );
}
