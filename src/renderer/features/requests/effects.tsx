import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { faultOf } from '../../bridge/fault.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { Sources } from './finding-row.tsx';
import { useConsequences } from './use-request.ts';

/** What it will do to the customer, sentence by sentence with its source. */
export function Effects(props: { readonly customerId: CustomerId }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Panel title={t('letter.effects')}>
      <ConsequenceList customerId={props.customerId} />
    </Panel>
  );
}

export function ConsequenceList(props: { readonly customerId: CustomerId }): ReactNode {
  const consequences = useConsequences(props.customerId);
  if (consequences.isPending) return <Loading />;
  if (consequences.isError) return <FaultLine fault={faultOf(consequences.error)} />;
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-secondary">
      {consequences.data.map((one) => (
        <li key={`${one.ruleId}-${one.statement}`}>
          {one.statement}{' '}
          <span className="text-small text-secondary">
            {one.ruleId} · <Sources sources={one.sources} inferred={one.inferred} />
          </span>
        </li>
      ))}
    </ul>
  );
}
