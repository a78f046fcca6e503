import { renameSync } from 'node:fs';
import { basename } from 'node:path';
import type { OpenProgress, RestoreShown } from '../../../contract/housekeeping.ts';
import { Fault } from '../../../core/fault.ts';
import type { Manifest } from '../../adapters/store/backup/manifest.ts';
import { replaceDatabase } from '../../adapters/store/backup/replace.ts';
import { storeFault } from '../../adapters/store/faults.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { keepPlace, lastPlace } from '../evidence/log-sound.ts';
import { readSettings } from '../settings.ts';
import { logged } from '../witness.ts';
import { eraseAgain, erasedSince } from './erase-again.ts';
import { type HeldBackup, removeDatabase } from './held.ts';
import { LAST_BACKUP_VALUE, shownBackup } from './make.ts';
import { asideName } from './rebuild.ts';

/** Opens and checks a backup that was received; nothing of this desk is touched. Faults: see the contract. */
export async function openReceived(
  desk: Desk,
  held: HeldBackup,
  passphrase: string,
  tell: (progress: OpenProgress) => void,
  signal: AbortSignal,
): Promise<OpenProgress> {
  if (held.busy) throw new Fault('not-allowed-here', { reason: 'restore-running' });
  if (held.received !== held.size) throw new Fault('invalid-input', { field: 'offset' });
  held.busy = true;
  try {
    removeDatabase(held.database);
    held.shown = null;
    const job = { kind: 'open', sealed: held.sealed, to: held.database, passphrase } as const;
    const manifest = await desk.files.keeper.run(
      job,
      (step, done, of) => tell({ step: step as OpenProgress['step'], done, of, shown: null }),
      signal,
    );
    // Brings an older one up to date, and refuses a newer one, before anybody is asked anything.
    const store = await desk.files.open(held.database);
    await store.close();
    held.shown = await shownOf(desk, manifest, held.database);
    return { step: 'done', done: 1, of: 1, shown: held.shown };
  } catch (error) {
    removeDatabase(held.database);
    throw error;
  } finally {
    held.busy = false;
  }
}

async function shownOf(desk: Desk, manifest: Manifest, database: string): Promise<RestoreShown> {
  const { store } = desk;
  const { newest } = await store.log({ search: '', filters: {}, before: null, limit: 1 });
  const same = manifest.entries === 0 ? null : await store.logEntry(manifest.entries);
  const { total } = await store.customerFacets();
  return {
    backup: shownBackup(manifest),
    fits: fitsHere(desk, manifest),
    here: { entries: newest, customers: total, newer: same?.hash === manifest.head ? newest - manifest.entries : null },
    erasedSince: (await erasedSince(database, ledgersOf(desk, manifest.account))).length,
  };
}

function fitsHere({ info, ...desk }: Pick<Desk, 'info'>, manifest: Manifest): RestoreShown['fits'] {
  const alike =
    manifest.site === info.site && manifest.partnerType === info.partnerType && manifest.simulated === isSimulated({ info, ...desk });
  if (!alike) return 'not-this-account';
  return manifest.account === info.account ? 'same' : 'other-id';
}

const ledgersOf = ({ files, info }: Desk, account: string) =>
  account === info.account ? [files.erased] : [files.erased, files.erasedAt(account)];

export interface RestoreParts {
  readonly desk: Desk;
  readonly held: HeldBackup;
  readonly typedName: string;
  /** Runs `work` while the desk is closed, then opens it again. */
  readonly whileClosed: (work: () => Promise<void>) => Promise<void>;
  /** The desk as it is opened now. */
  readonly again: () => Desk;
}

/** Puts an opened backup in the place of the database, which is set aside. Whoever was erased since is erased in it before anybody sees it. */
export async function restore(parts: RestoreParts): Promise<{ readonly aside: string; readonly erasedAgain: number }> {
  const { desk, held } = parts;
  const { files, info, clock } = desk;
  const { shown } = held;
  if (shown === null || held.busy) throw new Fault('not-allowed-here', { reason: held.busy ? 'restore-running' : 'not-opened' });
  const { backup } = shown;
  if (shown.fits === 'not-this-account') throw new Fault('backup-not-this-account', { name: backup.name });
  if (shown.fits === 'other-id' && parts.typedName.trim() !== backup.name.trim()) throw new Fault('name-mismatch', { field: 'typedName' });
  held.busy = true;
  try {
    const aside = asideName(files, info.account, clock.now(), 'replaced');
    const kept = await lastPlace(desk);
    const erasedAgain = await prepared(desk, held, aside);
    const staged = `${files.database}.restored`;
    removeDatabase(staged);
    try {
      renameSync(held.database, staged);
    } catch (error) {
      throw storeFault(error);
    }
    await parts.whileClosed(async () => replaceDatabase(files.database, staged, aside));
    // The last sealing may be of an entry that is not in this log; the entry of the restoring says which.
    if (kept !== null) await keepPlaceNow(parts.again());
    return { aside, erasedAgain };
  } finally {
    held.busy = false;
    held.shown = null;
  }
}

/** Writes what is due into the backup's own database: erasures, and the entry that it was restored. */
async function prepared(desk: Desk, held: HeldBackup, aside: string): Promise<number> {
  const { clock, files, store: present } = desk;
  const backup = held.shown?.backup;
  if (backup === undefined) throw new Fault('not-allowed-here', { reason: 'not-opened' });
  const erased = await erasedSince(held.database, ledgersOf(desk, backup.account));
  const { newest } = await present.log({ search: '', filters: {}, before: null, limit: 1 });
  const last = newest === 0 ? null : await present.logEntry(newest);
  const { operator } = await readSettings(desk);
  const kept = await lastPlace(desk);
  const store = await files.open(held.database);
  try {
    const erasedAgain = await eraseAgain(store, erased, clock.now);
    const { madeAt, entries, head, account } = backup;
    // Made after the copy that it is of: the copy cannot know it.
    await store.writeValue(LAST_BACKUP_VALUE, { at: madeAt, bytes: held.size, entries }, { log: [], notices: [] });
    const detail = {
      madeAt,
      entries,
      head,
      from: account,
      replacedEntries: newest,
      replacedHead: last?.hash ?? '',
      checkpoint: kept?.sequence ?? null,
      checkpointHash: kept?.hash ?? null,
      erasedAgain,
      aside: basename(aside),
    };
    await store.appendLog([logged({ at: clock.now(), operation: 'backup-restored', source: 'person', detail, personal: { operator } })]);
    return erasedAgain;
  } finally {
    await store.close();
  }
}

/** Notes where the log stands now in the place of what was noted before. */
export async function keepPlaceNow(desk: Desk): Promise<void> {
  const { newest } = await desk.store.log({ search: '', filters: {}, before: null, limit: 1 });
  const row = await desk.store.logEntry(newest);
  if (row === null) return;
  await keepPlace(desk, { chain: row.entry.chain, sequence: newest, hash: row.hash, at: desk.clock.now() });
}
