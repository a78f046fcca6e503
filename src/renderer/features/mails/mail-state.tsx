import { Ban, FileOutput, Inbox, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import type { MailState } from '../../../core/mail/mail.ts';
import { type MarkState, StateMark } from '../../ui/state-mark.tsx';

const marks: Partial<Record<MailState, MarkState>> = {
  queued: 'warning',
  sent: 'satisfied',
  'perhaps-sent': 'unknown',
  refused: 'blocked',
};
const quiet = { made: FileOutput, sending: LoaderCircle, received: Inbox, discarded: Ban } as const;

/** How a mail stands, in a word that claims no more than is known. */
export function MailStateMark(props: { readonly state: MailState }): ReactNode {
  const { t } = useTranslation('mails');
  const { state } = props;
  const mark = marks[state];
  if (mark !== undefined) return <StateMark state={mark} word={t(`state.${state}`)} />;
  const Icon = quiet[state as keyof typeof quiet];
  return (
    <span data-state={state} className="inline-flex items-center gap-1 align-top font-medium whitespace-nowrap text-secondary">
      <Icon size={14} aria-hidden className="shrink-0" />
      {t(`state.${state}`)}
    </span>
  );
}

/** Word key of `mails:stands` for what is known of it, and from whom. */
export function standing({ state, how, lastAttempt }: Pick<MailLine, 'state' | 'how' | 'lastAttempt'>): string {
  if (state !== 'sent') return state;
  if (lastAttempt?.outcome === 'settled-sent') return 'sentAsStated';
  return how === 'dropped' ? 'sentCopy' : 'sent';
}
