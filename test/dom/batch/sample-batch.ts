import type { BatchListRow, BatchView } from '../../../src/contract/batch.ts';
import type { FakeDesk } from '../../fakes/desk.ts';

export const plan: NonNullable<BatchView['batch']['plan']> = {
  customers: 100_000,
  fresh: 1_200,
  local: 3,
  reads: true,
  perSecond: 5,
  asks: [
    { kind: 'alone', known: 100_000, customers: 0, calls: 0, seconds: 0 },
    { kind: 'orders', known: 1_200, customers: 98_800, calls: 98_800, seconds: 19_760 },
    { kind: 'budgets', known: 1_200, customers: 98_800, calls: 988, seconds: 197.6 },
  ],
  seconds: 19_760,
  missing: [
    { kind: 'reservedInstance', askWhom: 'partner-center', about: 'customer', customers: 97_000 },
    { kind: 'currencySet', askWhom: 'customer', about: 'customer', customers: 98_000 },
    { kind: 'partnerFrozen', askWhom: 'partner-center', about: 'partner', customers: 100_000 },
  ],
};

export function viewOf(
  change: Partial<BatchView['batch']> = {},
  counts: Partial<BatchView['counts']> = {},
  live: Partial<BatchView['live']> = {},
): BatchView {
  return {
    batch: {
      id: 'b1',
      state: 'planned',
      outcome: null,
      chosen: 'everybody',
      again: false,
      total: 100_000,
      plan,
      createdAt: '2026-11-22T01:00:00Z',
      startedAt: null,
      endedAt: null,
      preparing: null,
      ...change,
    },
    counts: {
      total: 100_000,
      pending: 100_000,
      failed: 0,
      groups: { allowed: 0, mendable: 0, blocked: 0, unknown: 0 },
      prepared: {},
      ...counts,
    },
    live: { waiting: null, left: null, resting: false, ...live },
  };
}

export const rowOf = (change: Partial<BatchListRow> = {}): BatchListRow => ({
  customerId: 'c1' as BatchListRow['customerId'],
  accountName: 'acme-hk-001',
  maskedName: 'A••• L••••••••',
  manager: 'Li Na',
  state: 'done',
  group: 'allowed',
  rules: [],
  asks: [],
  until: null,
  decides: null,
  fault: null,
  checkedAt: '2026-11-22T02:00:00Z',
  prepared: null,
  caseId: null,
  ...change,
});

/** A desk whose check of many is as given; every act is answered. */
export function withBatch(
  desk: FakeDesk,
  state: { planned?: BatchView | null; current?: BatchView | null },
  rows: readonly BatchListRow[] = [],
) {
  desk.answer('checkMany.state', () => ({ planned: state.planned ?? null, current: state.current ?? null }));
  desk.answer('checkMany.rows', ({ group }: { group: string }) => {
    const found = rows.filter((row) => row.group === group);
    return { total: found.length, rows: found };
  });
  desk.answer('checkMany.asks', () => [
    { whom: 'partner-center', manager: 'Li Na', customers: 12, kinds: [{ kind: 'reservedInstance', customers: 12 }] },
    { whom: 'huawei-cloud', manager: '', customers: 2, kinds: [{ kind: 'undocumented', customers: 2 }] },
  ]);
  desk.answer('checkMany.mends', () => [
    { mustAct: 'customer', customers: 4, rules: [{ ruleId: 'R07', statement: 's', remedy: 'The customer unsubscribes.', customers: 4 }] },
  ]);
  for (const act of ['start', 'pause', 'resume', 'cancel', 'askAgain', 'discard', 'stopPreparing'])
    desk.answer(`checkMany.${act}`, () => ({}));
  return desk;
}
