import type { BatchRow } from '../../../core/batch/batch.ts';
import { groupOf } from '../../../core/batch/group.ts';
import type { FaultData } from '../../../core/fault.ts';
import type { Dossier, VerdictIndexRow } from '../../../core/ports.ts';
import { countQuota } from '../../../core/quota/ledger.ts';
import type { QuotaView } from '../../../core/quota/quota.ts';
import { judge } from '../../../core/rule/judge.ts';
import { indexRow } from '../verdicts.ts';
import type { Around } from './around.ts';

export interface Judged {
  readonly row: BatchRow;
  readonly index: VerdictIndexRow;
  readonly quota: QuotaView;
}

/** One customer by both checks, as its own page judges it. `fault`: what was refused when it was asked. */
export function judgeRow(around: Around, { customer, facts, quota: entries }: Dossier, now: string, fault: FaultData | null): Judged {
  const quota = countQuota({ ...around.terms, entries, now });
  const common = { side: 'partner', role: null, atAct: false, facts: [...facts, ...around.partner], quota, now } as const;
  const submit = judge({ ...common, pack: around.submit, step: 'submit' });
  const agree = judge({ ...common, pack: around.agree, step: 'agree' });
  const freeAt = quota.left > 0 ? null : quota.nextFreeAt;
  const grouped = groupOf({ verdicts: [submit, agree], packs: [around.submit, around.agree], freeAt, now });
  const { customerId } = customer;
  return {
    row: { ...grouped, customerId, state: fault === null ? 'done' : 'failed', fault, checkedAt: now, prepared: null, caseId: null },
    index: indexRow(customerId, around.indexName, submit, agree),
    quota,
  };
}
