import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../contract/customers.ts';
import type { Fact } from '../../../core/fact/fact.ts';
import { Bar } from '../../ui/bar.tsx';
import { Facts, Panel } from '../../ui/page.tsx';
import { Age } from '../../ui/time.tsx';

/** What is open and running: the numbers behind the consequences. */
export function Money({ money }: { readonly money: CustomerCard['money'] }): ReactNode {
  const { t, i18n } = useTranslation('customers');
  const amount = numberOf(money.budgetAmount);
  const used = numberOf(money.budgetUsed);
  const written = (value: number) => value.toLocaleString(i18n.language, { maximumFractionDigits: 2 });
  return (
    <Panel title={t('money')}>
      <Facts
        rows={[
          [t('unpaidOrders'), <Reading key="u" fact={money.unpaidOrders} />],
          [t('yearly'), <Reading key="y" fact={money.yearlyResources} />],
          [t('payPerUse'), <Reading key="p" fact={money.payPerUseResources} />],
          [
            t('budget'),
            amount === null || used === null ? (
              <span key="b" className="text-secondary">
                {t('notRead')}
              </span>
            ) : (
              <span key="b" className="flex items-center gap-2">
                <Bar role="meter" label={t('budget')} value={used} most={Math.max(amount, used)} />
                <span className="whitespace-nowrap">{t('budgetUsed', { used: written(used), amount: written(amount) })}</span>
              </span>
            ),
          ],
        ]}
      />
    </Panel>
  );
}

const numberOf = (fact: Fact | null): number | null => (typeof fact?.value === 'number' ? fact.value : null);

function Reading({ fact }: { readonly fact: Fact | null }): ReactNode {
  const { t } = useTranslation('customers');
  if (!fact) return <span className="text-secondary">{t('notRead')}</span>;
  return (
    <>
      {String(fact.value)} <Age at={fact.observedAt} className="ml-1 text-small text-secondary" />
    </>
  );
}
