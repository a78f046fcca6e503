import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportTable } from '../../../contract/imports.ts';
import type { ImportPlan } from '../../../core/import/plan.ts';
import type { DeskFault } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { countText } from '../../ui/count.ts';
import { DayField } from '../../ui/day-field.tsx';
import { isSoundDay } from '../../ui/days.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { MatchColumns } from './match-columns.tsx';
import { type Columns, datesOf, guessed, obstacleTo, orderOf } from './matching.ts';

const delimiterWords: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

export interface Matched {
  readonly plan: ImportPlan;
  readonly exportedOn: string;
}

/** How the file is to be read: its columns, its day, and what its dates leave open. Nothing is guessed silently. */
export function MatchStep(props: {
  readonly table: ImportTable;
  readonly before: Matched | null;
  readonly suggestedDay: string;
  readonly timeZone: string;
  readonly busy: boolean;
  readonly fault: DeskFault | null;
  readonly onHeader: (row: number) => void;
  readonly onMatched: (matched: Matched) => void;
  readonly onOther: () => void;
}): ReactNode {
  const { t } = useTranslation('imports');
  const { table, before } = props;
  const [columns, setColumns] = useState<Columns>(before?.plan.columns ?? guessed(table));
  const [chosenOrder, setOrder] = useState<ImportPlan['dateOrder']>(before?.plan.dateOrder ?? null);
  const [exportedOn, setExportedOn] = useState(before?.exportedOn ?? props.suggestedDay);
  const [timeZone, setTimeZone] = useState(before?.plan.timeZone ?? props.timeZone);
  const dateOrder = orderOf(table, columns, chosenOrder);
  const obstacle = obstacleTo(table, columns, dateOrder);
  const dates = datesOf(table, columns);
  const { form } = table;
  const go = () => {
    if (obstacle !== null || !isSoundDay(exportedOn, 'seen')) return;
    const plan = { headerRow: table.headerRow, columns: [...columns], dateOrder, timeZone, takeRenamed: before?.plan.takeRenamed ?? false };
    props.onMatched({ plan, exportedOn });
  };
  const headers = Array.from({ length: Math.min(10, table.headerRow + Math.max(1, table.rows)) }, (_, row) => String(row));
  return (
    <Panel
      title={t('match.title')}
      aside={
        <>
          {form.kind === 'csv'
            ? t('file.csv', { encoding: form.encoding.toUpperCase(), delimiter: t(`file.${delimiterWords[form.delimiter] ?? 'comma'}`) })
            : form.kind === 'xlsx'
              ? t('file.xlsx', { count: form.sheets })
              : t('file.jsonl', { encoding: form.encoding.toUpperCase() })}
          {' · '}
          {t('file.rows', { count: table.rows, shown: countText(table.rows) })}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-secondary">{t('match.lead')}</p>
        <MatchColumns
          table={table}
          columns={columns}
          onColumn={(index, field) => setColumns(columns.map((each, at) => (at === index ? field : each)))}
        />
        <ul className="list-disc pl-5 text-secondary">
          {columns.includes('customerId') ? null : <li>{t('match.noId')}</li>}
          {columns.includes('frozen') ? null : <li>{t('match.noFrozen')}</li>}
          {columns.includes('association') ? null : <li>{t('match.noAssociation')}</li>}
          {dates === 'day-first' || dates === 'month-first' ? <li>{t(`match.orderTold_${dates}`)}</li> : null}
        </ul>
        {dates === 'either' || dates === 'both' ? (
          <div className="flex flex-col gap-2">
            <p className="font-medium">{t('match.order')}</p>
            <p className="text-secondary">{t(dates === 'both' ? 'match.orderBoth' : 'match.orderNeeded')}</p>
            <Choice
              label={t('match.order')}
              className="flex flex-wrap gap-2"
              value={dateOrder}
              onChange={setOrder}
              options={[
                { value: 'day-first', label: t('match.dayFirst') },
                { value: 'month-first', label: t('match.monthFirst') },
              ]}
            />
          </div>
        ) : null}
        <div className="flex flex-wrap items-start gap-4">
          <div className="max-w-70">
            <DayField label={t('match.exportedOn')} kind="seen" value={exportedOn} onChange={setExportedOn} />
            <p className="mt-1 text-small text-secondary">{t('match.exportedOnHelp')}</p>
          </div>
          {columns.includes('associatedOn') ? (
            <TextField
              label={t('match.zone')}
              maxLength={64}
              value={timeZone}
              onChange={(event) => setTimeZone(event.target.value)}
              className="w-60"
            />
          ) : null}
          <Select
            label={t('match.header')}
            className="w-56"
            value={String(table.headerRow)}
            options={headers.map((value) => ({ value, label: String(Number(value) + 1) }))}
            onChange={(value) => props.onHeader(Number(value))}
          />
        </div>
        {obstacle === null ? null : (
          <p role="status" className="text-unknown">
            {obstacle.kind === 'twice'
              ? t('match.twice', { field: t(`field.${obstacle.field}`) })
              : t(obstacle.kind === 'order' ? 'match.orderNeeded' : 'match.noCustomer')}
          </p>
        )}
        {props.fault ? <FaultPanel fault={props.fault} /> : null}
        <div className="flex gap-2">
          <Button look="primary" busy={props.busy} disabled={obstacle !== null} onClick={go}>
            {t('match.preview')}
          </Button>
          <Button onClick={props.onOther}>{t('match.other')}</Button>
        </div>
      </div>
    </Panel>
  );
}
