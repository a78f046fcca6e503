import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';
import { Panel } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { placeId, weightAt } from './findings.ts';
import { framed, LetterText, underline } from './letter-text.tsx';
import { TemplateLine } from './template-line.tsx';

/** The mail exactly as it is made: header lines, subject and text, locked, with its source; where the linter finds something it is framed. */
export function MailView(props: { readonly draft: ConsentDraft }): ReactNode {
  const { t } = useTranslation('consent');
  const { draft } = props;
  const { findings } = draft;
  const customer = draft.subject.find((piece) => piece.names === 'customer')?.text ?? '';
  const partner = draft.subject.find((piece) => piece.names === 'partner')?.text ?? '';
  const inSubject = draft.subject.filter((piece) => piece.names !== null).length;
  const whole = (part: 'sender' | 'recipient' | 'subject' | 'body') => {
    const weight = weightAt(findings, part, null);
    return { id: placeId(part, null), tabIndex: -1, className: `break-words ${weight ? framed[weight] : ''}` };
  };
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
        <dd {...whole('sender')}>{draft.from ?? <StateMark state="blocked" word={t('missingFrom')} />}</dd>
        <dt className="text-secondary">{t('to')}</dt>
        <dd {...whole('recipient')}>
          {draft.to ?? <StateMark state="blocked" word={t('missingTo')} />}
          {draft.to?.includes('•') ? <span className="text-secondary"> {t('maskedTo')}</span> : null}
        </dd>
        <dt className="text-secondary">{t('subject')}</dt>
        <dd {...whole('subject')}>
          <LetterText pieces={draft.subject} part="subject" first={1} findings={findings} />
        </dd>
      </dl>
      <div className="py-4">
        <p {...whole('body')} lang="en" className={`text-title leading-7 whitespace-pre-wrap ${whole('body').className}`}>
          <LetterText pieces={draft.body} part="body" first={inSubject + 1} findings={findings} />
        </p>
      </div>
      <div className="flex flex-wrap gap-x-5 gap-y-1 border-t border-hairline pt-2 text-small">
        <span className="text-secondary">{t('legend')}:</span>
        <span className={`min-w-0 break-words ${underline.customer}`}>{t('legendCustomer', { name: customer })}</span>
        {draft.missing.includes('partner-name') ? (
          <StateMark state="blocked" word={t('missingName')} />
        ) : (
          <span className={`min-w-0 break-words ${underline.partner}`}>{t('legendPartner', { name: partner })}</span>
        )}
      </div>
      <TemplateLine draft={draft} />
    </Panel>
  );
}
