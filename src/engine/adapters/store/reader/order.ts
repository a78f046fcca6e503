import type { FaultData } from '../../../../core/fault.ts';
import type { LogQuery, LogRow } from '../../../../core/ports.ts';
import type { Stretch, StretchCheck } from './verify.ts';

/** A long reading that runs in a thread of its own, on a connection of its own, over one snapshot of the database. */
export type ReadJob =
  | { readonly kind: 'verify'; readonly stretch: Stretch }
  | { readonly kind: 'rows'; readonly query: Pick<LogQuery, 'search' | 'filters'> }
  | {
      readonly kind: 'lines';
      readonly query: Pick<LogQuery, 'search' | 'filters'>;
      /** Sealed as they lie there when left out. */
      readonly as?: 'csv' | 'csv-masked' | 'jsonl-masked';
    };

/** What the thread is started with. `control`: two 32-bit numbers, at `CANCELLED` and `WANTED`. */
export interface ReadOrder {
  readonly path: string;
  readonly job: ReadJob;
  readonly control: SharedArrayBuffer;
}
/** Not zero: the thread should end. */
export const CANCELLED = 0;
/** Batches that may still be sent: the thread waits while it is zero. */
export const WANTED = 1;

/** What the thread says; `end` or `failed` is its last word. */
export type ReadWord =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'rows'; readonly rows: readonly LogRow[]; readonly done: number; readonly of: number }
  | { readonly kind: 'lines'; readonly bytes: Uint8Array<ArrayBuffer>; readonly done: number; readonly of: number }
  | { readonly kind: 'end'; readonly check: StretchCheck | null }
  | { readonly kind: 'failed'; readonly fault: FaultData };
