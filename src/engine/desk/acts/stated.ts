import type { ActKey, CaseId } from '../../../core/case/case.ts';
import { Fault } from '../../../core/fault.ts';
import type { Store } from '../../../core/ports.ts';

const pageSize = 100;

/** True when the statement that a person confirmed with this key stands in the log already: pressing twice records once. */
export async function isStated(store: Pick<Store, 'log'>, caseId: CaseId, actKey: ActKey): Promise<boolean> {
  let before: number | null = null;
  for (;;) {
    const { rows } = await store.log({ search: '', filters: { caseId, source: 'person' }, before, limit: pageSize });
    if (rows.some(({ entry }) => entry.detail.actKey === actKey)) return true;
    before = rows.at(-1)?.entry.sequence ?? null;
    if (rows.length < pageSize) return false;
  }
}

/** A person states what has happened, never what will. Fault invalid-input {field: at}. */
export function demandPast(at: string, now: string): void {
  if (Date.parse(at) > Date.parse(now)) throw new Fault('invalid-input', { field: 'at', reason: 'future' });
}
