import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckProgress } from '../../../contract/housekeeping.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { Steps } from './steps.tsx';
import { useStream } from './use-stream.ts';

type Result = NonNullable<CheckProgress['result']>;
const steps = ['checking', 'checking-log'];

/** Reads the whole file: what SQLite says of it, and the chain of the log. */
export function CheckPart(): ReactNode {
  const { t } = useTranslation('housekeeping');
  const { client } = useBridge();
  const account = useAccount();
  const { now, run, stop, clear } = useStream<CheckProgress, Result>(({ result }) => result);
  return (
    <Panel title={t('check.title')}>
      <div className="flex flex-col gap-3">
        <p>{t('check.what')}</p>
        {now.kind === 'running' ? (
          <Steps steps={steps} at={now.at} label={t('check.running')} onCancel={stop} />
        ) : (
          <div>
            <Button onClick={() => run((signal) => client.housekeeping.check({ account }, { signal }))}>{t('check.act')}</Button>
          </div>
        )}
        {now.kind === 'cancelled' ? <p role="status">{t('check.cancelled')}</p> : null}
        {now.kind === 'failed' ? <FaultPanel fault={now.fault} /> : null}
        {now.kind === 'ended' ? <Outcome result={now.answer} onRebuilt={clear} /> : null}
      </div>
    </Panel>
  );
}

function Outcome(props: { readonly result: Result; readonly onRebuilt: () => void }): ReactNode {
  const { t } = useTranslation('housekeeping');
  const { client } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const rebuild = useMutation({
    mutationFn: () => client.housekeeping.rebuild({ account }),
    onSuccess: async () => {
      await cache.invalidateQueries();
      props.onRebuilt();
    },
  });
  const { problems, chain } = props.result;
  const sound = problems.length === 0;
  const Icon = sound && chain?.sound ? ShieldCheck : ShieldAlert;
  return (
    <div role="status" className="flex items-start gap-2 rounded-base border border-hairline bg-sunken p-2">
      <Icon size={16} aria-hidden className={`mt-0.5 shrink-0 ${sound && chain?.sound ? 'text-allowed' : 'text-blocked'}`} />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <p className="font-medium">{t(sound ? 'check.sound' : 'check.damaged', { count: problems.length })}</p>
        {sound ? null : (
          <ul className="list-disc pl-4 font-mono text-small break-words">
            {problems.slice(0, 5).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        <ChainLine chain={chain} />
        {sound ? null : (
          <div>
            <Button look="danger" busy={rebuild.isPending} onClick={() => setAsking(true)}>
              {t('check.rebuild')}
            </Button>
          </div>
        )}
        {rebuild.error ? <FaultPanel fault={faultOf(rebuild.error)} /> : null}
      </div>
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('check.rebuildSure')}
        description={t('check.rebuildMeans')}
        confirm={t('check.rebuild')}
        onConfirm={() => {
          setAsking(false);
          rebuild.mutate();
        }}
      />
    </div>
  );
}

/** What the chain of the log says. */
function ChainLine(props: { readonly chain: Result['chain'] }): ReactNode {
  const { t } = useTranslation('housekeeping');
  const { chain } = props;
  if (chain === null) return <p>{t('check.chainUnread')}</p>;
  return <p>{chain.sound ? t('check.chainSound', { count: chain.entries }) : t('check.chainBroken', { sequence: chain.firstBroken })}</p>;
}
