import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useStatus } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { Comparison } from './comparison.tsx';
import { ImportPack } from './import-pack.tsx';
import { NotKnown } from './not-known.tsx';
import { PackDetail } from './pack-detail.tsx';
import { PackList } from './pack-list.tsx';

/** Every edition of the rules, what is in use of them, and what changed between two. All of it is on this computer. */
export function RulesPage(): ReactNode {
  const { t } = useTranslation('rules');
  const { pack, since } = useSearch({ from: '/rules' });
  const navigate = useNavigate({ from: '/rules' });
  const { ask } = useBridge();
  const account = useAccount();
  const site = useStatus().data?.site ?? 'intl';
  const list = useQuery(ask.rules.list.queryOptions({ input: { account } }));
  const [adding, setAdding] = useState(false);
  const choose = (id: string | null) => void navigate({ search: id === null ? {} : { pack: id } });
  useCommand({ id: 'rules.import', label: t('import.act'), keys: 'A', group: t('title'), run: () => setAdding(true) });
  useCommand({
    id: 'rules.back',
    label: t('pack.back'),
    keys: 'Escape',
    group: t('title'),
    run: () => choose(since ? (pack ?? null) : null),
    when: pack !== undefined && !adding,
  });

  const packs = list.data?.packs ?? [];
  const master = list.isPending ? (
    <Loading />
  ) : list.isError && packs.length === 0 ? (
    <div className="p-5">
      <FaultPanel fault={faultOf(list.error)} onRetry={() => void list.refetch()} />
    </div>
  ) : packs.length === 0 ? (
    <EmptyState title={t('none.title')}>{t('none.body')}</EmptyState>
  ) : (
    <>
      <NotKnown checks={list.data?.notKnown ?? []} />
      <PackList packs={packs} site={site} chosen={pack ?? null} />
    </>
  );
  return (
    <Page
      fill
      title={t('title')}
      aside={list.data ? <span className="numbers">{t('count', { count: packs.length })}</span> : null}
      actions={
        <Button keys="A" onClick={() => setAdding(true)}>
          {t('import.act')}
        </Button>
      }
    >
      <p className="px-5 pb-2 text-secondary">{t('lead')}</p>
      <div className="flex min-h-0 flex-1 flex-col border-t border-hairline">
        {pack && since ? (
          <Comparison
            from={since}
            to={pack}
            onBack={() => choose(pack)}
            onSwap={() => void navigate({ search: { pack: since, since: pack } })}
          />
        ) : (
          <SplitView
            label={t('pack.label')}
            master={master}
            detail={
              pack ? (
                <PackDetail
                  key={pack}
                  id={pack}
                  packs={packs}
                  onClose={() => choose(null)}
                  onCompare={(other) => void navigate({ search: { pack, since: other } })}
                />
              ) : null
            }
            empty={<EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>}
          />
        )}
      </div>
      {adding ? <ImportPack onClose={() => setAdding(false)} onAdded={choose} /> : null}
    </Page>
  );
}
