import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '../../../contract/batch.ts';
import type { BatchGroup } from '../../../core/batch/batch.ts';
import { batchGroups } from '../../../core/batch/groups.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { AsksPart } from './asks-part.tsx';
import { MendsPart } from './mends-part.tsx';
import { PreparePart } from './prepare-part.tsx';
import { RowList } from './row-list.tsx';

/** Everybody judged so far, by group, with what can be done about each group. */
export function ResultsPart({ view }: { readonly view: BatchView }): ReactNode {
  const { t } = useTranslation('batch');
  const { batch, counts } = view;
  const first = batchGroups.find((group) => (counts.groups[group] ?? 0) > 0) ?? 'allowed';
  const [chosen, setGroup] = useState<BatchGroup | null>(null);
  const group = chosen ?? first;
  const ended = batch.state === 'ended';
  const some = (counts.groups[group] ?? 0) > 0;
  return (
    <section aria-label={t('groups')} className="rounded-base border border-hairline bg-raised">
      <Tabs
        label={t('groups')}
        value={group}
        onChange={setGroup}
        items={batchGroups.map((value) => ({ value, label: t(`group.${value}`), count: counts.groups[value] ?? 0 }))}
      >
        <div className="flex flex-col gap-3 p-3">
          <p className="text-secondary">{t(`groupWords.${group}`)}</p>
          {ended && some && (group === 'allowed' || group === 'mendable') ? <PreparePart view={view} group={group} /> : null}
          {ended && some && group === 'mendable' ? <MendsPart batchId={batch.id} /> : null}
          {ended && some && group === 'unknown' ? <AsksPart batchId={batch.id} /> : null}
          <RowList key={group} batchId={batch.id} group={group} refused={counts.failed > 0} />
        </div>
      </Tabs>
    </section>
  );
}
