import type { BatchGroup } from '../../../core/batch/batch.ts';
import type { CheckLive } from './check-many.ts';

/** The check of many at one desk: begun, paused, gone on with and ended by a person; nothing else ever begins one. */
export interface Checks {
  /** Fault not-found {what: batch}; not-allowed-here {reason: batch-running} while another is not ended. */
  begin(batchId: string, operator: string): Promise<void>;
  pause(batchId: string): Promise<void>;
  resume(batchId: string): Promise<void>;
  /** What is checked stays; who is left stays unchecked. */
  cancel(batchId: string): Promise<void>;
  /** Who was refused is asked once more. */
  again(batchId: string): Promise<void>;
  /** Drafts for one group. Answers how many wait for theirs. Fault not-allowed-here {reason: batch-running | batch-preparing}. */
  prepare(batchId: string, group: BatchGroup): Promise<number>;
  stopPreparing(batchId: string): Promise<void>;
  live(): CheckLive;
}
