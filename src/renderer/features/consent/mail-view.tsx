import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';
import { Panel } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { LetterText, underline } from './letter-text.tsx';

/** The mail exactly as it is made: header lines, subject and text, locked, with its source. */
export function MailView(props: { readonly draft: ConsentDraft }): ReactNode {
  const { t } = useTranslation('consent');
  const { draft } = props;
  const customer = draft.subject.find((piece) => piece.names === 'customer')?.text ?? '';
  const partner = draft.subject.find((piece) => piece.names === 'partner')?.text ?? '';
  const { source } = draft;
  return (
    <Panel
      title={t('mail')}
      aside={
        <span className="inline-flex items-center gap-1" title={t('lockedHelp')}>
          <Lock size={12} aria-hidden /> {t('locked')}
        </span>
      }
    >
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5 border-b border-hairline pb-3">
        <dt className="text-secondary">{t('from')}</dt>
        <dd className="break-words">{draft.from ?? <StateMark state="blocked" word={t('missingFrom')} />}</dd>
        <dt className="text-secondary">{t('to')}</dt>
        <dd className="break-words">
          {draft.to ?? <StateMark state="blocked" word={t('missingTo')} />}
          {draft.to?.includes('•') ? <span className="text-secondary"> {t('maskedTo')}</span> : null}
        </dd>
        <dt className="text-secondary">{t('subject')}</dt>
        <dd className="break-words">
          <LetterText pieces={draft.subject} />
        </dd>
      </dl>
      <p className="py-4 text-title leading-7 break-words whitespace-pre-wrap">
        <LetterText pieces={draft.body} />
      </p>
      <div className="flex flex-wrap gap-x-5 gap-y-1 border-t border-hairline pt-2 text-small">
        <span className="text-secondary">{t('legend')}:</span>
        <span className={underline.customer}>{t('legendCustomer', { name: customer })}</span>
        {draft.missing.includes('partner-name') ? (
          <StateMark state="blocked" word={t('missingName')} />
        ) : (
          <span className={underline.partner}>{t('legendPartner', { name: partner })}</span>
        )}
      </div>
      <p className="mt-2 text-small break-words text-secondary">
        {t('lockedHelp')} {t('source', { title: source.title })},{' '}
        {source.date ? t('sourceDated', { date: source.date }) : t('sourceUndated', { date: source.readOn })} · {source.key} ·{' '}
        {source.address}
      </p>
    </Panel>
  );
}
