import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStatus } from '../../../contract/desk.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Choice } from '../../ui/choice.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Loading } from '../../ui/states.tsx';

/** What the app does by itself on this computer: looking for changes, and opening at login where the system offers it. */
export function ComputerPart(props: { readonly status: DeskStatus }): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const account = useAccount();
  const pause = useMutation(ask.desk.setPaused.mutationOptions());
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <p aria-hidden className="font-medium">
          {t('computer.looking')}
        </p>
        <Choice
          label={t('computer.looking')}
          value={props.status.paused ? 'paused' : 'looking'}
          onChange={(value) => pause.mutate({ account, paused: value === 'paused' })}
          options={[
            { value: 'looking', label: t('computer.look'), help: t('computer.lookHelp') },
            { value: 'paused', label: t('computer.pause'), help: t('computer.pauseHelp') },
          ]}
        />
        {pause.error ? <FaultLine fault={faultOf(pause.error)} /> : null}
      </div>
      <LoginItem />
    </div>
  );
}

function LoginItem(): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const cache = useQueryClient();
  const item = useQuery(ask.settings.loginItem.queryOptions());
  const keep = useMutation(
    ask.settings.setLoginItem.mutationOptions({
      onSuccess: (now) => void cache.setQueryData(ask.settings.loginItem.queryKey(), now),
    }),
  );
  if (!item.data) return item.error ? <FaultLine fault={faultOf(item.error)} /> : <Loading />;
  return (
    <div className="flex flex-col gap-1">
      <p aria-hidden className="font-medium">
        {t('computer.login')}
      </p>
      {item.data === 'not-offered' ? (
        <p className="text-secondary">{t('computer.loginNot')}</p>
      ) : (
        <Choice
          label={t('computer.login')}
          value={item.data}
          onChange={(value) => keep.mutate({ on: value === 'on' })}
          options={[
            { value: 'off', label: t('computer.loginOff') },
            { value: 'on', label: t('computer.loginOn') },
          ]}
        />
      )}
      {keep.error ? <FaultLine fault={faultOf(keep.error)} /> : null}
    </div>
  );
}
