import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HousekeepingState, RebuiltShown, type Size } from '../../../contract/housekeeping.ts';
import { REBUILT_VALUE } from '../../adapters/store/rebuild/rebuild.ts';
import type { Desk } from '../desk.ts';
import { lastPlace } from '../evidence/log-sound.ts';
import { namedPerson } from '../person.ts';
import { logged } from '../witness.ts';
import { databaseBytes, freeIn } from './disk.ts';
import { LAST_BACKUP_VALUE } from './make.ts';
import { keepPlaceNow } from './restore.ts';

const Rebuilt = RebuiltShown.omit({ checkpointLost: true });
const gigabyte = 1024 ** 3;
const mostMonths = 36;
const mostFiles = 50;

export async function housekeepingState(desk: Desk): Promise<HousekeepingState> {
  const { store, files, info } = desk;
  const last = HousekeepingState.shape.lastBackup.safeParse(await store.value(LAST_BACKUP_VALUE));
  const rebuilt = Rebuilt.safeParse(await store.value(REBUILT_VALUE)).data ?? null;
  return {
    lastBackup: last.data ?? null,
    aside: { folder: files.aside, files: filesAside(files.aside, info.account) },
    rebuilt: rebuilt && { ...rebuilt, aside: join(files.aside, rebuilt.aside), checkpointLost: await isCheckpointLost(desk) },
  };
}

function filesAside(folder: string, account: string): { name: string; bytes: number }[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(`${account}.`) && !/-(wal|shm)$/u.test(name))
      .sort()
      .toReversed()
      .slice(0, mostFiles)
      .map((name) => ({ name, bytes: statSync(join(folder, name)).size }));
  } catch {
    // Nothing was ever set aside.
    return [];
  }
}

/** The entry of the last sealing is not the one that stands there. */
async function isCheckpointLost(desk: Desk): Promise<boolean> {
  const kept = await lastPlace(desk);
  if (kept === null || kept.sequence === 0) return false;
  return (await desk.store.logEntry(kept.sequence))?.hash !== kept.hash;
}

/** The person read what a rebuilding lost. Fault operator-missing. */
export async function acknowledgeRebuilt(desk: Desk): Promise<void> {
  const { operator } = await namedPerson(desk);
  const rebuilt = Rebuilt.safeParse(await desk.store.value(REBUILT_VALUE)).data;
  if (rebuilt === undefined) return;
  const lost = await isCheckpointLost(desk);
  const kept = lost ? await lastPlace(desk) : null;
  const detail = { acknowledged: rebuilt.at, checkpoint: kept?.sequence ?? null, checkpointHash: kept?.hash ?? null };
  const entry = logged({
    at: desk.clock.now(),
    operation: 'store-rebuilt',
    result: 'stated',
    source: 'person',
    detail,
    personal: { operator },
  });
  await desk.store.writeValue(REBUILT_VALUE, null, { log: [entry], notices: [] });
  if (lost) await keepPlaceNow(desk);
  for (const topic of ['log', 'settings'] as const) desk.news.tell(topic, desk.info.account);
}

export async function sizeOf(desk: Desk): Promise<Size> {
  const { database, keeper } = desk.files;
  const { total, parts, months } = await keeper.run({ kind: 'sizes', path: database });
  const entries = months.reduce((sum, one) => sum + one.entries, 0);
  const each = entries === 0 ? 0 : parts.log / entries;
  const free = freeIn(join(database, '..'));
  const listed = Object.entries(parts) as [keyof typeof parts, number][];
  return {
    total,
    parts: listed.map(([part, bytes]) => ({ part, bytes })),
    months: months.slice(-mostMonths).map((one) => ({ ...one, bytes: Math.round(one.entries * each) })),
    free,
    short: free < Math.max(gigabyte, databaseBytes(database) * 2.1),
  };
}
