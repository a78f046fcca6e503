import { ActKey, type CaseId } from '../../../core/case/case.ts';
import type { Store } from '../../../core/ports.ts';

const pageSize = 100;

/** Keys of every act that was ever meant for a case, last first: the log is the journal of intents. */
export async function intendedKeys(store: Pick<Store, 'log'>, caseId: CaseId): Promise<readonly ActKey[]> {
  const filters = { caseId, operation: 'case-act-intended' } as const;
  const keys: ActKey[] = [];
  let before: number | null = null;
  for (;;) {
    const { rows } = await store.log({ search: '', filters, before, limit: pageSize });
    keys.push(...rows.flatMap(({ entry }) => ActKey.safeParse(entry.detail.actKey).data ?? []));
    before = rows.at(-1)?.entry.sequence ?? null;
    if (rows.length < pageSize) return keys;
  }
}
