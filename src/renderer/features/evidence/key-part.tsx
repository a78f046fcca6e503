import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { dateText } from '../../ui/time.tsx';
import { HashLine } from './hash-line.tsx';

/** The key that seals, by the name under which others will know it. */
export function KeyPart(): ReactNode {
  const { t } = useTranslation('evidence');
  const { ask } = useBridge();
  const account = useAccount();
  const key = useQuery(ask.evidence.key.queryOptions({ input: { account } }));
  return (
    <Panel title={t('key.title')}>
      {key.isPending ? <Loading /> : null}
      {key.error ? <FaultPanel fault={faultOf(key.error)} onRetry={() => void key.refetch()} /> : null}
      {key.data ? (
        <div className="flex flex-col gap-2">
          <HashLine hex={key.data.fingerprint} copyWords={t('key.copy')} />
          <p>{t('key.note')}</p>
          {key.data.replaces === null ? null : (
            <p role="note" className="rounded-base border border-unknown bg-unknown-soft p-2 break-words">
              {t('key.replaces', { fingerprint: key.data.replaces.slice(0, 16) })}
            </p>
          )}
          <p className="text-secondary">{t(`key.kept.${key.data.kept}`, { date: dateText(key.data.madeAt, true) })}</p>
        </div>
      ) : null}
    </Panel>
  );
}
