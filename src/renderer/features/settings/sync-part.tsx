import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStatus } from '../../../contract/desk.ts';
import { fullListingChoices } from '../../../core/sync/schedule.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Choice } from '../../ui/choice.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Facts } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';

const choices = ['auto', ...fullListingChoices.map(String)] as const;

/** How often the customers are read, which reading notices what, and when each was last done. */
export function SyncPart(props: { readonly status: DeskStatus }): ReactNode {
  const { t } = useTranslation('settings');
  const { client } = useBridge();
  const account = useAccount();
  const { lastCompleteAt, lastLookAt, fullEvery } = props.status.sync;
  const choose = useMutation({ mutationFn: (minutes: number | null) => client.sync.setFullEvery({ account, minutes }) });
  const when = (at: string | null | undefined) => (at ? dateText(at, true) : t('sync.never'));
  return (
    <div className="flex flex-col gap-3">
      <Facts
        rows={[
          [t('sync.full'), when(lastCompleteAt)],
          [t('sync.look'), when(lastLookAt)],
        ]}
      />
      <p className="text-secondary">{t('sync.difference')}</p>
      <Choice
        label={t('sync.every')}
        value={fullEvery?.chosen ? String(fullEvery.minutes) : 'auto'}
        options={choices.map((value) => ({
          value,
          label: t(`sync.choice.${value}`),
          ...(value === 'auto' ? { help: t('sync.autoHelp') } : {}),
        }))}
        onChange={(value) => choose.mutate(value === 'auto' ? null : Number(value))}
      />
      {choose.error ? <FaultLine fault={faultOf(choose.error)} /> : null}
    </div>
  );
}
