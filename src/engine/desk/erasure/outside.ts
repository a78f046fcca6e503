import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErasurePreview } from '../../../contract/erasure.ts';
import { type Outside, outsideOf, outsideOfAccount, outsideOperations } from '../../../core/erasure/outside.ts';
import type { LogFilters } from '../../../core/ports.ts';
import type { Desk } from '../desk.ts';

type At = Pick<Desk, 'store' | 'files'>;

/** Lines of one list; the answer stays under 64 KB. */
const LONGEST_LIST = 200;

/**
 * What was made about a customer and what holds the whole account, since `since`: as the log says it, and as files lie in the profile. It cannot
 * say what a person copied by other means.
 */
export async function outsideAbout(desk: At, customerId: string, since: string | null): Promise<ErasurePreview['outside']> {
  const own = await Promise.all(outsideOperations.map((operation) => said(desk, { customerId, operation })));
  const from = since === null ? {} : { from: since };
  const ofAccount = await Promise.all(outsideOfAccount.map((operation) => said(desk, { operation, ...from })));
  const all = [...own.flat(), ...ofAccount.flat(), ...(await setAside(desk, since))].sort((one, other) => (one.at < other.at ? 1 : -1));
  return { total: all.length, rows: all.slice(0, LONGEST_LIST) };
}

async function said({ store }: At, filters: LogFilters): Promise<Outside[]> {
  const found: Outside[] = [];
  for (let before: number | null = null; ; ) {
    const { rows } = await store.log({ search: '', filters, before, limit: LONGEST_LIST });
    found.push(...rows.flatMap(({ entry }) => outsideOf(entry) ?? []));
    const last = rows.at(-1);
    if (last === undefined || rows.length < LONGEST_LIST) return found;
    before = last.entry.sequence;
  }
}

/** Databases that were replaced or damaged and logs of removed accounts: kept as they were, and only a person deletes them. */
async function setAside({ files }: At, since: string | null): Promise<Outside[]> {
  const names = await readdir(files.aside).catch(() => []);
  const found = await Promise.all(
    names.map(async (name): Promise<Outside | null> => {
      const at = (await stat(join(files.aside, name)).catch(() => null))?.mtime.toISOString();
      // What was put there before the customer was known can hold nothing of it.
      if (at === undefined || (since !== null && at < since)) return null;
      return { kind: 'set-aside', way: 'file', ending: '', at, sequence: null, scope: 'account', name };
    }),
  );
  return found.filter((one) => one !== null);
}
