import type { FaultData } from '../../../../core/fault.ts';
import type { ChainCheck } from '../../../../core/ports.ts';
import type { RebuildJob, Rebuilt } from '../rebuild/rebuild.ts';
import type { BackupJob, BackupStep } from './make.ts';
import type { Manifest } from './manifest.ts';
import type { OpenJob, OpenStep } from './open-backup.ts';
import type { Sizes } from './sizes.ts';

export interface CheckJob {
  readonly kind: 'check';
  readonly path: string;
}
export interface SizeJob {
  readonly kind: 'sizes';
  readonly path: string;
}
/** What SQLite says of the whole file, and the chain. Empty problems: sound. */
export interface Checked {
  readonly problems: readonly string[];
  readonly chain: ChainCheck | null;
}

/** Long work on whole database files, in a thread of its own. */
export type KeepJob = BackupJob | OpenJob | CheckJob | SizeJob | RebuildJob;
export interface KeepAnswers {
  readonly backup: Manifest;
  readonly open: Manifest;
  readonly check: Checked;
  readonly sizes: Sizes;
  readonly rebuild: Rebuilt;
}
export type KeepStep = BackupStep | OpenStep | 'rebuilding';

export interface KeepOrder {
  readonly job: KeepJob;
  /** One 32-bit number; not zero: the thread should end. */
  readonly control: SharedArrayBuffer;
}
export type KeepWord =
  | { readonly kind: 'progress'; readonly step: KeepStep; readonly done: number; readonly of: number }
  | { readonly kind: 'end'; readonly answer: KeepAnswers[keyof KeepAnswers] }
  | { readonly kind: 'failed'; readonly fault: FaultData };
