import { randomUUID } from 'node:crypto';
import type { BroughtStage } from '../../../contract/brought.ts';
import type { AccountId } from '../../../core/account/account.ts';
import { Fault } from '../../../core/fault.ts';
import type { Table } from '../../../core/import/table.ts';

/** One file on its way into a desk. In memory alone: nothing of it is kept before its rows are written. */
export interface BroughtFile<Compared = unknown, Result = unknown> {
  readonly importId: string;
  readonly name: string;
  /** Filled in order; `received` bytes so far. */
  readonly bytes: Buffer;
  received: number;
  digest: string;
  table: Table | null;
  compared: Compared | null;
  stage: BroughtStage;
  done: number;
  result: Result | null;
  readonly abort: AbortController;
}

/** At most one file for each desk. */
export interface BroughtFiles<Compared, Result> {
  begin(account: AccountId, name: string, size: number): BroughtFile<Compared, Result>;
  /** Fault not-found {what: import} for one that was let go. */
  of(account: AccountId, importId: string): BroughtFile<Compared, Result>;
  now(account: AccountId): BroughtFile<Compared, Result> | null;
  letGo(account: AccountId): void;
}

export function broughtFiles<Compared, Result>(): BroughtFiles<Compared, Result> {
  const files = new Map<AccountId, BroughtFile<Compared, Result>>();
  const letGo = (account: AccountId) => {
    files.get(account)?.abort.abort();
    files.delete(account);
  };
  return {
    begin(account, name, size) {
      if (files.get(account)?.stage === 'running') throw new Fault('not-allowed-here', { reason: 'import-running' });
      letGo(account);
      const file: BroughtFile<Compared, Result> = {
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
