import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasureOutcome } from '../../../contract/erasure.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { ActPart } from './act-part.tsx';
import { Done } from './done.tsx';
import { GoesPart, StaysPart } from './goes-part.tsx';
import { HoldPart } from './hold-part.tsx';
import { OutsidePart } from './outside-part.tsx';

/** `/erasure/CUSTOMER`: what erasing would do, then the act, then what it did. */
export function ErasePage(): ReactNode {
  const customerId = useParams({ from: '/erasure/$customerId' }).customerId as CustomerId;
  return <OneCustomer key={customerId} customerId={customerId} />;
}

function OneCustomer({ customerId }: { readonly customerId: CustomerId }): ReactNode {
  const { t } = useTranslation('erasure');
  const [done, setDone] = useState<{ readonly outcome: ErasureOutcome; readonly name: string } | null>(null);
  // A part of its own: what it has read of the customer is let go with it.
  if (done === null) return <Erasing customerId={customerId} onDone={(outcome, name) => setDone({ outcome, name })} />;
  return (
    <Page title={t('done.title')}>
      <Done outcome={done.outcome} name={done.name} />
    </Page>
  );
}

function Erasing(props: { readonly customerId: CustomerId; readonly onDone: (outcome: ErasureOutcome, name: string) => void }): ReactNode {
  const { t } = useTranslation('erasure');
  const { ask } = useBridge();
  const account = useAccount();
  const { customerId } = props;
  const preview = useQuery(ask.erasure.preview.queryOptions({ input: { account, customerId }, refetchOnMount: 'always' }));
  const fault = preview.error ? faultOf(preview.error) : null;
  // Gone since it was read: what was read is not shown any more.
  const data = fault?.code === 'not-found' ? undefined : preview.data;
  const name = data ? data.accountName || t('noName') : null;
  const back = (
    <Link
      to="/customers/$customerId"
      params={{ customerId }}
      className="inline-flex items-center gap-1 text-accent underline underline-offset-2"
    >
      <ArrowLeft size={14} aria-hidden /> {t('back')}
    </Link>
  );
  return (
    <Page title={t('title')} aside={name ? <bdi className="break-words">{name}</bdi> : null} actions={back}>
      {preview.isPending ? <Loading what={t('loading')} /> : null}
      {fault?.code === 'not-found' ? (
        <EmptyState
          title={t('notFound')}
          action={
            <Link to="/log" search={{ operation: 'customer-erased' }} className="text-accent underline underline-offset-2">
              {t('openLog')}
            </Link>
          }
        >
          {t('notFoundBody')}
        </EmptyState>
      ) : null}
      {fault && fault.code !== 'not-found' ? <FaultPanel fault={fault} onRetry={() => void preview.refetch()} /> : null}
      {data ? (
        <div className="grid max-w-320 items-start gap-5 min-[1000px]:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
          <div className="flex min-w-0 flex-col gap-5">
            <GoesPart preview={data} />
            <StaysPart preview={data} />
            <OutsidePart outside={data.outside} />
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <ActPart preview={data} onDone={(outcome) => props.onDone(outcome, data.accountName)} />
            <HoldPart customerId={customerId} holds={data.holds} />
          </div>
        </div>
      ) : null}
    </Page>
  );
}
