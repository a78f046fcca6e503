import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Batch } from '../../../src/core/batch/batch.ts';
import type { Fact, FactKind } from '../../../src/core/fact/fact.ts';
import { natures } from '../../../src/core/fact/nature.ts';
import type { Store } from '../../../src/core/ports.ts';
import { openStore } from '../../../src/engine/adapters/store/open-store.ts';
import { fakePartnerCenter } from '../../fakes/partner-center.ts';
import { ownFolder } from '../../ports/store/folder.ts';
import { kills, seed } from '../kill/counts.ts';
import { randomFrom } from '../kill/random.ts';

const child = fileURLToPath(new URL('kill-child.ts', import.meta.url));
const customers = 150;
const random = randomFrom(seed);
const now = () => new Date().toISOString();

/** What the child said until it was killed, so many milliseconds after it was ready. */
async function runUntilKilled(path: string, milliseconds: number): Promise<readonly string[]> {
  const worker = spawn(process.execPath, [child, path, String(customers)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(worker, 'close');
  const lines: string[] = [];
  let ready: () => void = () => {};
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  createInterface({ input: worker.stdout }).on('line', (line) => (line === 'ready' ? ready() : lines.push(line)));
  await Promise.race([isReady, ended]);
  await pause(milliseconds); // the moment of the kill is what varies, not something waited for
  worker.kill('SIGKILL');
  await ended;
  return lines;
}

/** Everybody listed, and everything that people state is stated so that nothing stands in the way. */
async function begin(store: Store): Promise<Batch> {
  const listing = await fakePartnerCenter(customers).customers({ offset: 0, limit: customers });
  const at = now();
  await store.writeSyncPage({
    passId: 'first',
    observedAt: at,
    source: 'simulated',
    customers: listing.customers,
    state: null,
    log: [],
    notices: [],
  });
  const kinds = (Object.keys(natures) as FactKind[]).filter((kind) => natures[kind].knownBy !== 'api');
  const good = (kind: FactKind) => (kind === 'currencySet' ? true : kind === 'freezeKind' ? 'none' : false);
  const fact = (subject: Fact['subject'], kind: FactKind): Fact => ({
    subject,
    kind,
    value: good(kind),
    source: 'person',
    observedAt: at,
    by: 'Ann',
    note: '',
  });
  const facts = listing.customers.flatMap(({ customerId }) =>
    kinds.filter((kind) => natures[kind].about === 'customer').map((kind) => fact(customerId, kind)),
  );
  await store.writeFacts({ facts: [...facts, fact('partner', 'partnerFrozen')], log: [], notices: [] });
  const planned: Batch = {
    id: 'b1',
    state: 'planned',
    outcome: null,
    chosen: 'everybody',
    again: false,
    total: 0,
    plan: null,
    createdAt: at,
    startedAt: at,
    endedAt: null,
    preparing: null,
  };
  const begun = await store.beginBatch(planned, { kind: 'query', search: '', filters: {} });
  const batch: Batch = { ...begun, state: 'running' };
  await store.writeBatch({ batch, log: [], notices: [] });
  return batch;
}

test(`killed at any moment a check goes on where it stopped, and so do its drafts: nobody twice, no fact lost (${kills} kills, DESK_SEED=${seed})`, {
  timeout: 240_000 + kills * 10_000,
}, async () => {
  const path = `${ownFolder()}/desk.sqlite`;
  const open = () => openStore(path, { chain: 'test', now });
  const asked = new Map<string, number>();
  let store = await open();
  let batch = await begin(store);
  await store.close();
  let run = 0;
  let broken = 0;
  /** Runs and kills until it is done; the last runs are left time to end. */
  const until = async (done: (store: Store) => Promise<boolean>): Promise<void> => {
    for (;;) {
      run += 1;
      const lines = await runUntilKilled(path, run > 2 * kills ? 4_000 : 10 + random() * (run % 3 === 0 ? 300 : 60));
      broken += lines.filter((line) => line.startsWith('broken')).length;
      for (const line of lines.filter((each) => each.startsWith('asked'))) asked.set(line, (asked.get(line) ?? 0) + 1);
      store = await open();
      expect((await store.verifyLog()).sound).toBe(true);
      // Whoever is settled has its facts.
      const { rows } = await store.batchRows({
        batchId: 'b1',
        group: null,
        failedOnly: false,
        preparedOnly: false,
        search: '',
        offset: 0,
        limit: customers,
      });
      for (const { facts } of await store.dossiers(rows.map(({ row }) => row.customerId)))
        expect(facts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['unpaidOrders', 'yearlyResources', 'budgetAmount']));
      const cases = await store.openCases();
      expect(new Set(cases.map(({ customerId }) => customerId)).size).toBe(cases.length);
      if (await done(store)) return;
      await store.close();
    }
  };
  await until(async (each) => (await each.batches())[0]?.state === 'ended');
  const checkRuns = run;
  expect(await store.batchCounts('b1')).toMatchObject({ total: customers, pending: 0, failed: 0, groups: { allowed: customers } });
  // One call may have been on its way at each kill; nobody else was asked a second time.
  expect([...asked.values()].reduce((sum, times) => sum + times, 0)).toBeLessThanOrEqual(customers + checkRuns);
  batch = (await store.batches())[0] ?? batch;
  await store.markBatch('b1', { kind: 'prepare', group: 'allowed' });
  const preparing = { group: 'allowed', state: 'running', outcome: null, startedAt: now(), endedAt: null } as const;
  await store.writeBatch({ batch: { ...batch, preparing }, log: [], notices: [] });
  await store.close();
  run = 0;
  await until(async (each) => (await each.batches())[0]?.preparing?.state === 'ended');
  expect((await store.batchCounts('b1')).prepared).toEqual({ drafted: customers });
  expect(await store.openCases()).toHaveLength(customers);
  const prepared = await store.log({ search: '', filters: { operation: 'case-prepared' }, before: null, limit: 1 });
  expect(prepared.total).toBe(customers);
  expect((await store.log({ search: '', filters: { operation: 'check-many-finished' }, before: null, limit: 1 })).total).toBe(1);
  expect(broken).toBe(0);
  // Else nothing was shown: it was killed in the middle.
  expect(checkRuns + run).toBeGreaterThan(2);
  await store.close();
});
