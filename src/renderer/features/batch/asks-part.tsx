import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { countText } from '../../ui/count.ts';
import { HandOut } from './hand-out.tsx';

/** What has to be learned, by whom it is asked and whose customers they are. */
export function AsksPart({ batchId }: { readonly batchId: string }): ReactNode {
  const { t } = useTranslation('batch');
  const { t: app } = useTranslation('app');
  const { ask, client } = useBridge();
  const account = useAccount();
  const asks = useQuery(ask.checkMany.asks.queryOptions({ input: { account, batchId } })).data ?? [];
  if (asks.length === 0) return null;
  return (
    <section>
      <h3 className="font-medium">{t('asks.title')}</h3>
      <ul className="mt-1 grid gap-2">
        {asks.map(({ whom, manager, customers, kinds }) => {
          const about = t(`asks.whom_${whom}`, { manager: manager === '' ? t('asks.nobody') : manager });
          return (
            <li key={`${whom} ${manager}`} className="border-t border-hairline pt-2">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">
                  <bdi>{about}</bdi>
                </span>
                <span className="numbers text-secondary">{t('asks.customers', { count: customers, shown: countText(customers) })}</span>
              </p>
              <p className="numbers mb-1 text-small text-secondary">
                {kinds
                  .map(
                    ({ kind, customers: of }) =>
                      `${kind === 'undocumented' ? t('list.undocumented') : app(`fact.${kind}`)} (${countText(of)})`,
                  )
                  .join(', ')}
              </p>
              {whom === 'connection' ? null : (
                <HandOut
                  about={about}
                  copy={t('asks.copy')}
                  save={t('asks.save')}
                  make={(way) => client.checkMany.questionsText({ account, batchId, whom, manager, way })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
