import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paused } from '../../contract/desk.ts';
import { useBridge } from '../bridge/bridge.tsx';
import { useAccount, useStatus } from '../bridge/desk.tsx';
import { faultOf } from '../bridge/fault.ts';
import { Button } from '../ui/button.tsx';
import { useCommand } from '../ui/commands.ts';
import { dateText } from '../ui/time.tsx';
import { toast } from '../ui/toast.tsx';

function useSetPaused(): (paused: boolean) => void {
  const { t: faults } = useTranslation('faults');
  const { client } = useBridge();
  const account = useAccount();
  return (paused) => {
    client.desk
      .setPaused({ account, paused })
      .catch((error: unknown) => toast(faults(`${faultOf(error).code}.what`), faults(`${faultOf(error).code}.next`)));
  };
}

/** Who paused looking for changes and when, and the way back. */
export function PausedWords(props: { readonly paused: Paused }): ReactNode {
  const { t } = useTranslation('app');
  const setPaused = useSetPaused();
  const { at, by, where } = props.paused;
  const when = dateText(at, true);
  return (
    <>
      <span>
        {where === 'tray' ? t('paused.tray', { when }) : by === '' ? t('paused.here', { when }) : t('paused.by', { name: by, when })}
      </span>
      <Button onClick={() => setPaused(false)}>{t('paused.resume')}</Button>
    </>
  );
}

/** Pausing and resuming from the palette. */
export function PauseCommand(): ReactNode {
  const { t } = useTranslation('app');
  const setPaused = useSetPaused();
  const paused = useStatus().data?.paused ?? null;
  useCommand({
    id: 'pause',
    label: t(paused ? 'paused.resume' : 'paused.pause'),
    group: t('group.data'),
    run: () => setPaused(paused === null),
  });
  return null;
}
