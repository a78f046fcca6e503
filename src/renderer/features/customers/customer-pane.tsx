import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Loading } from '../../ui/states.tsx';
import { AskCustomer } from './ask-customer.tsx';
import { CardActions } from './card-actions.tsx';
import { CardHead } from './card-head.tsx';
import { Checklist } from './checklist.tsx';
import { Checks } from './checks.tsx';
import { Consequences } from './consequences.tsx';
import { History } from './history.tsx';
import { HoldNote } from './hold-note.tsx';
import { Money } from './money.tsx';
import { Quota } from './quota.tsx';

/** Everything about one customer, top to bottom in the order of the work: can it be done, what is missing, what will it do. */
export function CustomerPane(props: { readonly customerId: string; readonly onClose: () => void }): ReactNode {
  const { ask } = useBridge();
  const account = useAccount();
  const customerId = props.customerId as CustomerId;
  const question = useQuery(ask.customers.card.queryOptions({ input: { account, customerId } }));
  const card = question.data;
  if (!card) {
    return question.error ? (
      <div className="p-4">
        <FaultPanel fault={faultOf(question.error)} onRetry={() => void question.refetch()} />
      </div>
    ) : (
      <Loading />
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <div tabIndex={0} className="min-h-0 flex-1 overflow-auto outline-offset-[-2px]">
      <CardHead card={card} onClose={props.onClose} />
      <div className="flex flex-col gap-3 px-4 pb-8">
        <CardActions card={card} />
        <HoldNote customerId={customerId} />
        {question.error ? <FaultPanel fault={faultOf(question.error)} onRetry={() => void question.refetch()} /> : null}
        <Checks card={card} />
        <Checklist rows={card.checklist} />
        <AskCustomer customerId={customerId} />
        <Quota views={card.quota} />
        <Money money={card.money} />
        <Consequences card={card} />
        <History card={card} />
      </div>
    </div>
  );
}
