import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogFilters } from '../../../src/core/ports.ts';
import { fakeStore } from '../../fakes/store.ts';
import { openInFolder } from './folder.ts';
import { draft, erased, evening, morning } from './samples.ts';

const runs = Number(process.env.DESK_RUNS_SEARCH ?? 60);
const seed = Number(process.env.DESK_SEED ?? Date.now() % 1_000_000);

const operation = fc.constantFrom('case-noted', 'case-submitted', 'check-run', 'sync-finished');
const result = fc.constantFrom('ok', 'refused', 'stated');
const source = fc.constantFrom('app', 'person', 'api');
const customerId = fc.constantFrom('c1', 'c2', 'c3');
const operator = fc.constantFrom('Anna', 'Zoë', '王芳');
const at = fc.integer({ min: 0, max: 5 * 24 - 1 }).map((hour) => new Date(Date.UTC(2026, 10, 20) + hour * 3_600_000).toISOString());
const note = fc.constantFrom('客户要求解除', 'the contract ends', 'Quartz & Co', 'x');

const written = fc.record(
  { operation, result, source, at, customerId: fc.option(customerId), caseId: fc.option(fc.constantFrom('k1', 'k2')) },
  { requiredKeys: ['operation', 'result', 'source', 'at'] },
);
const entry = fc.tuple(written, fc.record({ operator, note }, { requiredKeys: [] }));
const filters = fc.record(
  { operation, result, source, customerId, caseId: fc.constantFrom('k1', 'k9'), operator, from: at, until: at },
  { requiredKeys: [] },
) as fc.Arbitrary<LogFilters>;
const question = fc.record({
  filters,
  search: fc.constantFrom('', '', '要', '解除', 'contract', 'an', 'case', 'quartz co', 'nobody'),
  skip: fc.nat(12),
});
const step = fc.oneof(
  { weight: 5, arbitrary: fc.array(entry, { minLength: 1, maxLength: 12 }).map((entries) => ({ kind: 'write', entries }) as const) },
  { weight: 4, arbitrary: question.map((asked) => ({ kind: 'ask', asked }) as const) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 }).map((rows) => ({ kind: 'fill', rows }) as const) },
  { weight: 1, arbitrary: customerId.map((id) => ({ kind: 'erase', id }) as const) },
);

test(`SQLite filters, searches and counts the log as the plain definition does (seed ${seed}, ${runs} runs)`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
      const { store: sqlite } = await openInFolder();
      const plain = fakeStore({ chain: 'chain-1', now: () => morning });
      for (const one of steps) {
        if (one.kind === 'fill') await sqlite.fillSearch(one.rows);
        if (one.kind === 'ask') {
          const query = { ...one.asked, before: null, limit: 30 };
          const found = await Promise.all([sqlite, plain].map((store) => store.log(query)));
          const [ours, theirs] = found.map(({ total, newest, rows }) => ({ total, newest, rows: rows.map((row) => row.entry.sequence) }));
          expect(ours).toEqual(theirs);
          for (const sequence of [1, 7, 20]) expect(await sqlite.logPlace(query, sequence)).toBe(await plain.logPlace(query, sequence));
          expect(await sqlite.logDays(query)).toEqual(await plain.logDays(query));
          expect(await sqlite.logOperators()).toEqual(await plain.logOperators());
        }
        for (const store of [sqlite, plain]) {
          if (one.kind === 'write') await store.appendLog(one.entries.map(([open, personal]) => draft({ ...open, personal })));
          if (one.kind === 'erase') await store.eraseCustomer({ customerId: one.id, at: evening, ...erased(one.id) });
        }
      }
      await sqlite.close();
    }),
    { seed, numRuns: runs },
  );
});
