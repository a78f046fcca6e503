import { basename, join } from 'node:path';
import { replaceDatabase } from '../../adapters/store/backup/replace.ts';
import type { Rebuilt } from '../../adapters/store/rebuild/rebuild.ts';
import type { DeskFiles } from '../files.ts';

/** A name that nothing has yet: `account.2026-11-22T01-30-00-000Z.damaged.sqlite`. */
export function asideName(files: DeskFiles, account: string, at: string, why: 'damaged' | 'replaced'): string {
  return join(files.aside, `${account}.${at.replaceAll(/[:.]/gu, '-')}.${why}.sqlite`);
}

/** Rebuilds a closed database from what can be read of it and sets the damaged one aside; until then the damaged one stays in its place. */
export async function rebuildDatabase(
  files: DeskFiles,
  { account, chain, at }: { readonly account: string; readonly chain: string; readonly at: string },
): Promise<Rebuilt> {
  const to = `${files.database}.rebuilt`;
  const aside = asideName(files, account, at, 'damaged');
  const rebuilt = await files.keeper.run({ kind: 'rebuild', path: files.database, to, chain, at, aside: basename(aside) });
  replaceDatabase(files.database, to, aside);
  return rebuilt;
}
