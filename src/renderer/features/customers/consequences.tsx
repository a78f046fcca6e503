import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../contract/customers.ts';
import { Panel } from '../../ui/page.tsx';
import { SourceList } from '../../ui/rule-row.tsx';
import { Summary } from '../../ui/summary.tsx';
import { GraceTimeline } from './grace-timeline.tsx';

/** The engine tells what weighs most first: so many stand open. */
const leading = 3;

/** What it will do to the customer, and how hard it is to undo; every sentence with its source. */
export function Consequences({ card }: { readonly card: CustomerCard }): ReactNode {
  const { t } = useTranslation('customers');
  const all = card.consequences;
  if (all.length === 0) return null;
  const grace = all.filter((one) => one.ruleId === 'R24' || one.ruleId === 'R25');
  return (
    <Panel title={t('consequences')}>
      {grace.some((one) => one.ruleId === 'R25') ? <GraceTimeline inferred={grace.every((one) => one.inferred)} /> : null}
      <Sentences of={all.slice(0, leading)} />
      {all.length > leading ? (
        <details className="border-t border-hairline pt-1">
          <Summary>{t('moreConsequences', { count: all.length - leading })}</Summary>
          <Sentences of={all.slice(leading)} />
        </details>
      ) : null}
    </Panel>
  );
}

function Sentences(props: { readonly of: CustomerCard['consequences'] }): ReactNode {
  return (
    <ul>
      {props.of.map((one) => (
        <li
          key={one.statement}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b border-hairline py-1.5 first:pt-0 last:border-b-0"
        >
          <p>{one.statement}</p>
          <code className="font-mono text-small whitespace-nowrap text-secondary">{one.ruleId}</code>
          <SourceList sources={one.sources} inferred={one.inferred} />
        </li>
      ))}
    </ul>
  );
}
