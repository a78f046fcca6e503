import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchPlan } from '../../../core/batch/batch-plan.ts';
import { countText } from '../../ui/count.ts';
import { durationText } from './duration.ts';

const head = 'py-1 pr-4 font-medium';
const number = 'py-1 pr-4 text-right';

/** Calls by kind beside what people have to state. */
export function PlanTable({ plan }: { readonly plan: BatchPlan }): ReactNode {
  const { t } = useTranslation('batch');
  const { t: app } = useTranslation('app');
  return (
    <div className="grid gap-x-8 gap-y-3 min-[1200px]:grid-cols-2">
      {plan.reads ? (
        <div className="overflow-x-auto">
          <table className="numbers w-full text-left">
            <thead>
              <tr className="text-small text-secondary">
                <th scope="col" className={head}>
                  {t('plan.what')}
                </th>
                {(['known', 'customers', 'calls', 'takes'] as const).map((word) => (
                  <th key={word} scope="col" className={`${head} text-right`}>
                    {t(`plan.${word}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {plan.asks.map(({ kind, known, customers, calls, seconds }) => (
                <tr key={kind} className="border-t border-hairline">
                  <th scope="row" className="py-1 pr-4 font-normal">
                    {t(`kind.${kind}`)}
                  </th>
                  <td className={number}>{countText(known)}</td>
                  <td className={number}>{countText(customers)}</td>
                  <td className={number}>{countText(calls)}</td>
                  <td className={`${number} whitespace-nowrap`}>{calls === 0 ? '' : durationText(seconds, t)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <section>
        <h3 className="font-medium">{t('plan.missing')}</h3>
        <p className="text-small text-secondary">{plan.missing.length === 0 ? t('plan.missingNone') : t('plan.missingWords')}</p>
        {plan.missing.length === 0 ? null : (
          <table className="numbers mt-1 w-full text-left">
            <thead>
              <tr className="text-small text-secondary">
                <th scope="col" className={head}>
                  {t('plan.fact')}
                </th>
                <th scope="col" className={head}>
                  {t('plan.whom')}
                </th>
                <th scope="col" className={`${head} text-right`}>
                  {t('plan.customers')}
                </th>
              </tr>
            </thead>
            <tbody>
              {plan.missing.map(({ kind, askWhom, about, customers }) => (
                <tr key={kind} className="border-t border-hairline">
                  <th scope="row" className="py-1 pr-4 font-normal">
                    {app(`fact.${kind}`)}
                  </th>
                  <td className="py-1 pr-4">{t(`plan.whom-${askWhom}`)}</td>
                  <td className={number}>{about === 'partner' ? t('plan.once') : countText(customers)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}
