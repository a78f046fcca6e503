import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { askDesk, Delivered, line } from './define.ts';

/** The most that a page says at once of a backup: bytes, base64. */
export const BACKUP_PART_BYTES = 128 * 1024;
/** Longer files are refused before anything is sent. Bytes. */
export const LONGEST_BACKUP = 16 * 1024 ** 3;
/** Characters; what is shorter is guessed in an afternoon, however slow each guess is. */
export const SHORTEST_PASSPHRASE = 12;

const count = z.number().int();
const passphrase = line(1_000);
const restoreId = line(64).min(1);

/** What a backup says of itself, and what is made of it here. */
export const BackupShown = z.object({
  account: z.string(),
  name: z.string(),
  site: z.string(),
  partnerType: z.string(),
  simulated: z.boolean(),
  madeAt: z.string(),
  appVersion: z.string(),
  entries: count,
  customers: count,
  mails: count,
  head: z.string(),
  /** The log in it breaks at this entry, as it did when the backup was made; null: it is sound. */
  firstBroken: count.nullable(),
  bytes: count,
  sha256: z.string(),
});
export type BackupShown = z.infer<typeof BackupShown>;

export const RestoreShown = z.object({
  backup: BackupShown,
  /** same: of this account; other-id: of one with another id, as on another computer, which the person may restore here; not-this-account: refused. */
  fits: z.enum(['same', 'other-id', 'not-this-account']),
  here: z.object({
    entries: count,
    customers: count,
    /** Entries here that came after the backup's last one; null: the two logs do not continue each other. */
    newer: count.nullable(),
  }),
  /** Customers in it that were erased here since. */
  erasedSince: count,
});
export type RestoreShown = z.infer<typeof RestoreShown>;

export const BackupProgress = z.object({
  step: z.enum(['copying', 'checking', 'checking-log', 'encrypting', 'reading-back', 'done']),
  done: count,
  of: count,
  made: z.object({ backup: BackupShown, delivered: Delivered, fileBytes: count }).nullable(),
});
export type BackupProgress = z.infer<typeof BackupProgress>;

export const OpenProgress = z.object({
  step: z.enum(['opening', 'checking', 'checking-log', 'done']),
  done: count,
  of: count,
  shown: RestoreShown.nullable(),
});
export type OpenProgress = z.infer<typeof OpenProgress>;

export const CheckProgress = z.object({
  step: z.enum(['checking', 'checking-log', 'done']),
  done: count,
  of: count,
  result: z
    .object({
      /** What SQLite found, in its words, at most 50; empty: the file is sound. */
      problems: z.array(z.string()),
      chain: z.object({ sound: z.boolean(), entries: count, firstBroken: count.nullable() }).nullable(),
      at: z.string(),
    })
    .nullable(),
});
export type CheckProgress = z.infer<typeof CheckProgress>;

/** What came of rebuilding a damaged database. */
export const RebuiltShown = z.object({
  at: z.string(),
  /** Where the damaged file lies. */
  aside: z.string(),
  provable: count,
  provableHead: z.string(),
  salvaged: count,
  lostEntries: count,
  tables: z.array(z.object({ table: z.string(), rows: count, lost: z.boolean() })),
  /** Nothing of it could be read. */
  unreadable: z.boolean(),
  /** The last sealing was of an entry that is not provable any more; the person has to say that the log goes on from here. */
  checkpointLost: z.boolean(),
});
export type RebuiltShown = z.infer<typeof RebuiltShown>;

const sizeParts = ['customers', 'cases', 'log', 'mails', 'search', 'other', 'free'] as const;
export const Size = z.object({
  /** Bytes. */
  total: count,
  parts: z.array(z.object({ part: z.enum(sizeParts), bytes: count })),
  /** Entries by the log's own dates, oldest first, the last 36 months: `2026-11`. `bytes`: what they take up on the average. */
  months: z.array(z.object({ month: z.string(), entries: count, bytes: count })),
  free: count,
  /** Less than 1 GB, or less than what a backup and a rebuilding need. */
  short: z.boolean(),
});
export type Size = z.infer<typeof Size>;

export const HousekeepingState = z.object({
  lastBackup: z.object({ at: z.string(), bytes: count, entries: count }).nullable(),
  /** Folder of what was replaced, damaged or archived, and what lies there of this account, newest first. */
  aside: z.object({ folder: z.string(), files: z.array(z.object({ name: z.string(), bytes: count })) }),
  rebuilt: RebuiltShown.nullable(),
});
export type HousekeepingState = z.infer<typeof HousekeepingState>;

export const housekeeping = {
  state: askDesk({}).output(HousekeepingState),
  size: askDesk({}).output(Size),
  /** SQLite's full check and the chain, with progress; leaving the stream cancels it. */
  check: askDesk({}).output(eventIterator(CheckProgress)),
  /**
   * A checked and encrypted copy of this account's database, while everything goes on. The passphrase is used and forgotten. Leaving the stream
   * cancels it, and nothing stays. Faults: invalid-input {field: passphrase}, disk-full {needed, free}, store-damaged, cancelled.
   */
  backup: askDesk({ passphrase }).output(eventIterator(BackupProgress)),
  /** Makes room for a backup that the page sends in parts. Fault disk-full {needed, free}. */
  beginRestore: askDesk({ size: count.min(1).max(LONGEST_BACKUP) }).output(z.object({ restoreId })),
  /** In order. Fault invalid-input {field: offset}. */
  part: askDesk({
    restoreId,
    offset: count.min(0),
    content: z.base64().max(Math.ceil(BACKUP_PART_BYTES / 3) * 4),
  }).output(z.object({})),
  /** Opens and checks it; nothing is replaced. Faults: passphrase-wrong, backup-unreadable {reason}, store-newer, cancelled. */
  openBackup: askDesk({ restoreId, passphrase }).output(eventIterator(OpenProgress)),
  /**
   * Puts what was opened in the place of this account's database, which is set aside under the name that is answered. `typedName`: the name of
   * the backup's account, where it has another id. Faults: not-allowed-here, backup-not-this-account {name}, name-mismatch, disk-full.
   */
  restore: askDesk({ restoreId, typedName: line(200) }).output(z.object({ aside: z.string(), erasedAgain: count })),
  discard: askDesk({ restoreId }).output(z.object({})),
  /** Sets the damaged database aside and rebuilds it from what can be read. */
  rebuild: askDesk({}).output(z.object({})),
  /** The person has read what a rebuilding lost; a sealing that is not provable any more gives way to the log as it is. Fault operator-missing. */
  acknowledge: askDesk({}).output(z.object({})),
};
