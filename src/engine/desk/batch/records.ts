import type { Batch, BatchCounts } from '../../../core/batch/batch.ts';
import type { LogDraft } from '../../../core/log/entry.ts';
import { logged } from '../witness.ts';
import type { BatchDesk } from './around.ts';

export const ended = (batch: Batch, outcome: 'finished' | 'cancelled', at: string): Batch => ({
  ...batch,
  state: 'ended',
  outcome,
  endedAt: at,
});

export function startedEntry(at: string, { id, plan, chosen, again, total }: Batch, operator: string): LogDraft {
  const calls = plan?.asks.reduce((sum, ask) => sum + ask.calls, 0) ?? 0;
  return logged({
    at,
    operation: 'check-many-started',
    detail: { batch: id, customers: total, chosen, again, calls },
    personal: { operator },
  });
}

export function finishedEntry(
  desk: Pick<BatchDesk, 'clock'>,
  { id }: Batch,
  outcome: 'finished' | 'cancelled',
  { total, pending, failed, groups }: BatchCounts,
): LogDraft {
  const detail = { batch: id, outcome, customers: total, checked: total - pending, refused: failed, ...groups };
  return logged({ at: desk.clock.now(), operation: 'check-many-finished', detail });
}
