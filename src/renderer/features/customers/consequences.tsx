import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../contract/customers.ts';
import { Panel } from '../../ui/page.tsx';
import { SourceList } from '../../ui/rule-row.tsx';

/** What it will do to the customer, and how hard it is to undo; every sentence with its source. */
export function Consequences({ card }: { readonly card: CustomerCard }): ReactNode {
  const { t } = useTranslation('customers');
  if (card.consequences.length === 0) return null;
  return (
    <Panel title={t('consequences')}>
      {card.consequences.some((one) => one.ruleId === 'R25') ? <Timeline /> : null}
      <ul>
        {card.consequences.map((one) => (
          <li
            key={one.statement}
            className="grid grid-cols-[1fr_auto] gap-x-3 border-b border-hairline py-1.5 first:pt-0 last:border-b-0 last:pb-0"
          >
            <p>{one.statement}</p>
            <code className="font-mono text-small text-secondary">{one.ruleId}</code>
            <SourceList sources={one.sources} inferred={one.inferred} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The order of R25, without dates: it begins only if the customer does not give a payment method. */
function Timeline(): ReactNode {
  const { t } = useTranslation('customers');
  const steps = ['leaves', 'grace', 'retention', 'deleted'] as const;
  return (
    <ol aria-label={t('timeline.label')} className="mb-3 grid grid-cols-4 text-small">
      {steps.map((step, index) => (
        <li key={step} className="relative pr-2">
          <span
            aria-hidden
            className={`mb-1 block h-1.5 ${['bg-accent', 'bg-unknown', 'bg-blocked', 'bg-text'][index]} ${index === 0 ? 'rounded-l-full' : ''} ${index === 3 ? 'rounded-r-full' : ''}`}
          />
          <span className="font-medium">{t(`timeline.${step}`)}</span>
          <span className="block text-secondary">{t(`timeline.${step}Words`)}</span>
        </li>
      ))}
    </ol>
  );
}
