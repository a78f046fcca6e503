import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';

/** How long people's data is kept, in a line; the page of its own decides it. */
export function KeepingPart(): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const account = useAccount();
  const state = useQuery(ask.erasure.state.queryOptions({ input: { account } })).data;
  const due = useQuery(ask.erasure.due.queryOptions({ input: { account, offset: 0, limit: 1 } })).data;
  return (
    <>
      <p className="min-h-5">
        {state?.retention.kind === 'for-ever' ? t('keeping.for-ever') : null}
        {state?.retention.kind === 'years' ? t('keeping.years', { count: state.retention.years }) : null}{' '}
        {due && due.total > 0 ? t('keeping.due', { count: due.total }) : null} {state?.accountHold ? t('keeping.held') : null}
      </p>
      <Link to="/erasure" className="text-accent underline underline-offset-2">
        {t('keeping.open')}
      </Link>
    </>
  );
}
