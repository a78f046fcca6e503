import 'temporal-polyfill/global';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountId } from '../../src/core/account/account.ts';
import type { CustomerReading } from '../../src/core/customer/customer.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { createCapabilities } from '../../src/engine/desk/capabilities.ts';
import type { Desk } from '../../src/engine/desk/desk.ts';
import { indexName } from '../../src/engine/desk/pack-of.ts';
import { judgeForIndex } from '../../src/engine/desk/verdicts.ts';
import { createVerdictIndex } from '../../src/engine/jobs/verdict-index.ts';
import { fakeTime } from '../fakes/clock.ts';
import { budget, print } from './figure.ts';
import { CUSTOMERS } from './large-desk.ts';

// Verdicts of all 100,000 customers: read, judged and written by the job that does it after a listing, on one core.
const folder = mkdtempSync(join(tmpdir(), 'consent-desk-verdicts-bench-'));
const clock = { now: () => new Date().toISOString() };

const reading = (index: number): CustomerReading => ({
  customerId: index.toString(16).padStart(32, '0') as CustomerReading['customerId'],
  accountName: `acme-${index.toString(36)}`,
  name: `Customer ${index} Ltd`,
  associatedOn: '2025-01-02T03:04:05Z',
  associationRaw: '1',
  association: index % 3 === 0 ? 'referral' : 'reseller',
  label: '',
  telephone: `138${String(index).padStart(8, '0')}`,
  countryCode: '0086',
  email: `owner-${index}@example.com`,
  verified: 'authenticated',
  customerType: 'enterprise',
  frozen: index % 50 === 0,
  manager: `manager-${index % 20}`,
  level: '',
  resellerId: index % 4 === 0 ? `reseller-${index % 30}` : '',
});

try {
  const store = await openStore(join(folder, 'desk.sqlite'), { chain: 'bench', now: clock.now });
  const state = await store.syncState();
  for (let from = 0; from < CUSTOMERS; from += 1_000) {
    const customers = Array.from({ length: 1_000 }, (_, index) => reading(from + index));
    await store.writeSyncPage({ passId: 'pass-1', observedAt: clock.now(), source: 'api', customers, state, log: [], notices: [] });
  }
  const info = { account: AccountId.parse('bench'), name: 'Bench', site: 'intl', partnerType: 'csp', kind: 'huawei-cloud' } as const;
  // As far as judging for the index asks of a desk.
  const desk = { store, info, clock, capabilities: createCapabilities(null, store, info.kind) } as unknown as Desk;
  const time = fakeTime();
  const errors: unknown[] = [];
  const index = createVerdictIndex({
    store,
    clock,
    timer: time.timer,
    tell: () => {},
    packId: () => indexName(desk),
    judge: (dossiers, partner, now) => judgeForIndex(desk, dossiers, partner, now),
    busy: () => false,
    failed: (error) => errors.push(error),
  });
  const due = async () => (await store.verdictsDue({ packId: await indexName(desk), now: clock.now(), limit: 1 })).length;
  const before = process.cpuUsage();
  index.start();
  while ((await due()) > 0) {
    if (errors.length > 0) throw errors[0];
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { user, system } = process.cpuUsage(before);
  await index.stop();
  await store.close();
  print(budget('verdicts-100k', 's of one core', (user + system) / 1_000_000, 2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
