import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import { DateText } from '../../ui/time.tsx';
import { MailStateMark } from './mail-state.tsx';

const link = 'text-accent underline underline-offset-2';
const columns = ['filed', 'state', 'kind', 'customer', 'subject'] as const;

/** Filed mails, newest first. */
export function MailRows(props: { readonly rows: readonly MailLine[] }): ReactNode {
  const { t } = useTranslation('mails');
  return (
    <table aria-label={t('list')} className="w-full table-fixed text-left">
      <colgroup>
        <col className="w-34" />
        <col className="w-32" />
        <col className="w-44" />
        <col className="w-40" />
        <col />
      </colgroup>
      <thead>
        <tr className="text-small text-secondary">
          {columns.map((column) => (
            <th key={column} scope="col" className="border-b border-hairline py-1.5 pr-3 font-normal">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((mail) => (
          <tr key={mail.id} className="border-b border-hairline/60 align-top hover:bg-hover">
            <td className="py-1.5 pr-3">
              <DateText at={mail.filedAt} time />
            </td>
            <td className="py-1.5 pr-3">
              <MailStateMark state={mail.state} />
            </td>
            <td className="py-1.5 pr-3">{t(`kind.${mail.kind}`)}</td>
            <td className="truncate py-1.5 pr-3">
              <Whose mail={mail} />
            </td>
            <td className="py-1.5">
              <Link to="/mails/$mailId" params={{ mailId: mail.id }} className={`block truncate ${link}`} dir="auto" title={mail.subject}>
                {mail.subject || t('noSubject')}
              </Link>
              <p className="truncate text-small text-secondary">
                <FromTo mail={mail} />
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The customer, as a link to its card. */
export function Whose({ mail }: { readonly mail: Pick<MailLine, 'customerId' | 'accountName'> }): ReactNode {
  const { t } = useTranslation('mails');
  if (mail.customerId === null) return <span className="text-secondary">{t('nobody')}</span>;
  return (
    <Link to="/customers/$customerId" params={{ customerId: mail.customerId }} search={{}} className={link} title={mail.accountName ?? ''}>
      <bdi>{mail.accountName ?? mail.customerId}</bdi>
    </Link>
  );
}

export function FromTo({ mail }: { readonly mail: Pick<MailLine, 'from' | 'to'> }): ReactNode {
  const { t } = useTranslation('mails');
  return (
    <>
      <bdi>{mail.from || t('none')}</bdi> → <bdi>{mail.to || t('none')}</bdi>
    </>
  );
}
