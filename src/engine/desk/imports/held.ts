import type { ImportPreview, ImportState } from '../../../contract/imports.ts';
import type { ImportPlan } from '../../../core/import/plan.ts';
import { type BroughtFile, broughtFiles } from '../brought/held.ts';
import type { ComparedRow } from './compare.ts';

/** A previewed file: what every row would do, and what is said of the whole. */
export interface Compared {
  readonly plan: ImportPlan;
  readonly exportedOn: string;
  readonly rows: readonly ComparedRow[];
  readonly preview: ImportPreview;
}
type Result = NonNullable<NonNullable<ImportState['held']>['result']>;
export type HeldFile = BroughtFile<Compared, Result>;

export const heldFiles = () => broughtFiles<Compared, Result>();
