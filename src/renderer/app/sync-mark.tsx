import { useNavigate } from '@tanstack/react-router';
import { CircleCheck, CirclePause, CloudOff, Hand, RefreshCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStatus } from '../../contract/desk.ts';
import { useBridge } from '../bridge/bridge.tsx';
import { useAccount } from '../bridge/desk.tsx';
import { faultOf } from '../bridge/fault.ts';
import { Button } from '../ui/button.tsx';
import { useCommand } from '../ui/commands.ts';
import { countText } from '../ui/count.ts';
import { Age } from '../ui/time.tsx';
import { toast } from '../ui/toast.tsx';

/** How the data comes here, always in the same place: its age and what sync is doing, or that there is no connection. */
export function SyncMark({ status }: { readonly status: DeskStatus }): ReactNode {
  return status.capabilities.read ? <Syncing status={status} /> : <ByHand />;
}

/** Nothing can be read: no sync to start, and neither online nor offline. */
function ByHand(): ReactNode {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  return (
    <Button
      look="quiet"
      hint={t('byHand.hint')}
      icon={<Hand size={14} aria-hidden />}
      onClick={() => void navigate({ to: '/import' })}
      className="font-normal text-secondary"
    >
      {t('byHand.word')}
    </Button>
  );
}

/** Pressing it syncs or pauses. */
function Syncing({ status }: { readonly status: DeskStatus }): ReactNode {
  const { t } = useTranslation('app');
  const { t: faults } = useTranslation('faults');
  const { client } = useBridge();
  const account = useAccount();
  const running = status.sync.phase === 'running';
  const press = () => {
    const done = running ? client.sync.pause({ account }) : client.sync.start({ account });
    done.catch((error: unknown) => toast(faults(`${faultOf(error).code}.what`), faults(`${faultOf(error).code}.next`)));
  };
  useCommand({ id: 'sync', label: running ? t('sync.pause') : t('sync.start'), keys: 'Ctrl+Shift+S', group: t('group.data'), run: press });
  return (
    <Button
      look="quiet"
      keys="Ctrl+Shift+S"
      hint={running ? t('sync.pause') : t('sync.start')}
      icon={<Icon status={status} />}
      onClick={press}
      className="numbers font-normal text-secondary"
    >
      <Words status={status} />
    </Button>
  );
}

function Icon({ status }: { readonly status: DeskStatus }): ReactNode {
  if (status.reach.state === 'offline') return <CloudOff size={14} aria-hidden className="text-unknown" />;
  if (status.sync.phase === 'running') return <RefreshCw size={14} aria-hidden className="animate-spin" />;
  if (status.paused || status.sync.phase === 'paused') return <CirclePause size={14} aria-hidden />;
  if (status.sync.phase === 'waiting-for-person') return <TriangleAlert size={14} aria-hidden className="text-unknown" />;
  return <CircleCheck size={14} aria-hidden className="text-allowed" />;
}

function Words({ status }: { readonly status: DeskStatus }): ReactNode {
  const { t } = useTranslation('app');
  const { phase, progress, lastCompleteAt, left } = status.sync;
  if (phase === 'running') {
    const total = progress?.total ?? progress?.expected ?? null;
    const read = countText(progress?.read ?? 0);
    const far = total === null ? t('sync.reading', { read }) : t('sync.readingOf', { read, total: countText(total) });
    // Minutes, never less than one: seconds would pretend to know more.
    return left === null || left === undefined ? far : `${far}, ${t('sync.left', { count: Math.max(1, Math.round(left / 60)) })}`;
  }
  if (status.paused) return t('paused.word');
  if (phase === 'paused') return t('sync.paused');
  if (phase === 'waiting-for-person') return t('sync.waiting');
  if (!lastCompleteAt) return t('sync.never');
  return (
    <>
      {status.reach.state === 'offline' ? t('offline.word') : t('sync.synced')} <Age at={lastCompleteAt} />
    </>
  );
}
