import { ShieldAlert, ShieldCheck, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainResult as Check } from '../../../contract/log.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { type DeskFault, faultOf } from '../../bridge/fault.ts';
import { Bar } from '../../ui/bar.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { clockOf, shortHash } from './line-words.ts';

export type ChainState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly done: number; readonly of: number }
  | ({ readonly kind: 'checked' } & Check)
  | { readonly kind: 'failed'; readonly fault: DeskFault };

/** Reads the whole chain on request; stopping, and leaving the page, leaves the stream, which cancels it in the engine. */
export function useChainCheck(): {
  readonly state: ChainState;
  readonly start: () => void;
  readonly stop: () => void;
  readonly dismiss: () => void;
} {
  const { client } = useBridge();
  const account = useAccount();
  const [state, setState] = useState<ChainState>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = async () => {
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'running', done: 0, of: 0 });
    try {
      for await (const step of await client.log.verify({ account }, { signal: controller.signal })) {
        if (controller.signal.aborted) return;
        setState(step.kind === 'read' ? { kind: 'checked', ...step.check } : { kind: 'running', done: step.done, of: step.of });
      }
    } catch (error) {
      if (!controller.signal.aborted) setState({ kind: 'failed', fault: faultOf(error) });
    }
  };
  return {
    state,
    start: () => void run(),
    stop: () => {
      running.current?.abort();
      setState({ kind: 'none' });
    },
    dismiss: () => setState({ kind: 'none' }),
  };
}

/** How far the reading is, and the way to stop it. */
export function ChainProgress(props: { readonly done: number; readonly of: number; readonly onStop: () => void }): ReactNode {
  const { t } = useTranslation('log');
  const { done, of } = props;
  return (
    <>
      <span className="numbers text-secondary">{of === 0 ? t('verify.running') : t('verify.progress', { done, of })}</span>
      {of === 0 ? null : <Bar role="progressbar" label={t('verify.running')} value={done} most={of} />}
      <Button onClick={props.onStop}>{t('verify.cancel')}</Button>
    </>
  );
}

/** The result in words that claim no more than a chain can show (architecture.md, "The operation log"). */
export function ChainResult(props: {
  readonly state: ChainState;
  readonly onDismiss: () => void;
  readonly onShow: (sequence: number) => void;
  readonly onCheckpoint: () => void;
  readonly timeZone: string;
}): ReactNode {
  const { t } = useTranslation('log');
  const { state } = props;
  if (state.kind === 'none' || state.kind === 'running') return null;
  if (state.kind === 'failed') {
    return (
      <div className="px-5 pb-2">
        <FaultLine fault={state.fault} />
      </div>
    );
  }
  const { sound, entries, firstBroken, until } = state;
  const Icon = sound ? ShieldCheck : ShieldAlert;
  return (
    <div
      role="status"
      className={`mx-5 mb-2 flex items-start gap-2 rounded-base border p-2 ${sound ? 'border-hairline bg-raised' : 'border-blocked bg-blocked-soft'}`}
    >
      <Icon size={16} aria-hidden className={`mt-0.5 shrink-0 ${sound ? 'text-allowed' : 'text-blocked'}`} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {sound
            ? entries === 0
              ? t('verify.empty')
              : t('verify.sound', { count: entries })
            : t('verify.broken', { sequence: firstBroken })}
        </p>
        {sound ? null : <p>{t(`verify.reason.${reasonOf(state)}`)}</p>}
        {sound ? null : (
          <p>
            {entries === 0
              ? t('verify.provableNone')
              : t('verify.provable', { count: entries, until: until === null ? '' : minuteOf(until, props.timeZone) })}
          </p>
        )}
        <p className="text-secondary">{sound ? t('verify.limits') : t('verify.brokenMeans')}</p>
        <p className="text-secondary">{t(`verify.checkpoint.${state.checkpoint}`)}</p>
        <p className="text-small text-secondary">
          <code className="font-mono" title={state.head}>
            {t('verify.head', { hash: shortHash(state.head) })}
          </code>
        </p>
      </div>
      {firstBroken !== null && state.reason !== 'missing' && state.checkpoint !== 'cut' ? (
        <Button onClick={() => props.onShow(firstBroken)}>{t('verify.show', { sequence: firstBroken })}</Button>
      ) : null}
      {sound && entries > 0 ? <Button onClick={props.onCheckpoint}>{t('checkpoint.act')}</Button> : null}
      <IconButton label={t('verify.dismiss')} icon={<X size={14} aria-hidden />} onClick={props.onDismiss} />
    </div>
  );
}

/** The chain itself says most; a chain that fits is broken only by the checkpoint. */
const reasonOf = ({ reason, checkpoint }: Check) => reason ?? (checkpoint === 'cut' ? 'cut' : 'rewritten');

function minuteOf(at: string, timeZone: string): string {
  const { day, time } = clockOf(at, timeZone);
  return `${day} ${time}`;
}
