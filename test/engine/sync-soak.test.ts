import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Customer } from '../../src/core/customer/customer.ts';
import type { Store } from '../../src/core/ports.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { createSync, type Sync } from '../../src/engine/jobs/sync/sync.ts';
import { fakeTime } from '../fakes/clock.ts';
import { randomFrom } from './kill/random.ts';
import { nextChance } from './soak/chance.ts';
import { clock, type RealPartner, realPartner } from './soak/real-partner.ts';
import { unsteadyLine } from './soak/unsteady-line.ts';

/** The soak runs 1,000; each takes as long as many cases of another property. DESK_SEED repeats a run. */
const passes = Number(process.env.DESK_RUNS ?? 40);
const seed = Number(process.env.DESK_SEED ?? Math.floor(Math.random() * 0x7fffffff));

let partner: RealPartner;
let folder: string;
beforeAll(async () => {
  partner = await realPartner(320);
  folder = await mkdtemp(join(tmpdir(), 'desk-soak-'));
});
afterAll(async () => {
  await partner.sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

async function everyone(store: Store): Promise<readonly Customer[]> {
  const known: Customer[] = [];
  for (;;) {
    const query = { search: '', filters: {}, sort: { by: 'accountName', descending: false }, offset: known.length, limit: 1000 } as const;
    const { rows } = await store.customers(query);
    known.push(...rows.map(({ customer }) => customer));
    if (rows.length < 1000) return known;
  }
}

describe('A distributor read over an unsteady line', () => {
  it(`is never said to have lost a customer that is there, nor to be disassociated from one without a record (${passes} passes, DESK_SEED=${seed})`, {
    timeout: 120_000 + passes * 5_000,
  }, async () => {
    const random = randomFrom(seed);
    const line = unsteadyLine();
    let ends = new AbortController();
    let store!: Store;
    let sync!: Sync;
    const begin = async (): Promise<void> => {
      ends = new AbortController();
      store = await openStore(join(folder, 'desk.sqlite'), { chain: 'soak', now: clock.now });
      sync = createSync({
        store,
        partnerCenter: partner.client(line.fetch, ends.signal),
        clock,
        timer: fakeTime().timer,
        tell: () => undefined,
        sourceName: 'simulated',
        partnerType: 'distributor',
        keyFingerprint: 'soak',
      });
    };
    const end = async (): Promise<void> => {
      ends.abort();
      await sync.stop();
      await store.close();
    };
    const ended = { complete: 0, waited: 0, crashed: 0 };

    await begin();
    for (let pass = 0; pass < passes; pass += 1) {
      const chance = await nextChance(partner, random, () => ends.abort());
      const { lastCompleteAt, progress } = await store.syncState();
      const before = { at: lastCompleteAt, present: [...partner.present] };
      line.begin(chance.plan);
      await sync.start(chance.by);
      await sync.running;
      if ((await sync.state()).phase === 'waiting-for-person') {
        ended.waited += 1;
        await sync.confirmLoss(chance.trust);
        await sync.running;
      }
      const complete = (await store.syncState()).lastCompleteAt !== before.at;
      if (complete) ended.complete += 1;
      const known = await everyone(store);
      for (const customer of known) check(customer, line.alone, pass);
      // A pass that began earlier has pages from a line that was not straight.
      if (complete && progress === null && chance.straight) {
        const ids = new Set<string>(known.map(({ customerId }) => customerId));
        expect(before.present.filter((id) => !ids.has(id))).toEqual([]);
      }
      if (!chance.crash) continue;
      ended.crashed += 1;
      await end();
      await begin();
    }
    line.begin({ at: new Map(), pages: new Map(), hidden: null, refusesAlone: null });
    await partner.sandbox.control('DELETE', '/faults');
    await partner.sandbox.control('POST', '/settings', { shuffle_listing: false });
    // In the end, on a steady line, all is as it is there.
    for (let last = 0; last < 2; last += 1) {
      await sync.start();
      await sync.running;
      if ((await sync.state()).phase === 'waiting-for-person') await sync.confirmLoss(true);
      await sync.running;
    }
    const known = await everyone(store);
    for (const { customerId, visibility } of known) {
      expect(await partner.isGone(customerId), `${customerId} is ${visibility}`).toBe(visibility !== 'visible');
    }
    expect(known.filter(({ visibility }) => visibility === 'visible')).toHaveLength(partner.present.size);
    expect(await store.verifyLog()).toMatchObject({ sound: true });
    await end();
    console.info(`soak: ${JSON.stringify({ ...ended, left: partner.left.size })}`);
    // Fewer passes need not meet all of it.
    if (passes >= 100) expect(Math.min(ended.complete, ended.waited, ended.crashed, partner.left.size)).toBeGreaterThan(0);
  });

  function check({ customerId: id, visibility }: Customer, alone: ReadonlyMap<string, boolean>, pass: number): void {
    if (visibility === 'visible') return;
    const who = `pass ${pass}: ${id} is ${visibility}`;
    expect(partner.present.has(id), `${who} and is there`).toBe(false);
    expect(alone.get(id), `${who} and was there when asked for alone`).toBe(false);
    if (visibility === 'disassociated') expect(partner.left.get(id), `${who} without a DELETE record`).toBe(true);
  }
});
