import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupProgress, type BackupShown, SHORTEST_PASSPHRASE } from '../../../contract/housekeeping.ts';
import { Fault } from '../../../core/fault.ts';
import type { Manifest } from '../../adapters/store/backup/manifest.ts';
import { type Desk, isSimulated } from '../desk.ts';
import { fileName } from '../letter.ts';
import { readSettings } from '../settings.ts';
import { logged } from '../witness.ts';
import { databaseBytes, demandRoom } from './disk.ts';

export const LAST_BACKUP_VALUE = 'last-backup';

export interface MakeParts {
  readonly desk: Desk;
  readonly version: string;
  /** Folder in which the copy and the backup wait until they are whole; emptied at every start. */
  readonly unfinished: string;
}

/** Makes, checks and hands out a backup of this desk's database. Nothing stays of one that is cancelled or fails. */
export async function backUp(
  { desk, version, unfinished }: MakeParts,
  passphrase: string,
  tell: (progress: BackupProgress) => void,
  signal: AbortSignal,
): Promise<BackupProgress> {
  const { info, files, clock } = desk;
  if ([...passphrase].length < SHORTEST_PASSPHRASE) throw new Fault('invalid-input', { field: 'passphrase', reason: 'short' });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  // The copy in clear and the encrypted file lie side by side for a moment.
  demandRoom(unfinished, databaseBytes(files.database) * 2.1);
  const base = join(unfinished, randomUUID());
  const sealed = `${base}.backup`;
  try {
    const about = {
      account: info.account,
      name: info.name,
      site: info.site,
      partnerType: info.partnerType,
      connection: info.kind,
      simulated: isSimulated(desk),
      madeAt: clock.now(),
      appVersion: version,
    };
    const job = { kind: 'backup', path: files.database, copy: `${base}.copy`, sealed, passphrase, about } as const;
    const manifest = await files.keeper.run(job, (step, done, of) => tell({ ...at(step), done, of }), signal);
    if (signal.aborted) throw new Fault('cancelled');
    return await handOut(desk, sealed, manifest);
  } finally {
    rmSync(sealed, { force: true });
  }
}

const at = (step: string): Pick<BackupProgress, 'step' | 'made'> => ({ step: step as BackupProgress['step'], made: null });

async function handOut(desk: Desk, sealed: string, manifest: Manifest): Promise<BackupProgress> {
  const fileBytes = statSync(sealed).size;
  const simulated = manifest.simulated ? 'SIMULATED ' : '';
  const name = `${simulated}${fileName(`backup ${desk.info.name} ${manifest.madeAt.slice(0, 10)}`)}.consentdesk-backup`;
  const saved = await desk.host.saveFile({ name, type: 'application/octet-stream', file: sealed });
  const delivered = saved.kind === 'link' ? { ...saved, name } : saved;
  if (saved.kind !== 'cancelled') {
    const { operator } = await readSettings(desk);
    const { entries, head, customers, sha256, madeAt } = manifest;
    const log = [
      logged({
        at: desk.clock.now(),
        operation: 'backup-made',
        detail: { entries, head, customers, sha256, bytes: fileBytes },
        personal: { operator },
      }),
    ];
    await desk.store.writeValue(LAST_BACKUP_VALUE, { at: madeAt, bytes: fileBytes, entries }, { log, notices: [] });
    desk.news.tell('log', desk.info.account);
    desk.news.tell('settings', desk.info.account);
  }
  return { step: 'done', done: 1, of: 1, made: { backup: shownBackup(manifest), delivered, fileBytes } };
}

export function shownBackup(manifest: Manifest): BackupShown {
  const { account, name, site, partnerType, simulated, madeAt, appVersion, entries, customers, mails, head, firstBroken, bytes, sha256 } =
    manifest;
  return { account, name, site, partnerType, simulated, madeAt, appVersion, entries, customers, mails, head, firstBroken, bytes, sha256 };
}
