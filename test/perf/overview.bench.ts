import 'temporal-polyfill/global';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ageInstants, countsSince, stretchesOf, weeksAhead } from '../../src/core/overview/period.ts';
import type { Store } from '../../src/core/ports.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { budget, percentile, print } from './figure.ts';
import { makeLog } from './large-log.ts';
import { CUSTOMERS, makeOverview } from './large-overview.ts';

// Every question of the overview at 100,000 customers and 1.2 million entries, for everybody and for one manager, over all ten years.
const rounds = 12;
const folder = mkdtempSync(join(tmpdir(), 'consent-desk-overview-bench-'));
const path = join(folder, 'desk.sqlite');
const zone = 'Asia/Hong_Kong';

type Question = (store: Store, owner: { readonly manager?: string }) => Promise<unknown>;

function questionsAt(now: string, first: string | null): Readonly<Record<string, Question>> {
  const stretches = stretchesOf('all', now, zone, first);
  const since = countsSince(now, 3, zone);
  const ahead = weeksAhead(now, zone);
  const until = ahead.at(-1)?.until ?? now;
  return {
    waiting: (store, owner) => store.overviewWaiting({ owner, ages: ageInstants(now, zone) }),
    ended: (store, owner) => store.overviewEnded({ owner, stretches }),
    managers: (store, owner) => store.overviewOwners({ by: 'manager', owner, from: stretches[0]?.from ?? now, limit: 50 }),
    resellers: (store, owner) => store.overviewOwners({ by: 'reseller', owner, from: stretches[0]?.from ?? now, limit: 50 }),
    blockers: (store, owner) => store.overviewBlockers({ owner }),
    customers: (store, owner) => store.overviewCustomers({ owner }),
    quota: (store, owner) => store.overviewQuota({ owner, side: 'partner', since, limit: 3, sinceOther: null }),
    dates: (store, owner) => store.overviewDates({ owner, from: now, until }),
  };
}

try {
  const now = new Date().toISOString();
  makeLog(path, 1_200_000);
  makeOverview(path, Date.parse(now));
  const store = await openStore(path, { chain: 'bench', now: () => now });
  const counted = await store.overviewCustomers({ owner: {} });
  if (counted < CUSTOMERS * 0.9) throw new Error(`only ${counted} customers are counted`);
  const questions = questionsAt(now, await store.overviewFirstEnd());
  for (const [name, ask] of Object.entries(questions)) {
    for (const [whose, owner] of [
      ['', {}],
      ['-of-manager', { manager: 'Manager 5' }],
    ] as const) {
      const times: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const began = performance.now();
        await ask(store, owner);
        // The first reads the pages from the disk.
        if (round > 0) times.push(performance.now() - began);
      }
      print(budget(`overview-${name}${whose}-p95`, 'ms', percentile(times, 0.95), 50));
    }
  }
  await store.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
