import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../bridge/desk.tsx';
import { IconButton } from '../../ui/button.tsx';
import { AnswerQuote } from './answer-quote.tsx';
import { useDrops } from './drops.ts';
import { dismissFiled } from './take-mails.ts';

const link = 'text-accent underline underline-offset-2';

/** The mail that was filed last, and where its proposed answer is recorded: by the person, on the request's own page. */
export function FiledNote(): ReactNode {
  const { t } = useTranslation('mails');
  const account = useAccount();
  const { filed } = useDrops(account);
  if (filed === null) return null;
  const { caseId, customerId } = filed.target;
  return (
    <div role="status" className="flex items-start gap-2 rounded-base border border-accent bg-accent-soft p-3">
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="font-semibold break-words">{t('filed.title', { name: filed.name })}</p>
        {filed.answer ? <AnswerQuote answer={filed.answer} /> : null}
        <p className="flex flex-wrap gap-4">
          {filed.answer && caseId !== null && filed.answer.says !== 'asks-to-leave' ? (
            <Link to="/requests/$caseId" params={{ caseId }} className={link}>
              {t('filed.toRequest')}
            </Link>
          ) : null}
          {filed.answer && (caseId === null || filed.answer.says === 'asks-to-leave') && customerId !== null ? (
            <Link to="/record" search={{ customer: customerId, ...(caseId === null ? {} : { case: caseId }) }} className={link}>
              {t('filed.toRecord')}
            </Link>
          ) : null}
          <Link to="/mails/$mailId" params={{ mailId: filed.mailId }} className={link}>
            {t('filed.show')}
          </Link>
        </p>
      </div>
      <IconButton label={t('filed.dismiss')} icon={<X size={14} aria-hidden />} onClick={() => dismissFiled(account)} />
    </div>
  );
}
