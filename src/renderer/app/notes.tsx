import { Link } from '@tanstack/react-router';
import { CirclePause, CloudOff, PlugZap, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../bridge/bridge.tsx';
import { useAccount, useStatus } from '../bridge/desk.tsx';
import { Button } from '../ui/button.tsx';
import { Age } from '../ui/time.tsx';
import { useEngine } from './engine.ts';
import { EngineDown, useDown } from './engine-down.tsx';
import { PausedWords } from './paused-note.tsx';
import { useRebuilt } from './rebuilt-note.tsx';

/** The one line under the frame: the engine is gone, or it is paused, or the partner cannot be reached, or a listing lost too many customers. */
export function Notes(): ReactNode {
  const { t } = useTranslation('app');
  const { t: faults } = useTranslation('faults');
  const { client } = useBridge();
  const account = useAccount();
  const engine = useEngine((state) => state.state);
  const status = useStatus().data;
  const down = useDown();
  const rebuilt = useRebuilt();
  if (down) {
    return (
      <div className="shrink-0 border-b border-hairline px-5 py-2">
        <EngineDown down={down} />
      </div>
    );
  }
  if (engine === 'gone') {
    return <Line icon={<PlugZap size={14} aria-hidden />}>{t('engineGone')}</Line>;
  }
  if (rebuilt) {
    return (
      <Line icon={<TriangleAlert size={14} aria-hidden />}>
        <span>{t('rebuilt.words')}</span>
        <Link to="/housekeeping" className="text-accent underline underline-offset-2">
          {t('rebuilt.open')}
        </Link>
      </Line>
    );
  }
  if (status?.sync.phase === 'waiting-for-person') {
    const answer = (trust: boolean) => client.sync.confirmLoss({ account, trust }).catch(() => undefined);
    return (
      <Line icon={<TriangleAlert size={14} aria-hidden />}>
        <span>
          {t('loss.words', { count: status.sync.missing })} {status.sync.doubt ? t(`loss.why.${status.sync.doubt}`) : null}
        </span>
        <Button onClick={() => void answer(true)}>{t('loss.trust')}</Button>
        <Button onClick={() => void answer(false)}>{t('loss.doubt')}</Button>
      </Line>
    );
  }
  if (status?.paused) {
    return (
      <Line icon={<CirclePause size={14} aria-hidden />}>
        <PausedWords paused={status.paused} />
      </Line>
    );
  }
  if (status?.capabilities.read && status.reach.state === 'offline') {
    return (
      <Line icon={<CloudOff size={14} aria-hidden />}>
        <span>
          {t('offline.line')} {status.reach.fault ? faults(`${status.reach.fault.code}.what`, status.reach.fault.detail ?? {}) : null}{' '}
          {status.oldestReadingAt ? (
            <>
              {t('offline.oldest')} <Age at={status.oldestReadingAt} />.
            </>
          ) : null}
          {status.reach.fault?.code === 'keys-missing' ? (
            <>
              {' '}
              <Link to="/accounts/$account" params={{ account }} className="underline">
                {t('account.giveKeys')}
              </Link>
            </>
          ) : null}
        </span>
      </Line>
    );
  }
  return null;
}

function Line(props: { readonly icon: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-hairline bg-unknown-soft px-5 py-1 text-unknown"
    >
      {props.icon}
      {props.children}
    </div>
  );
}
