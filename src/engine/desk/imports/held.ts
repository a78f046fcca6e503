import { randomUUID } from 'node:crypto';
import type { ImportPreview, ImportState } from '../../../contract/imports.ts';
import type { AccountId } from '../../../core/account/account.ts';
import { Fault } from '../../../core/fault.ts';
import type { ImportPlan } from '../../../core/import/plan.ts';
import type { Table } from '../../../core/import/table.ts';
import type { ComparedRow } from './compare.ts';

type Shown = NonNullable<ImportState['held']>;

/** A previewed file: what every row would do, and what is said of the whole. */
export interface Compared {
  readonly plan: ImportPlan;
  readonly exportedOn: string;
  readonly rows: readonly ComparedRow[];
  readonly preview: ImportPreview;
}

/** One file on its way into a desk. In memory alone: nothing of it is kept before it is written as customers. */
export interface HeldFile {
  readonly importId: string;
  readonly name: string;
  /** Filled in order; `received` bytes so far. */
  readonly bytes: Buffer;
  received: number;
  digest: string;
  table: Table | null;
  compared: Compared | null;
  stage: Shown['stage'];
  done: number;
  result: Shown['result'];
  readonly abort: AbortController;
}

/** At most one file for each desk. */
export interface HeldFiles {
  begin(account: AccountId, name: string, size: number): HeldFile;
  /** Fault not-found {what: import} for one that was let go. */
  of(account: AccountId, importId: string): HeldFile;
  now(account: AccountId): HeldFile | null;
  letGo(account: AccountId): void;
}

export function heldFiles(): HeldFiles {
  const files = new Map<AccountId, HeldFile>();
  const letGo = (account: AccountId) => {
    files.get(account)?.abort.abort();
    files.delete(account);
  };
  return {
    begin(account, name, size) {
      if (files.get(account)?.stage === 'running') throw new Fault('not-allowed-here', { reason: 'import-running' });
      letGo(account);
      const file: HeldFile = {
        importId: randomUUID(),
        name,
        bytes: Buffer.alloc(size),
        received: 0,
        digest: '',
        table: null,
        compared: null,
        stage: 'receiving',
        done: 0,
        result: null,
        abort: new AbortController(),
      };
      files.set(account, file);
      return file;
    },
    of(account, importId) {
      const file = files.get(account);
      if (file?.importId !== importId) throw new Fault('not-found', { what: 'import' });
      return file;
    },
    now: (account) => files.get(account) ?? null,
    letGo,
  };
}
