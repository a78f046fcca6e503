import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogImportState } from '../../../contract/log-files.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import { countText } from '../../ui/count.ts';
import { Facts, Panel } from '../../ui/page.tsx';
import { SaveBadLogRows } from './save-bad-rows.tsx';

/** How far the writing is, and how it ended. */
export function RunLog(props: { readonly held: NonNullable<LogImportState['held']>; readonly onAnother: () => void }): ReactNode {
  const { t } = useTranslation('log-files', { keyPrefix: 'import' });
  const { client } = useBridge();
  const account = useAccount();
  const { held } = props;
  const { importId, result } = held;
  const cancel = useMutation({ mutationFn: () => client.logFiles.cancel({ account, importId }) });
  if (result === null) {
    const title = t('run.title', { name: held.name });
    return (
      <Panel title={<bdi>{title}</bdi>}>
        <p role="status" className="numbers flex items-center gap-2">
          <Bar role="progressbar" label={title} value={held.done} most={held.total} />
          {t('run.progress', { done: countText(held.done), total: countText(held.total) })}
        </p>
        <div className="mt-3 flex items-center gap-2">
          <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('run.cancel')}
          </Button>
          <span className="text-small text-secondary">{t('run.cancelHelp')}</span>
        </div>
      </Panel>
    );
  }
  const { outcome, written, counts } = result;
  const { known, repeated, bad } = counts;
  return (
    <Panel title={t(`result.${outcome}`)}>
      <div role="status" className="flex flex-col gap-2">
        <p className="numbers">
          {t('result.words', { written: countText(written), known: countText(known), repeated: countText(repeated), bad: countText(bad) })}
        </p>
        {outcome === 'finished' ? null : <p>{t('result.again')}</p>}
        <Facts
          rows={[
            [
              t('result.digest'),
              <code key="digest" className="font-mono break-all">
                {result.digest}
              </code>,
            ],
          ]}
        />
        <p className="text-small text-secondary">{t('result.beyond')}</p>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Link to="/log" search={{ operation: 'log-entry-imported' }} className="text-accent underline">
          {t('result.toLog')}
        </Link>
        <Button onClick={props.onAnother}>{t('result.another')}</Button>
        {bad > 0 ? <SaveBadLogRows importId={importId} /> : null}
      </div>
    </Panel>
  );
}
