import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { DuePart } from './due-part.tsx';
import { HeldPart } from './held-part.tsx';
import { HoldPart } from './hold-part.tsx';
import { RetentionPart } from './retention-part.tsx';

/** `/erasure`: how long people's data is kept, what is held, and whose is due. */
export function KeepingPage(): ReactNode {
  const { t } = useTranslation('erasure');
  const { ask } = useBridge();
  const account = useAccount();
  const state = useQuery(ask.erasure.state.queryOptions({ input: { account }, refetchOnMount: 'always' }));
  const { data } = state;
  return (
    <Page title={t('keeping.title')}>
      {state.error ? <FaultPanel fault={faultOf(state.error)} onRetry={() => void state.refetch()} /> : null}
      {state.isPending ? <Loading /> : null}
      {data ? (
        <div className="grid max-w-320 items-start gap-5 min-[1000px]:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
          <div className="flex min-w-0 flex-col gap-5">
            <p>
              {t('keeping.erased', { count: data.erased })} {t('keeping.one')}{' '}
              {data.erased > 0 ? (
                <Link to="/log" search={{ operation: 'customer-erased' }} className="text-accent underline underline-offset-2">
                  {t('keeping.erasedLog')}
                </Link>
              ) : null}
            </p>
            <DuePart state={data} />
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <RetentionPart key={JSON.stringify(data.retention)} retention={data.retention} mayAct={data.mayAct} />
            <HoldPart customerId={null} holds={{ customer: null, account: data.accountHold }} />
            <HeldPart held={data.held} total={data.heldTotal} />
          </div>
        </div>
      ) : null}
    </Page>
  );
}
