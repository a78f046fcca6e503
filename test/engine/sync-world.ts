import { afterEach, beforeEach, expect } from 'vitest';
import { CaseId } from '../../src/core/case/case.ts';
import { advance, newCase } from '../../src/core/case/machine.ts';
import type { CustomerId } from '../../src/core/customer/customer.ts';
import type { Store } from '../../src/core/ports.ts';
import { createSync, type Sync } from '../../src/engine/jobs/sync/sync.ts';
import { type FakeTime, fakeTime } from '../fakes/clock.ts';
import { type FakePartnerCenter, fakePartnerCenter } from '../fakes/partner-center.ts';
import { type DeskStore, deskStore } from './desk-store.ts';

type Change = Partial<Parameters<typeof createSync>[0]>;

/** A fake partner, a real store and a sync between them, made anew for each test. */
export interface SyncWorld {
  readonly time: FakeTime;
  readonly site: FakePartnerCenter;
  readonly store: Store;
  readonly sync: Sync;
  /** A new sync over the same file, as after a restart. */
  restart(change?: Change): Promise<void>;
  /** A person asks; resolves when nothing runs any more. */
  pass(): Promise<void>;
  /** A quarter of an hour later, by itself. */
  quarter(): Promise<void>;
  id(index: number): CustomerId;
  pendingRequest(customerId: CustomerId): Promise<string>;
  noticesOf(kind: string): Promise<readonly { readonly caseId: string | null }[]>;
  operations(): Promise<readonly string[]>;
}

export function syncWorld(customers: number, change: Change = {}): SyncWorld {
  let time: FakeTime;
  let desk: DeskStore;
  let store: Store;
  let site: FakePartnerCenter;
  let sync: Sync;
  const begin = (more: Change = {}): void => {
    const common = { clock: time, timer: time.timer, tell: () => undefined, sourceName: 'simulated', partnerType: 'csp' } as const;
    sync = createSync({ store, partnerCenter: site, ...common, ...change, ...more });
  };
  beforeEach(async () => {
    time = fakeTime();
    desk = await deskStore(time);
    store = desk.store;
    site = fakePartnerCenter(customers);
    begin();
  });
  afterEach(async () => {
    await sync.stop();
    expect(time.waiting()).toEqual([]);
    await desk.remove();
  });
  return {
    get time() {
      return time;
    },
    get site() {
      return site;
    },
    get store() {
      return store;
    },
    get sync() {
      return sync;
    },
    async restart(more) {
      await sync.stop();
      store = await desk.reopen();
      begin(more);
    },
    async pass() {
      time.advance(1000);
      await sync.start();
      await sync.running;
    },
    async quarter() {
      time.advance(15 * 60_000);
      await sync.running;
    },
    id(index) {
      const found = site.present[index];
      if (found === undefined) throw new Error(`there is no customer ${index}`);
      return found.customerId;
    },
    async pendingRequest(customerId) {
      const at = time.now();
      const draft = newCase({ id: CaseId.parse(`case-${customerId}`), customerId, side: 'partner', at, kind: 'prepared', stated: false });
      const pending = advance(draft, { kind: 'submitted', at, remoteId: `R-${customerId}` });
      const event = { kind: 'submitted', at, source: 'person', by: '', note: '' } as const;
      await store.writeCase({ case: pending, expected: null, event, quota: null, visibility: null, log: [], notices: [] });
      return pending.id;
    },
    async noticesOf(kind) {
      return (await store.notices({ unreadOnly: false, before: null, limit: 100 })).rows.filter((notice) => notice.kind === kind);
    },
    async operations() {
      return (await store.log({ search: '', filters: {}, before: null, limit: 200 })).rows.map(({ entry }) => entry.operation);
    },
  };
}
