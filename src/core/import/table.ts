import type { Cell } from './cell.ts';

/** A table as a file gives it: no column means anything yet. */
export interface Table {
  readonly rows: readonly (readonly Cell[])[];
  /** How the file was understood, to be shown: `csv`, its encoding and what separates its cells; `xlsx`, the sheet and how many there are. */
  readonly form:
    | { readonly kind: 'csv'; readonly encoding: string; readonly delimiter: string }
    | { readonly kind: 'xlsx'; readonly sheets: number };
}
