import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { countText } from '../../ui/count.ts';
import { HandOut } from './hand-out.tsx';

/** What can be done this week, by who must act. */
export function MendsPart({ batchId }: { readonly batchId: string }): ReactNode {
  const { t } = useTranslation('batch');
  const { t: app } = useTranslation('app');
  const { ask, client } = useBridge();
  const account = useAccount();
  const mends = useQuery(ask.checkMany.mends.queryOptions({ input: { account, batchId } })).data ?? [];
  if (mends.length === 0) return null;
  return (
    <section>
      <h3 className="font-medium">{t('mends.title')}</h3>
      <ul className="mt-1 grid gap-2">
        {mends.map(({ mustAct, customers, rules }) => {
          const about = t('mends.who', { who: app(`mustAct.${mustAct}`) });
          return (
            <li key={mustAct} className="border-t border-hairline pt-2">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{about}</span>
                <span className="numbers text-secondary">{t('asks.customers', { count: customers, shown: countText(customers) })}</span>
              </p>
              <ul className="mb-1 grid gap-0.5">
                {rules.map(({ ruleId, remedy, customers: of }) => (
                  <li key={ruleId} className="numbers">
                    <span className="text-secondary">{ruleId}</span> {remedy} ({countText(of)})
                  </li>
                ))}
              </ul>
              <HandOut
                about={about}
                copy={t('mends.copy')}
                save={t('mends.save')}
                make={(way) => client.checkMany.remediesText({ account, batchId, mustAct, way })}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
