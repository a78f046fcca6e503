import type { LogExportInput } from '../../../contract/log-files.ts';
import type { given } from '../settings.ts';

/** What is to be exported, and how; filters that are not set are not there. */
export type Asked = Omit<LogExportInput, 'filters'> & { readonly filters: ReturnType<typeof given<LogExportInput['filters']>> };

/** A file that is whole. */
export interface Written {
  readonly entries: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}
