import type { Cell } from './cell.ts';

/** A table as a file gives it: no column means anything yet. */
export interface Table {
  readonly rows: readonly (readonly Cell[])[];
  /**
   * How the file was understood, to be shown: `csv`, its encoding and what separates its cells; `xlsx`, the sheet and how many there are;
   * `jsonl`, one object a line, of whose members the first row is made.
   */
  readonly form:
    | { readonly kind: 'csv'; readonly encoding: string; readonly delimiter: string }
    | { readonly kind: 'xlsx'; readonly sheets: number }
    | { readonly kind: 'jsonl'; readonly encoding: string };
}
