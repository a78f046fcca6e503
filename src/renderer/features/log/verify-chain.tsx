import { ShieldAlert, ShieldCheck, X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { type DeskFault, faultOf } from '../../bridge/fault.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { shortHash } from './line-words.ts';

export type ChainState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | {
      readonly kind: 'checked';
      readonly entries: number;
      readonly sound: boolean;
      readonly firstBroken: number | null;
      readonly head: string;
    }
  | { readonly kind: 'failed'; readonly fault: DeskFault };

/** Reads the whole chain on request; stopping leaves the question, which cancels it in the engine. */
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
  const start = () => {
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'running' });
    client.log.verify({ account }, { signal: controller.signal }).then(
      (checked) => setState({ kind: 'checked', ...checked }),
      (error: unknown) => setState(controller.signal.aborted ? { kind: 'none' } : { kind: 'failed', fault: faultOf(error) }),
    );
  };
  return { state, start, stop: () => running.current?.abort(), dismiss: () => setState({ kind: 'none' }) };
}

/** The result in words that claim no more than a chain can show (architecture.md, "The operation log"). */
export function ChainResult(props: {
  readonly state: ChainState;
  readonly onDismiss: () => void;
  readonly onShow: (sequence: number) => void;
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
  const { sound, entries, firstBroken } = state;
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
        <p className="text-secondary">{sound ? t('verify.limits') : t('verify.brokenMeans')}</p>
        <p className="text-small text-secondary">
          <code className="font-mono" title={state.head}>
            {t('verify.head', { hash: shortHash(state.head) })}
          </code>
        </p>
      </div>
      {firstBroken !== null ? (
        <Button onClick={() => props.onShow(firstBroken)}>{t('verify.show', { sequence: firstBroken })}</Button>
      ) : null}
      <IconButton label={t('verify.dismiss')} icon={<X size={14} aria-hidden />} onClick={props.onDismiss} />
    </div>
  );
}
