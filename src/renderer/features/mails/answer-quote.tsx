import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailProposal } from '../../../contract/mails.ts';

/** What the mail seems to answer, and the sentence that this rests on. Proposed; never recorded by the app. */
export function AnswerQuote(props: { readonly answer: NonNullable<MailProposal['answer']> }): ReactNode {
  const { t } = useTranslation('mails');
  const { says, sentence } = props.answer;
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{t(`answer.${says}`)}</p>
      <blockquote dir="auto" className="border-l-2 border-edge pl-2 break-words whitespace-pre-wrap">
        {sentence}
      </blockquote>
      <p className="text-secondary">{t('answer.proposed')}</p>
    </div>
  );
}
