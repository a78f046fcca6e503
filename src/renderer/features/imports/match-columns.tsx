import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportTable } from '../../../contract/imports.ts';
import type { ImportField } from '../../../core/import/field.ts';
import { ColumnChoice } from '../../ui/column-choice.tsx';
import { type Columns, fieldWords } from './matching.ts';

export function MatchColumns(props: {
  readonly table: ImportTable;
  readonly columns: Columns;
  readonly onColumn: (index: number, field: ImportField | null) => void;
}): ReactNode {
  const { t } = useTranslation('imports');
  return (
    <ColumnChoice
      columns={props.table.columns}
      chosen={props.columns}
      fields={fieldWords.map((value) => ({ value, label: t(`field.${value}`) }))}
      words={{
        column: t('match.column'),
        samples: t('match.samples'),
        is: t('match.is'),
        how: t('match.how'),
        left: t('match.left'),
        own: t('match.own'),
        sure: t('match.sure'),
        likely: t('match.likely'),
        several: t('match.several'),
        none: t('match.none'),
      }}
      onColumn={props.onColumn}
    />
  );
}
