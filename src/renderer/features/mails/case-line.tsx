import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../core/case/case.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { dateText } from '../../ui/time.tsx';

/** One request in a line: whose it is, how it stands, since when. */
export function CaseLine(props: { readonly caseId: CaseId }): ReactNode {
  const { t } = useTranslation('mails');
  const { t: app } = useTranslation('app');
  const { ask } = useBridge();
  const account = useAccount();
  const row = useQuery(ask.requests.get.queryOptions({ input: { account, caseId: props.caseId }, select: (detail) => detail.row })).data;
  if (row === undefined) return null;
  return (
    <p className="text-small text-secondary">
      <Link to="/requests/$caseId" params={{ caseId: row.id }} className="text-accent underline underline-offset-2">
        {t('caseLine', {
          account: row.accountName,
          side: app(`side.${row.side}`),
          state: app(`caseState.${row.state}`),
          date: dateText(row.openedAt),
        })}
      </Link>
    </p>
  );
}
