import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogTable } from '../../../contract/log-files.ts';
import type { LogImportPlan } from '../../../core/log/import-plan.ts';
import type { DeskFault } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ColumnChoice } from '../../ui/column-choice.tsx';
import { countText } from '../../ui/count.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { type Columns, datesOf, fieldWords, obstacleTo, orderOf } from './matching.ts';

const delimiterWords: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

/** How the file is to be read: its columns, and what its times leave open. Nothing is guessed silently. */
export function MatchLog(props: {
  readonly table: LogTable;
  readonly before: LogImportPlan | null;
  readonly timeZone: string;
  readonly busy: boolean;
  readonly fault: DeskFault | null;
  readonly onHeader: (row: number) => void;
  readonly onMatched: (plan: LogImportPlan) => void;
  readonly onOther: () => void;
}): ReactNode {
  const { t } = useTranslation('log-files', { keyPrefix: 'import' });
  const { table, before } = props;
  const [columns, setColumns] = useState<Columns>(before?.columns ?? table.columns.map(({ field }) => field));
  const [chosenOrder, setOrder] = useState<LogImportPlan['dateOrder']>(before?.dateOrder ?? null);
  const [timeZone, setTimeZone] = useState(before?.timeZone ?? props.timeZone);
  const dates = datesOf(table, columns);
  const dateOrder = orderOf(dates, chosenOrder);
  const obstacle = obstacleTo(table, columns, dateOrder);
  const { form } = table;
  const delimiter = form.kind === 'csv' ? t(`file.${delimiterWords[form.delimiter] ?? 'comma'}`) : '';
  const formWords =
    form.kind === 'xlsx'
      ? t('file.xlsx', { count: form.sheets })
      : t(`file.${form.kind}`, { encoding: form.encoding.toUpperCase(), delimiter });
  const word = (key: string) => t(`match.${key}`);
  const headers = Array.from({ length: Math.min(10, table.headerRow + Math.max(1, table.rows)) }, (_, row) => String(row));
  const go = () => {
    if (obstacle !== null) return;
    const { headerRow } = table;
    props.onMatched({ headerRow, columns: [...columns], dateOrder, timeZone, takeRepeated: before?.takeRepeated ?? false });
  };
  return (
    <Panel
      title={word('title')}
      aside={
        <>
          {formWords} · {t('file.rows', { count: table.rows, shown: countText(table.rows) })}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-secondary">{word('lead')}</p>
        <ColumnChoice
          columns={table.columns}
          chosen={columns}
          fields={fieldWords.map((value) => ({ value, label: t(`field.${value}`) }))}
          words={{
            column: word('column'),
            samples: word('samples'),
            is: word('is'),
            how: word('how'),
            left: word('left'),
            own: word('own'),
            sure: word('sure'),
            likely: word('likely'),
            several: word('several'),
            none: word('none'),
          }}
          onColumn={(index, field) => setColumns(columns.map((each, at) => (at === index ? field : each)))}
        />
        {columns.includes('accountName') || columns.includes('customerId') ? null : <p className="text-secondary">{word('noCustomer')}</p>}
        {dates === 'day-first' || dates === 'month-first' ? <p className="text-secondary">{word(`orderTold_${dates}`)}</p> : null}
        {dates === 'either' || dates === 'both' ? (
          <div className="flex flex-col gap-2">
            <p className="font-medium">{word('order')}</p>
            <p className="text-secondary">{word(dates === 'both' ? 'orderBoth' : 'orderNeeded')}</p>
            <Choice
              label={word('order')}
              className="flex flex-wrap gap-2"
              value={dateOrder}
              onChange={setOrder}
              options={[
                { value: 'day-first', label: word('dayFirst') },
                { value: 'month-first', label: word('monthFirst') },
              ]}
            />
          </div>
        ) : null}
        <div className="flex flex-wrap items-start gap-4">
          <TextField
            label={word('zone')}
            maxLength={64}
            value={timeZone}
            onChange={(event) => setTimeZone(event.target.value)}
            className="w-72"
          />
          <Select
            label={word('header')}
            className="w-56"
            value={String(table.headerRow)}
            options={headers.map((value) => ({ value, label: String(Number(value) + 1) }))}
            onChange={(value) => props.onHeader(Number(value))}
          />
        </div>
        {obstacle === null ? null : (
          <p role="status" className="text-unknown">
            {obstacle.kind === 'twice' ? t('match.twice', { field: t(`field.${obstacle.field}`) }) : word(obstacle.kind)}
          </p>
        )}
        {props.fault ? <FaultPanel fault={props.fault} /> : null}
        <div className="flex gap-2">
          <Button look="primary" busy={props.busy} disabled={obstacle !== null} onClick={go}>
            {word('preview')}
          </Button>
          <Button onClick={props.onOther}>{word('other')}</Button>
        </div>
      </div>
    </Panel>
  );
}
