import type { ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';

/** Heading and rows; a cell that is a number stands right. `wide`: the column that takes what the others leave, the first one unless said. */
export interface Cells {
  readonly head: readonly string[];
  readonly wide?: number;
  readonly rows: readonly (readonly (ReactNode | number)[])[];
}

export function PlainTable(props: { readonly caption: string; readonly table: Cells }): ReactNode {
  const { head, rows, wide = 0 } = props.table;
  const right = (column: number) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || row[column] === null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section aria-label={props.caption} tabIndex={0} className="max-h-80 overflow-auto -outline-offset-2">
      <table className="numbers w-full border-collapse">
        <thead className="sticky top-0 bg-raised text-left text-small text-secondary">
          <tr>
            {head.map((name, column) => (
              <th
                key={name}
                scope="col"
                className={classes(
                  'py-1 pr-6 font-medium whitespace-nowrap last:pr-1',
                  column === wide && 'w-full',
                  right(column) && 'text-right',
                )}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one answer never move
            <tr key={place} className="border-t border-hairline">
              {row.map((cell, column) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                  key={column}
                  className={classes(
                    'py-1 pr-6 align-top last:pr-1',
                    column === wide ? '[overflow-wrap:anywhere]' : 'whitespace-nowrap',
                    right(column) && 'text-right',
                  )}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
