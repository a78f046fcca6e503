import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../core/customer/customer.ts';
import type { Consequence } from '../../../core/rule/consequences.ts';
import { faultOf } from '../../bridge/fault.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { Summary } from '../../ui/summary.tsx';
import { Sources } from './finding-row.tsx';
import { useConsequences } from './use-request.ts';

/** The engine tells what weighs most first: so many stand open. */
const leading = 3;

/** What it will do to the customer, sentence by sentence with its source: what weighs most open, the rest folded. */
export function Effects(props: { readonly customerId: CustomerId }): ReactNode {
  const { t } = useTranslation('requests');
  const consequences = useConsequences(props.customerId);
  const all = consequences.data ?? [];
  return (
    <Panel title={t('letter.effects')}>
      {consequences.isPending ? <Loading /> : null}
      {consequences.isError ? <FaultLine fault={faultOf(consequences.error)} /> : null}
      <Sentences of={all.slice(0, leading)} />
      {all.length > leading ? (
        <details className="mt-1">
          <Summary>{t('letter.moreEffects', { count: all.length - leading })}</Summary>
          <Sentences of={all.slice(leading)} />
        </details>
      ) : null}
    </Panel>
  );
}

/** The same three beside the statement that is ticked (R18). */
export function LeadingEffects(props: { readonly customerId: CustomerId }): ReactNode {
  const { t } = useTranslation('requests');
  const all = useConsequences(props.customerId).data ?? [];
  return (
    <>
      <Sentences of={all.slice(0, leading)} />
      {all.length > leading ? (
        <p className="mt-1 text-small text-secondary">{t('act.summaryMore', { title: t('letter.effects') })}</p>
      ) : null}
    </>
  );
}

function Sentences(props: { readonly of: readonly Consequence[] }): ReactNode {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-secondary">
      {props.of.map((one) => (
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
