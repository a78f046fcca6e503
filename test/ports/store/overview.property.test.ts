import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Case, caseStates, closedCaseStates } from '../../../src/core/case/case.ts';
import type { Owner } from '../../../src/core/overview/reads.ts';
import type { Store } from '../../../src/core/ports.ts';
import { fakeStore } from '../../fakes/store.ts';
import { openInFolder } from './folder.ts';
import { caseOf, caseWrite, erased, morning, reading, writePage } from './samples.ts';

// The plain computation is the store in memory; its sums are held to plain numbers by the behaviour suite.
const runs = Math.max(20, Math.floor(Number(process.env.DESK_RUNS ?? 100) / 4));
const seed = Number(process.env.DESK_SEED ?? Date.now() % 1_000_000);

const instant = fc.integer({ min: 0, max: 100 * 24 }).map((hours) => new Date(Date.UTC(2026, 7, 1) + hours * 3_600_000).toISOString());
const customer = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5');
const listed = fc.record({
  id: customer,
  manager: fc.constantFrom('', 'Ann', 'Ben', '王芳'),
  resellerId: fc.constantFrom('', 'r1', 'r2'),
});
const made = fc
  .record({
    customerId: customer,
    side: fc.constantFrom('partner', 'customer'),
    state: fc.constantFrom(...caseStates),
    instants: fc.tuple(instant, instant, instant),
    pending: fc.boolean(),
    stated: fc.boolean(),
    chaseAt: fc.option(instant),
    remindAt: fc.option(instant),
  })
  .map(({ instants, pending, state, ...rest }): Partial<Case> => {
    const [openedAt = '', pendingSince = '', closedAt = ''] = instants.toSorted();
    return {
      ...(rest as Partial<Case>),
      state,
      openedAt,
      pendingSince: pending ? pendingSince : null,
      closedAt: closedCaseStates.includes(state) ? closedAt : null,
    };
  });
const step = fc.oneof(
  { weight: 6, arbitrary: made.map((change) => ({ kind: 'case', change }) as const) },
  { weight: 3, arbitrary: fc.array(listed, { minLength: 1, maxLength: 4 }).map((rows) => ({ kind: 'list', rows }) as const) },
  {
    weight: 3,
    arbitrary: fc.tuple(customer, fc.subarray(['R04', 'R05', 'R07', 'R15'])).map(([id, rules]) => ({ kind: 'judge', id, rules }) as const),
  },
  { weight: 1, arbitrary: customer.map((id) => ({ kind: 'gone', id }) as const) },
  { weight: 1, arbitrary: customer.map((id) => ({ kind: 'erase', id }) as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'fill' } as const) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(customer, fc.constantFrom('partner' as const, 'customer' as const), instant)
      .map(([id, side, at]) => ({ kind: 'ask', id, side, at }) as const),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;
const owner = fc.record({ manager: fc.constantFrom('Ann', '王芳', ''), resellerId: fc.constantFrom('r1', '') }, { requiredKeys: [] });
const cuts = fc.uniqueArray(instant, { minLength: 2, maxLength: 5 }).map((some) => some.toSorted());

async function take(store: Store, one: Step, number: number): Promise<void> {
  if (one.kind === 'case') await store.writeCase(caseWrite(caseOf(`k${number}`, one.change)));
  if (one.kind === 'list') {
    const rows = [...new Map(one.rows.map((row) => [row.id, row])).values()];
    await writePage(
      store,
      rows.map(({ id, manager, resellerId }) => reading(id, { manager, resellerId })),
      { passId: `pass-${number}` },
    );
  }
  const verdict = { agree: 'unknown', unknown: 0, computedAt: morning, validUntil: null, packId: 'p' } as const;
  if (one.kind === 'judge')
    await store.writeVerdicts([{ customerId: one.id, submit: 'blocked', ...verdict, violated: one.rules.length, rules: one.rules }]);
  if (one.kind === 'gone' && (await store.customer(one.id)) !== null)
    await store.writeVisibility({ customerId: one.id as never, to: 'no-longer-visible', log: [], notices: [] });
  if (one.kind === 'erase') await store.eraseCustomer({ customerId: one.id, at: morning, ...erased(one.id) }).catch(() => undefined);
  if (one.kind === 'fill') await store.fillSearch(1);
  if (one.kind === 'ask') {
    const quota = { customerId: one.id, side: one.side, at: one.at, source: 'app', caseId: null } as const;
    await store.writeCase(caseWrite(caseOf(`q${number}`, { customerId: one.id as never }), { quota }));
  }
}

async function answers(store: Store, whose: Owner, edges: readonly string[]) {
  const [first = '', second = ''] = edges;
  const stretches = edges.slice(1).map((until, place) => ({ from: edges[place] ?? '', until }));
  const line = (row: object) => JSON.stringify(row, (_, value) => (typeof value === 'number' ? Math.round(value) : value));
  const waiting = await store.overviewWaiting({ owner: whose, ages: edges.toReversed() });
  const ended = await store.overviewEnded({ owner: whose, stretches });
  const owners = await Promise.all(
    (['manager', 'reseller'] as const).map((by) => store.overviewOwners({ by, owner: whose, from: first, limit: 3 })),
  );
  return {
    drafts: waiting.drafts,
    waiting: waiting.rows.map(line).sort(),
    times: ended.times.map(line).sort(),
    outcomes: ended.outcomes.map(line).sort(),
    erased: ended.erased,
    first: await store.overviewFirstEnd(),
    owners: owners.map(({ rows, others }) => [rows.map(line), others]),
    blockers: await store.overviewBlockers({ owner: whose }),
    customers: await store.overviewCustomers({ owner: whose }),
    quota: await store.overviewQuota({ owner: whose, side: 'partner', since: first, limit: 2, sinceOther: second }),
    dates: await store.overviewDates({ owner: whose, from: first, until: second }),
  };
}

test(`the overview in SQL counts what a plain computation counts (seed ${seed}, ${runs} runs)`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), owner, cuts, async (steps, whose, edges) => {
      const { store: sqlite } = await openInFolder();
      const plain = fakeStore({ chain: 'chain-1', now: () => morning });
      for (const [number, one] of steps.entries()) for (const store of [sqlite, plain]) await take(store, one, number);
      expect(await answers(sqlite, whose, edges)).toEqual(await answers(plain, whose, edges));
      expect(await answers(sqlite, {}, edges)).toEqual(await answers(plain, {}, edges));
      await sqlite.close();
    }),
    { seed, numRuns: runs },
  );
});
