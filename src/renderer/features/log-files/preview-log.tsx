import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogImportPreview, LogRowKind } from '../../../contract/log-files.ts';
import type { DeskFault } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { countText } from '../../ui/count.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { dateText } from '../../ui/time.tsx';
import { LogRowList } from './log-row-list.tsx';
import { SaveBadLogRows } from './save-bad-rows.tsx';

const kinds: readonly LogRowKind[] = ['new', 'known', 'repeated', 'bad'];
const said = ['customersKnown', 'withoutCustomer'] as const;

/** What becomes of every row, before anything is written. */
export function PreviewLog(props: {
  readonly importId: string;
  readonly preview: LogImportPreview;
  readonly takeRepeated: boolean;
  readonly busy: boolean;
  readonly fault: DeskFault | null;
  readonly onTakeRepeated: (take: boolean) => void;
  readonly onBack: () => void;
  readonly onRun: () => void;
}): ReactNode {
  const { t } = useTranslation('log-files', { keyPrefix: 'import' });
  const { importId, preview, takeRepeated } = props;
  const { counts, from, until } = preview;
  const [kind, setKind] = useState<LogRowKind>(() => kinds.find((each) => counts[each] > 0) ?? 'new');
  const taken = counts.new + (takeRepeated ? counts.repeated : 0);
  return (
    <Panel title={t('preview.title')} aside={t('preview.lead')}>
      <div className="flex flex-col gap-3">
        <ul className="list-disc pl-5 text-secondary">
          {from === null || until === null ? null : (
            <li>{t('preview.span', { from: dateText(from, true), until: dateText(until, true) })}</li>
          )}
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
            <LogRowList key={kind} importId={importId} kind={kind} stamp={JSON.stringify(preview)} />
          </Tabs>
        </div>
        {counts.repeated > 0 ? (
          <Checkbox checked={takeRepeated} disabled={props.busy} onChange={(event) => props.onTakeRepeated(event.target.checked)}>
            {t('preview.takeRepeated', { count: counts.repeated })}
          </Checkbox>
        ) : null}
        {props.fault ? <FaultPanel fault={props.fault} /> : null}
        {taken === 0 ? <p className="text-secondary">{t('preview.nothing')}</p> : null}
        <div className="flex flex-wrap gap-2">
          <Button look="primary" busy={props.busy} disabled={taken === 0} onClick={props.onRun}>
            {t('preview.run', { count: taken, shown: countText(taken) })}
          </Button>
          <Button onClick={props.onBack}>{t('preview.back')}</Button>
          {counts.bad > 0 ? <SaveBadLogRows importId={importId} /> : null}
        </div>
      </div>
    </Panel>
  );
}
