import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview, RowKind } from '../../../contract/imports.ts';
import type { DeskFault } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { countText } from '../../ui/count.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { RowList } from './row-list.tsx';
import { SaveBadRows } from './save-bad-rows.tsx';

const kinds: readonly RowKind[] = ['new', 'changed', 'unchanged', 'conflict', 'bad'];
const said = ['notInFile', 'masked', 'withoutFrozen', 'withoutId'] as const;

/** What every row would do, before anything is written. */
export function PreviewStep(props: {
  readonly importId: string;
  readonly preview: ImportPreview;
  readonly takeRenamed: boolean;
  readonly busy: boolean;
  readonly fault: DeskFault | null;
  readonly onTakeRenamed: (take: boolean) => void;
  readonly onBack: () => void;
  readonly onRun: () => void;
}): ReactNode {
  const { t } = useTranslation('imports');
  const { importId, preview, takeRenamed } = props;
  const { counts } = preview;
  const [kind, setKind] = useState<RowKind>(() => kinds.find((each) => counts[each] > 0) ?? 'new');
  const taken = counts.new + counts.changed + counts.unchanged;
  const renamed = preview.conflicts.renamed;
  return (
    <Panel title={t('preview.title')} aside={t('preview.lead')}>
      <div className="flex flex-col gap-3">
        <ul className="list-disc pl-5 text-secondary">
          {said.map((word) =>
            preview[word] === 0 ? null : (
              <li key={word}>{t(`preview.${word}`, { count: preview[word], shown: countText(preview[word]) })}</li>
            ),
          )}
        </ul>
        <div className="rounded-base border border-hairline">
          <Tabs
            label={t('preview.tabs')}
            value={kind}
            onChange={setKind}
            items={kinds.map((value) => ({ value, label: t(`kind.${value}`), count: counts[value] }))}
          >
            <RowList key={kind} importId={importId} kind={kind} stamp={JSON.stringify(preview)} />
          </Tabs>
        </div>
        {renamed > 0 || takeRenamed ? (
          <Checkbox checked={takeRenamed} disabled={props.busy} onChange={(event) => props.onTakeRenamed(event.target.checked)}>
            {t('preview.takeRenamed', { count: renamed })}
          </Checkbox>
        ) : null}
        {props.fault ? <FaultPanel fault={props.fault} /> : null}
        {taken === 0 ? <p className="text-secondary">{t('preview.nothing')}</p> : null}
        <div className="flex flex-wrap gap-2">
          <Button look="primary" busy={props.busy} disabled={taken === 0} onClick={props.onRun}>
            {t('preview.run', { count: taken, shown: countText(taken) })}
          </Button>
          <Button onClick={props.onBack}>{t('preview.back')}</Button>
          {counts.bad + counts.conflict > 0 ? <SaveBadRows importId={importId} /> : null}
        </div>
      </div>
    </Panel>
  );
}
