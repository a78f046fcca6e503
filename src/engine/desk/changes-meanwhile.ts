import type { ChangeMeanwhile } from '../../contract/changes.ts';
import { type Case, closedCaseStates } from '../../core/case/case.ts';
import { customerValueKey } from '../../core/customer/value-key.ts';
import { Fault } from '../../core/fault.ts';
import type { LogEntry } from '../../core/log/entry.ts';
import type { LogRow } from '../../core/ports.ts';
import type { Desk } from './desk.ts';

type At = Pick<Desk, 'store'>;

const keyOf = ({ customerId, id }: Case): string => customerValueKey(customerId, `changes-seen ${id}`);

async function caseOf({ store }: At, caseId: string): Promise<Case> {
  const found = await store.case(caseId);
  if (found === null) throw new Fault('not-found', { what: 'case' });
  return found.case;
}

async function seenUntil({ store }: At, each: Case): Promise<number> {
  const kept = await store.value(keyOf(each));
  return typeof kept === 'number' ? kept : 0;
}

function whatOf({ operation, detail }: LogEntry): readonly ChangeMeanwhile['what'][] {
  if (operation === 'customer-no-longer-visible') return ['no-longer-visible'];
  if (operation === 'customer-returned') return ['returned'];
  if (operation !== 'customer-changed') return [];
  const fields = String(detail.fields ?? '').split(',');
  return (['association', 'manager', 'frozen'] as const)
    .filter((field) => fields.includes(field))
    .map((field) => (field === 'frozen' && detail.frozen === false ? 'unfrozen' : field));
}

/**
 * Silent changes of the customer since its request was opened, until somebody has seen them. Read from the log, into which each was written
 * together with the reading that showed it: so none is lost or told twice, also over a restart.
 */
export async function changesMeanwhile(desk: At, caseId: string): Promise<ChangeMeanwhile[]> {
  const each = await caseOf(desk, caseId);
  if (closedCaseStates.includes(each.state)) return [];
  const seen = await seenUntil(desk, each);
  const found: ChangeMeanwhile[] = [];
  for (let before: number | null = null; ; ) {
    const filters = { customerId: each.customerId, from: each.openedAt };
    const { rows } = await desk.store.log({ search: '', filters, before, limit: 100 });
    const fresh: LogRow[] = rows.filter(({ entry }) => entry.sequence > seen);
    for (const { entry } of fresh) found.unshift(...whatOf(entry).map((what) => ({ sequence: entry.sequence, at: entry.at, what })));
    const last = fresh.at(-1);
    if (last === undefined || fresh.length < 100) return found;
    before = last.entry.sequence;
  }
}

/** What a person has seen is not news again; a later mark is not taken back by an earlier one. */
export async function markChangesSeen(desk: At, caseId: string, sequence: number): Promise<void> {
  const each = await caseOf(desk, caseId);
  if (sequence > (await seenUntil(desk, each))) await desk.store.writeValue(keyOf(each), sequence, { log: [], notices: [] });
}
