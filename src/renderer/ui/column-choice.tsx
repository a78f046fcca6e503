import type { ReactNode } from 'react';
import { type Option, Select } from './field.tsx';

const LEFT = 'left-out';

/** Every column of a file with its first values, and what it is: matched by name, each to be corrected. */
export function ColumnChoice<Field extends string>(props: {
  readonly columns: readonly {
    readonly name: string;
    readonly samples: readonly string[];
    /** As it was matched. */
    readonly field: Field | null;
    readonly how: 'sure' | 'likely' | 'several' | 'none';
  }[];
  readonly chosen: readonly (Field | null)[];
  readonly fields: readonly Option<Field>[];
  readonly words: Readonly<Record<'column' | 'samples' | 'is' | 'how' | 'left' | 'own' | 'sure' | 'likely' | 'several' | 'none', string>>;
  readonly onColumn: (index: number, field: Field | null) => void;
}): ReactNode {
  const { columns, chosen, words, onColumn } = props;
  const options: readonly Option<string>[] = [{ value: LEFT, label: words.left }, ...props.fields];
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left">
        <thead>
          <tr className="text-small text-secondary">
            {(['column', 'samples', 'is', 'how'] as const).map((word) => (
              <th key={word} scope="col" className="py-1 pr-3 font-medium">
                {words[word]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
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
                  label={`${words.is}: ${column.name || `#${index + 1}`}`}
                  value={chosen[index] ?? LEFT}
                  options={options}
                  onChange={(value) => onColumn(index, value === LEFT ? null : (value as Field))}
                />
              </td>
              <td className="py-1 text-small text-secondary">{chosen[index] === column.field ? words[column.how] : words.own}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
