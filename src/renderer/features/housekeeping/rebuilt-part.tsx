import { useMutation } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RebuiltShown } from '../../../contract/housekeeping.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { DateText } from '../../ui/time.tsx';

/** A damaged database was rebuilt: what is provable, what is not, what is gone, and where the damaged file lies. */
export function RebuiltPart(props: { readonly rebuilt: RebuiltShown }): ReactNode {
  const { t } = useTranslation('housekeeping');
  const { client } = useBridge();
  const account = useAccount();
  const { rebuilt } = props;
  const acknowledge = useMutation({ mutationFn: () => client.housekeeping.acknowledge({ account }) });
  const lost = rebuilt.tables.filter((one) => one.lost);
  return (
    <section aria-labelledby="rebuilt" className="flex flex-col gap-2 rounded-base border border-blocked bg-blocked-soft p-3">
      <h2 id="rebuilt" className="flex items-center gap-2 font-semibold">
        <TriangleAlert size={16} aria-hidden className="text-blocked" /> {t('rebuilt.title')} <DateText at={rebuilt.at} time />
      </h2>
      <p>{t(rebuilt.unreadable ? 'rebuilt.unreadable' : 'rebuilt.what')}</p>
      <ul className="list-disc pl-4">
        <li>{t('rebuilt.provable', { count: rebuilt.provable })}</li>
        {rebuilt.salvaged > 0 ? <li>{t('rebuilt.salvaged', { count: rebuilt.salvaged })}</li> : null}
        <li>{rebuilt.lostEntries > 0 ? t('rebuilt.lostEntries', { count: rebuilt.lostEntries }) : t('rebuilt.noneLost')}</li>
        <li>
          {lost.length > 0
            ? t('rebuilt.lostRows', { tables: lost.map(({ table }) => t(`table.${table}`, { defaultValue: table })).join(', ') })
            : t('rebuilt.rowsWhole')}
        </li>
        <li>{t('rebuilt.anew')}</li>
      </ul>
      <p className="break-all">{t('rebuilt.aside', { path: rebuilt.aside })}</p>
      {rebuilt.checkpointLost ? <p>{t('rebuilt.checkpoint')}</p> : null}
      <div>
        <Button busy={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
          {t(rebuilt.checkpointLost ? 'rebuilt.goOn' : 'rebuilt.read')}
        </Button>
      </div>
      {acknowledge.error ? <FaultPanel fault={faultOf(acknowledge.error)} /> : null}
    </section>
  );
}
