import { Link } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import type { ActResult } from './use-act.ts';

/** What the act came to; takes the focus, for the form it answers has gone. */
export function ResultBanner(props: {
  readonly result: ActResult;
  readonly detail: CaseDetail;
  readonly place: RefObject<HTMLDivElement | null>;
}): ReactNode {
  const { t, i18n } = useTranslation('requests');
  const { result, place } = props;
  const { row } = props.detail;
  // What a person stated is never told as done.
  const statedBy = row.state === result.state ? row.statedBy : '';
  // A question that has just closed gives the focus back a microtask later: the result comes after that. One that closes later knows the place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each result takes the focus once
  useEffect(() => queueMicrotask(() => place.current?.focus()), [result]);
  const link = 'text-accent underline underline-offset-2';
  return (
    <div ref={place} tabIndex={-1} role="status" className="rounded-base border border-accent bg-accent-soft p-3 outline-none">
      <p className="font-semibold">
        {statedBy
          ? t(result.state === 'awaiting-customer' ? 'stated.resultSubmitted' : 'stated.resultOther', {
              account: row.accountName,
              name: statedBy,
              state: t(`state.${result.state}`),
            })
          : i18n.exists(`requests:act.result.${result.state}`)
            ? t(`act.result.${result.state}`, { account: row.accountName })
            : t(`state.${result.state}`)}
      </p>
      <p className="mt-1 flex flex-wrap gap-4">
        {result.state === 'disassociated' ? (
          <Link to="/consent/$customerId" params={{ customerId: row.customerId }} search={{ case: row.id }} className={link}>
            {t('act.next.consent')}
          </Link>
        ) : null}
        <Link to="/log" search={{ case: row.id }} className={link}>
          {t('act.next.log')}
        </Link>
      </p>
    </div>
  );
}
