import type { Decisions, Owners } from '../../../contract/overview.ts';
import { ageEdges, ageInstants, fewestForP90, type Period, stretchesOf } from '../../../core/overview/period.ts';
import type { Owner } from '../../../core/overview/reads.ts';
import type { Desk } from '../desk.ts';
import { readSettings } from '../settings.ts';

const day = 86_400_000;
const mostOwners = 50;

type Reading = Pick<Desk, 'store' | 'clock' | 'info'>;

async function stretches(desk: Reading, period: Period) {
  const [{ timeZone }, first] = await Promise.all([readSettings(desk), desk.store.overviewFirstEnd()]);
  return { timeZone, stretches: stretchesOf(period, desk.clock.now(), timeZone, first) };
}

export async function decisionsOf(desk: Reading, owner: Owner, period: Period): Promise<Decisions> {
  const { timeZone, stretches: parts } = await stretches(desk, period);
  const waiting = await desk.store.overviewWaiting({ owner, ages: ageInstants(desk.clock.now(), timeZone) });
  const ended = await desk.store.overviewEnded({ owner, stretches: parts });
  return {
    waiting: [...waiting.rows],
    ageEdges: [...ageEdges],
    drafts: waiting.drafts,
    stretches: [...parts],
    times: ended.times.map(({ stretch, side, cases, median, p90 }) => ({
      stretch,
      side,
      cases,
      median: median / day,
      p90: cases < fewestForP90 ? null : p90 / day,
    })),
    outcomes: [...ended.outcomes],
    erased: ended.erased,
  };
}

export async function ownersOf(desk: Reading, owner: Owner, period: Period, by: 'manager' | 'reseller'): Promise<Owners> {
  const [first] = (await stretches(desk, period)).stretches;
  const from = first?.from ?? desk.clock.now();
  const { rows, others } = await desk.store.overviewOwners({ by, owner, from, limit: mostOwners });
  return { rows: rows.map((row) => ({ ...row, median: row.median === null ? null : row.median / day })), others };
}
