import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportTable } from '../../../contract/imports.ts';
import type { ImportField } from '../../../core/import/field.ts';
import { Select } from '../../ui/field.tsx';
import { type Columns, fieldWords } from './matching.ts';

const LEFT = 'left-out';

/** Every column of the file with its first values, and what it is: matched by name, each to be corrected. */
export function MatchColumns(props: {
  readonly table: ImportTable;
  readonly columns: Columns;
  readonly onColumn: (index: number, field: ImportField | null) => void;
}): ReactNode {
  const { t } = useTranslation('imports');
  const { table, columns, onColumn } = props;
  const options = [{ value: LEFT, label: t('match.left') }, ...fieldWords.map((value) => ({ value, label: t(`field.${value}`) }))];
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left">
        <thead>
          <tr className="text-small text-secondary">
            {(['column', 'samples', 'is', 'how'] as const).map((word) => (
              <th key={word} scope="col" className="py-1 pr-3 font-medium">
                {t(`match.${word}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file never move
            <tr key={index} className="border-t border-hairline align-middle">
              <th scope="row" className="max-w-50 truncate py-1 pr-3 font-medium">
                <bdi>{column.name || `#${index + 1}`}</bdi>
              </th>
              <td className="max-w-70 truncate py-1 pr-3 text-secondary">
                <bdi>{column.samples.join(' · ')}</bdi>
              </td>
              <td className="py-1 pr-3">
                <Select
                  hideLabel
                  className="w-48"
                  label={`${t('match.is')}: ${column.name || `#${index + 1}`}`}
                  value={columns[index] ?? LEFT}
                  options={options}
                  onChange={(value) => onColumn(index, value === LEFT ? null : (value as ImportField))}
                />
              </td>
              <td className="py-1 text-small text-secondary">
                {columns[index] === column.field ? t(`match.${column.how}`) : t('match.own')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
