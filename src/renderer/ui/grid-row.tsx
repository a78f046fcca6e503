// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>: its rows are placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the one focus stop and names its active row
import { memo, type ReactNode } from 'react';
import { classes } from './classes.ts';
import type { Column } from './column.ts';

export interface GridRowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly Column<Row>[];
  /** The tracks of all columns, as CSS. */
  readonly tracks: string;
  /** Pixels from where its block of rows begins. */
  readonly top: number;
  readonly height: number;
  readonly chosen: boolean;
  /** Where the keys are: the outline of the grid itself would lie under its rows. */
  readonly marked: boolean;
}

/** One row: drawn again only when something of it changed, so that scrolling costs the rows that come in and no others. */
export const GridRow = memo(Row) as <Of>(props: GridRowProps<Of>) => ReactNode;

function Row<Of>({ id, index, row, columns, tracks, top, height, chosen, marked }: GridRowProps<Of>): ReactNode {
  return (
    <div
      id={id}
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={classes(
        'absolute inset-x-0 grid cursor-default items-center gap-3 border-b border-hairline/60 px-5 [contain:strict]',
        chosen ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--color-accent)]' : 'hover:bg-hover',
        marked && '-outline-offset-2 outline-focus group-focus-visible/grid:outline-2',
      )}
      style={{ gridTemplateColumns: tracks, height, top }}
    >
      {columns.map((column) => (
        <div key={column.key} role="gridcell" className={classes('min-w-0 truncate', column.align === 'end' && 'numbers text-right')}>
          {row === undefined ? <span className="block h-2 w-2/3 rounded-full bg-sunken" /> : column.cell(row)}
        </div>
      ))}
    </div>
  );
}
