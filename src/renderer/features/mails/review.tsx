import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { type Drop, useDrops } from './drops.ts';
import { ProposalForm } from './proposal-form.tsx';
import { ReadingView } from './reading-view.tsx';
import { sizeText } from './size.ts';
import { letAllGo, letGo } from './take-mails.ts';

/** The mail that was dropped, between the disk and the file: on the page itself, and it stays while the person looks something up elsewhere. */
export function Review(): ReactNode {
  const { t } = useTranslation('mails');
  const { client } = useBridge();
  const account = useAccount();
  const { current, waiting } = useDrops(account);
  if (current === null) return null;
  const at = { client, account };
  return (
    <Panel
      title={<span className="break-all">{t('review.title', { name: current.name })}</span>}
      aside={
        <>
          <span className="numbers whitespace-nowrap">{sizeText(current.size)}</span>
          {waiting.length > 0 ? (
            <>
              <span className="whitespace-nowrap">{t('review.waiting', { count: waiting.length })}</span>
              <Button size="line" onClick={() => letAllGo(at)}>
                {t('review.letAllGo')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div key={current.key} data-review>
        <Content drop={current} onLetGo={() => letGo(at)} />
      </div>
    </Panel>
  );
}

function Content(props: { readonly drop: Drop; readonly onLetGo: () => void }): ReactNode {
  const { t } = useTranslation('mails');
  const { drop } = props;
  const { stage } = drop;
  const away = <Button onClick={props.onLetGo}>{t('review.letGo')}</Button>;
  if (stage.kind === 'sending') {
    return (
      <p role="status" className="flex flex-wrap items-center gap-3">
        <Bar role="progressbar" label={t('review.sending')} value={stage.sent} most={drop.size} />
        <span className="numbers">{t('review.sendingOf', { sent: sizeText(stage.sent), size: sizeText(drop.size) })}</span>
        <Button onClick={props.onLetGo}>{t('review.cancel')}</Button>
      </p>
    );
  }
  if (stage.kind === 'refused') {
    return (
      <div className="flex flex-col items-start gap-2">
        <p role="alert" className="text-blocked">
          {t(`review.${stage.why}`)}
        </p>
        {away}
      </div>
    );
  }
  if (stage.kind === 'failed') return <FaultPanel fault={stage.fault}>{away}</FaultPanel>;
  return <Read drop={drop} dropId={stage.dropId} onLetGo={props.onLetGo} />;
}

function Read(props: { readonly drop: Drop; readonly dropId: string; readonly onLetGo: () => void }): ReactNode {
  const { t } = useTranslation('mails');
  const { ask } = useBridge();
  const account = useAccount();
  const { drop, dropId } = props;
  // What was read is forgotten with the mail; another choice compares it anew, and the old answer stands until then.
  const read = useQuery(
    ask.mails.propose.queryOptions({
      input: { account, dropId, ...drop.about, comparedWith: drop.choice.target?.customerId ?? null },
      gcTime: 0,
      placeholderData: (before) => before,
    }),
  );
  if (read.error)
    return (
      <FaultPanel fault={faultOf(read.error)}>
        <Button onClick={props.onLetGo}>{t('review.letGo')}</Button>
      </FaultPanel>
    );
  if (!read.data) return <Loading what={t('review.reading')} />;
  return (
    <div className="grid items-start gap-5 min-[1000px]:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
      <section aria-label={t('review.mail')} className="min-w-0">
        <ReadingView reading={read.data.reading} />
      </section>
      <ProposalForm drop={drop} dropId={dropId} proposal={read.data.proposal} comparing={read.isPlaceholderData} onLetGo={props.onLetGo} />
    </div>
  );
}
