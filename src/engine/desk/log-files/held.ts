import type { LogImportPreview, LogImportState } from '../../../contract/log-files.ts';
import type { LogImportPlan } from '../../../core/log/import-plan.ts';
import type { LogProblem, LogRowReading } from '../../../core/log/import-row.ts';
import { type BroughtFile, broughtFiles } from '../brought/held.ts';

/** One row of the file with what becomes of it. `place`: its index in the table; `customerId`: whom it is about here, null for nobody. */
export type ComparedLogRow = { readonly place: number } & (
  | { readonly kind: 'bad'; readonly problems: readonly LogProblem[] }
  | { readonly kind: 'new' | 'known' | 'repeated'; readonly reading: LogRowReading; readonly customerId: string | null }
);

export interface ComparedLog {
  readonly plan: LogImportPlan;
  readonly rows: readonly ComparedLogRow[];
  readonly preview: LogImportPreview;
}
type Result = NonNullable<NonNullable<LogImportState['held']>['result']>;
export type HeldLog = BroughtFile<ComparedLog, Result>;

export const heldLogs = () => broughtFiles<ComparedLog, Result>();

/** By which an entry names its file. Whoever has the file knows it again; the whole digest stands in the entry of the import. */
export const fileMark = (digest: string): string => digest.slice(0, 16);
