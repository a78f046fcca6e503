import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import type { SealedRow, Store } from '../../src/core/ports.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { ownFolder } from '../ports/store/folder.ts';
import { draft, erased, evening, morning } from '../ports/store/samples.ts';
import { damage } from './damaged-file.ts';

/** 60 in `npm test`, 300 in `npm run soak` (DESK_RUNS). */
const runs = Math.min(300, Number(process.env.DESK_RUNS ?? 60));
const seed = Number(process.env.DESK_SEED ?? Date.now() % 1_000_000);
const entries = 2_000;
const options = { chain: 'chain-1', now: () => morning };
const operations = ['case-noted', 'check-run', 'case-submitted', 'fact-stated'] as const;

/** A log of 2,000 entries with everything a log has: customers, cases, personal text, an erased customer, a filled search index. */
async function soundLog(path: string): Promise<readonly SealedRow[]> {
  const store = await openStore(path, options);
  const drafts = Array.from({ length: entries - 1 }, (_, index) =>
    draft({
      at: new Date(Date.UTC(2026, 0, 1) + index * 7_000_000).toISOString(),
      operation: operations[index % 4] ?? 'case-noted',
      customerId: index % 5 === 0 ? null : `customer-${index % 60}`,
      caseId: index % 3 === 0 ? `case-${index % 90}` : null,
      detail: { number: index, kind: 'reserved-instances' },
      personal: index % 7 === 0 ? {} : { operator: index % 2 === 0 ? 'Anna Souza' : '王芳', reason: `reason ${index} 客户要求解除` },
    }),
  );
  await store.appendLog(drafts);
  await store.eraseCustomer({ customerId: 'customer-7', at: evening, ...erased('customer-7') });
  while (await store.fillSearch(1_000)) await store.value('anything');
  const sealed = await store.sealedLog({ after: 0, limit: entries + 1 });
  await store.close();
  return sealed;
}

/** undefined where the store refuses with a fault that names what is wrong. */
async function orRefused<Result>(asked: Promise<Result>): Promise<Result | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Fault && error.code !== 'internal') return undefined;
    throw error;
  }
}

/** Everything that is shown of the first `upTo` entries is as it was sealed, or refused. */
async function expectShownAsSealed(store: Store, sealed: readonly SealedRow[], upTo: number, did: string): Promise<void> {
  const page = await orRefused(store.sealedLog({ after: 0, limit: upTo }));
  if (page !== undefined) expect(page, did).toEqual(sealed.slice(0, upTo));
  for (let before = upTo + 1; before > 1; before -= 100) {
    const shown = await orRefused(store.log({ search: '', filters: {}, before, limit: 100 }));
    if (shown === undefined) continue;
    const expected = sealed.slice(Math.max(0, before - 101), before - 1).reverse();
    expect(
      shown.rows.map(({ entry, hash, erasedAt }) => ({ entry, hash, erasedAt })),
      did,
    ).toEqual(expected.map(({ entry, hash, erasedAt }) => ({ entry, hash, erasedAt })));
    const texts = expected.map(({ entry, personal }) => (Object.keys(entry.digests).length === 0 ? {} : personal));
    expect(
      shown.rows.map(({ personal }) => personal),
      did,
    ).toEqual(texts);
  }
}

test(
  `whatever happens to the file, the log is shown as it was sealed, or it is said what is wrong (seed ${seed}, ${runs} runs)`,
  async () => {
    const folder = ownFolder();
    const whole = join(folder, 'whole.db');
    const sealed = await soundLog(whole);
    expect(sealed).toHaveLength(entries);
    const outcomes = { refused: 0, broken: 0, harmless: 0 };
    for (let run = 0; run < runs; run += 1) {
      const path = join(folder, `${run}.db`);
      copyFileSync(whole, path);
      const did = `seed ${seed + run}: ${damage(path, seed + run)}`;
      const store = await orRefused(openStore(path, options));
      const check = store && (await orRefused(store.verifyLog()));
      if (store === undefined || check === undefined) outcomes.refused += 1;
      else if (check.sound) {
        outcomes.harmless += 1;
        expect(check, did).toMatchObject({ entries, firstBroken: null, head: sealed.at(-1)?.hash });
        await expectShownAsSealed(store, sealed, entries, did);
      } else {
        outcomes.broken += 1;
        expect(check, did).toMatchObject({ firstBroken: check.entries + 1, reason: expect.any(String) });
        expect(check.head, did).toBe(sealed[check.entries - 1]?.hash ?? '0'.repeat(64));
        await expectShownAsSealed(store, sealed, check.entries, did);
      }
      await store?.close();
    }
    // Damage of each kind was met: with none the test would show nothing.
    if (runs >= 60) expect(Math.min(outcomes.broken, outcomes.harmless), JSON.stringify(outcomes)).toBeGreaterThan(0);
  },
  30_000 + runs * 2_000,
);
