import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CaseId } from '../../src/core/case/case.ts';
import { advance, newCase } from '../../src/core/case/machine.ts';
import type { CustomerId } from '../../src/core/customer/customer.ts';
import { Fault } from '../../src/core/fault.ts';
import type { Store } from '../../src/core/ports.ts';
import { createSync, type Sync } from '../../src/engine/jobs/sync/sync.ts';
import { type FakeTime, fakeTime } from '../fakes/clock.ts';
import { type FakePartnerCenter, fakePartnerCenter } from '../fakes/partner-center.ts';
import { type DeskStore, deskStore } from './desk-store.ts';

let time: FakeTime;
let desk: DeskStore;
let store: Store;
let site: FakePartnerCenter;
let sync: Sync;
let faults: unknown[];
let passes: number;

function newSync(change: Partial<Parameters<typeof createSync>[0]> = {}): Sync {
  return createSync({
    store,
    partnerCenter: site,
    clock: time,
    timer: time.timer,
    tell: () => undefined,
    sourceName: 'simulated',
    partnerType: 'csp',
    newPassId: () => {
      passes += 1;
      return `pass-${passes}`;
    },
    failed: (error) => faults.push(error),
    ...change,
  });
}

beforeEach(async () => {
  time = fakeTime();
  desk = await deskStore(time);
  store = desk.store;
  site = fakePartnerCenter(250);
  faults = [];
  passes = 0;
  sync = newSync();
});
afterEach(async () => {
  await sync.stop();
  expect(time.waiting()).toEqual([]);
  await desk.remove();
});

async function wholePass(): Promise<void> {
  time.advance(1000);
  await sync.start();
  await sync.running;
}
const idOf = (index: number): CustomerId => {
  const found = site.present[index];
  if (found === undefined) throw new Error(`there is no customer ${index}`);
  return found.customerId;
};
const visibilityOf = async (id: string) => (await store.customer(id))?.visibility;
const noticesOf = async () => (await store.notices({ unreadOnly: false, before: null, limit: 100 })).rows;
const operations = async () =>
  (await store.log({ search: '', filters: {}, before: null, limit: 200 })).rows.map(({ entry }) => entry.operation);

async function pendingRequest(customerId: CustomerId) {
  const draft = newCase({
    id: CaseId.parse(`case-${customerId}`),
    customerId,
    side: 'partner',
    at: time.now(),
    kind: 'prepared',
    stated: false,
  });
  const pending = advance(draft, { kind: 'submitted', at: time.now(), remoteId: `R-${customerId}` });
  const event = { kind: 'submitted', at: time.now(), source: 'person', by: '', note: '' } as const;
  await store.writeCase({ case: pending, expected: null, event, quota: null, visibility: null, log: [], notices: [] });
  return pending;
}

describe('Reading the whole customer list', () => {
  it('keeps every customer and says when it was complete', async () => {
    await wholePass();
    expect((await store.customerFacets()).total).toBe(250);
    const state = { phase: 'idle', progress: null, lastCompleteAt: time.now(), lastRead: 250, missing: 0, left: null } as const;
    expect(await sync.state()).toMatchObject(state);
    expect(site.calls.customers).toBe(3);
    expect(await operations()).toEqual(['sync-finished']);
  });

  it('comes back every quarter of an hour by itself, and never after it was stopped', async () => {
    await wholePass();
    site.join();
    time.advance(15 * 60_000);
    await sync.running;
    expect((await store.customerFacets()).total).toBe(251);
    await sync.stop();
    expect(time.waiting()).toEqual([]);
  });

  it("reads a distributor's own customers first and its resellers' customers after them", async () => {
    site.resellerList.push({ resellerId: 'r1', accountName: 'one', name: '' }, { resellerId: 'r2', accountName: 'two', name: '' });
    const theirs = site.join({ resellerId: 'r2' });
    sync = newSync({ partnerType: 'distributor' });
    await wholePass();
    expect(await store.customer(theirs.customerId)).toMatchObject({ resellerId: 'r2', visibility: 'visible' });
    expect((await sync.state()).lastCompleteAt).toBe(time.now());
  });

  it('goes on exactly where a crash stopped it, and reads every customer exactly once', async () => {
    site.before = (operation, count) => {
      if (operation === 'customers' && count === 3) throw new Fault('unreachable');
    };
    await wholePass();
    expect(faults).toHaveLength(1);
    await sync.stop();
    store = await desk.reopen();
    expect((await store.syncState()).progress).toMatchObject({ offset: 200, read: 200, passId: 'pass-1' });
    site.before = null;
    sync = newSync();
    await wholePass();
    expect(passes).toBe(1);
    expect(site.calls.customers).toBe(4);
    expect((await store.customerFacets()).total).toBe(250);
    const [finished] = (await store.log({ search: '', filters: {}, before: null, limit: 1 })).rows;
    expect(finished?.entry).toMatchObject({ operation: 'sync-finished', detail: { read: 250 } });
    expect((await sync.state()).lastCompleteAt).toBe(time.now());
  });

  it('stays paused over a restart until a person goes on', async () => {
    let hold: () => void = () => undefined;
    site.before = (operation, count) =>
      operation === 'customers' && count === 2 ? new Promise<void>((resolve) => (hold = resolve)) : undefined;
    await sync.start();
    await vi.waitFor(() => expect(site.calls.customers).toBe(2));
    const paused = sync.pause();
    hold();
    await paused;
    expect((await sync.state()).phase).toBe('paused');
    await sync.stop();
    sync = newSync();
    await sync.start('engine');
    await sync.running;
    expect((await sync.state()).phase).toBe('paused');
    await sync.start('person');
    await sync.running;
    expect((await sync.state()).lastCompleteAt).not.toBeNull();
    expect((await store.customerFacets()).total).toBe(250);
  });

  it('tries again after a minute when the other side is away', async () => {
    site.before = () => {
      throw new Fault('unreachable');
    };
    await wholePass();
    expect(time.waiting()).toEqual([60_000]);
    site.before = null;
    time.advance(60_000);
    await sync.running;
    expect((await store.customerFacets()).total).toBe(250);
  });

  it('concludes nothing from a list that changed while it was read, and reads it again', async () => {
    await wholePass();
    const gone = idOf(0);
    let left = false;
    site.before = (operation, count) => {
      if (operation !== 'customers' || left || count !== 5) return;
      left = true;
      site.leave(gone, null);
    };
    await wholePass();
    expect(passes).toBe(3);
    expect(await visibilityOf(gone)).toBe('no-longer-visible');
  });

  it('gives up for now when the list changes on every reading', async () => {
    await wholePass();
    site.leave(idOf(0), null);
    site.before = (operation) => {
      if (operation === 'customers') site.join();
    };
    await wholePass();
    expect(passes).toBe(4);
    expect((await sync.state()).phase).toBe('idle');
    expect((await noticesOf()).filter(({ kind }) => kind === 'no-longer-visible')).toEqual([]);
  });
});

describe('A customer that is missing from the list', () => {
  beforeEach(wholePass);

  it('is no longer visible when asked for alone it is not found: one log entry, one notice with masked names', async () => {
    const gone = idOf(7);
    site.leave(gone, null);
    await wholePass();
    expect(await visibilityOf(gone)).toBe('no-longer-visible');
    expect(await operations()).toContain('customer-no-longer-visible');
    const [notice] = await noticesOf();
    expect(notice).toMatchObject({ kind: 'no-longer-visible', customerId: gone, values: { name: 'C••••••• 8' } });
    await wholePass();
    expect(await noticesOf()).toHaveLength(1);
  });

  it('is disassociated only with a DELETE record of this association', async () => {
    const [recorded, earlier] = [idOf(7), idOf(8)];
    site.leave(recorded, { at: time.now(), operator: 'admin' });
    site.leave(earlier, { at: '2024-01-01T10:00:00Z', operator: 'admin' });
    await wholePass();
    expect(await visibilityOf(recorded)).toBe('disassociated');
    expect(await visibilityOf(earlier)).toBe('no-longer-visible');
  });

  it('is not disassociated, and keeps its open request, by the DELETE record of an association that ended before it was last seen', async () => {
    const back = site.present[7] ?? site.join();
    site.leave(back.customerId, { at: time.now(), operator: 'admin' });
    await wholePass();
    expect(await visibilityOf(back.customerId)).toBe('disassociated');
    // Associated again, and the site does not say since when.
    time.advance(3_600_000);
    site.join({ ...back, associatedOn: '' });
    await wholePass();
    const pending = await pendingRequest(back.customerId);
    time.advance(3_600_000);
    site.leave(back.customerId, site.left.get(back.customerId)?.record ?? null);
    await wholePass();
    expect(await visibilityOf(back.customerId)).toBe('no-longer-visible');
    expect((await store.case(pending.id))?.case.state).toBe('awaiting-customer');
  });

  it('closes its open request together with the DELETE record', async () => {
    const gone = idOf(7);
    const pending = await pendingRequest(gone);
    site.leave(gone, { at: time.now(), operator: 'admin' });
    await wholePass();
    expect((await store.case(pending.id))?.case.state).toBe('disassociated');
    expect((await noticesOf()).map(({ kind }) => kind)).toEqual(['answer']);
  });

  it('stays as it is when it is found after all, or when nothing can be asked', async () => {
    const id = idOf(0);
    const hidden = site.present;
    site.before = (operation, count) => {
      if (operation === 'customers' && count === 4)
        site.present = [...hidden.slice(1), { ...(hidden[0] ?? site.join()), customerId: `${id}x` as CustomerId }];
      if (operation === 'customers' && count === 7) site.present = hidden;
    };
    await wholePass();
    expect(await visibilityOf(id)).toBe('visible');
    expect(await noticesOf()).toEqual([]);
  });

  it('may be refused its record, which tells nothing', async () => {
    const gone = idOf(7);
    site.leave(gone, { at: time.now(), operator: 'admin' });
    site.before = (operation) => {
      if (operation === 'disassociationRecord') throw new Fault('not-this-partners-customer');
    };
    await wholePass();
    expect(await visibilityOf(gone)).toBe('no-longer-visible');
  });

  it('is left undecided when the connection breaks while it is asked for, and decided the next time', async () => {
    const gone = idOf(7);
    site.leave(gone, null);
    site.before = (operation, count) => {
      if (operation === 'customers' && count === 7) throw new Fault('timeout');
    };
    await wholePass();
    expect(await visibilityOf(gone)).toBe('visible');
    time.advance(60_000);
    await sync.running;
    expect(await visibilityOf(gone)).toBe('no-longer-visible');
    expect(passes).toBe(2);
  });

  it('waits for a person together with many others; trusted, each is still asked for alone', async () => {
    const gone = [1, 2, 3, 4].map(idOf);
    for (const id of gone) site.leave(id, null);
    await wholePass();
    expect(await sync.state()).toMatchObject({ phase: 'waiting-for-person', missing: 4 });
    expect(await noticesOf()).toEqual([]);
    await sync.stop();
    sync = newSync();
    await sync.start('engine');
    await sync.running;
    expect((await sync.state()).phase).toBe('waiting-for-person');
    await sync.confirmLoss(true);
    await sync.running;
    expect(await Promise.all(gone.map(visibilityOf))).toEqual(gone.map(() => 'no-longer-visible'));
    expect((await sync.state()).phase).toBe('idle');
  });

  it('stays visible with all the others when a person does not trust the loss', async () => {
    const gone = [1, 2, 3, 4].map(idOf);
    for (const id of gone) site.leave(id, null);
    await wholePass();
    await sync.confirmLoss(false);
    expect(await Promise.all(gone.map(visibilityOf))).toEqual(gone.map(() => 'visible'));
    await expect(sync.confirmLoss(true)).rejects.toMatchObject({ code: 'not-allowed-here' });
  });

  it('waits for a person after a change of key, even alone', async () => {
    await sync.stop();
    sync = newSync({ keyFingerprint: 'first' });
    await wholePass();
    await sync.stop();
    site.leave(idOf(7), null);
    sync = newSync({ keyFingerprint: 'second' });
    await wholePass();
    expect(await sync.state()).toMatchObject({ phase: 'waiting-for-person', missing: 1 });
  });

  it('tells once that it returned', async () => {
    const id = idOf(7);
    const customer = site.present[7];
    site.leave(id, null);
    await wholePass();
    site.join(customer);
    await wholePass();
    await wholePass();
    expect((await noticesOf()).filter(({ kind }) => kind === 'returned')).toHaveLength(1);
    expect(await visibilityOf(id)).toBe('visible');
  });

  it('does not come back from a page that was asked for before it was known to be gone', async () => {
    const id = idOf(0);
    site.before = async (operation, count) => {
      if (operation !== 'customers' || count !== 4) return;
      time.advance(1000);
      await store.writeVisibility({ customerId: id, to: 'disassociated', log: [], notices: [] });
    };
    await wholePass();
    expect(await visibilityOf(id)).toBe('disassociated');
    expect(await noticesOf()).toEqual([]);
  });
});

describe('A customer that changed', () => {
  beforeEach(wholePass);

  it('is one log entry, and a notice once where a request is open', async () => {
    const [quiet, open] = [idOf(3), idOf(4)];
    const pending = await pendingRequest(open);
    for (const id of [quiet, open]) site.change(id, { frozen: true, manager: 'another' });
    await wholePass();
    await wholePass();
    const notices = await noticesOf();
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ kind: 'changed', caseId: pending.id, values: { fields: 'frozen,manager' } });
    expect((await operations()).filter((operation) => operation === 'customer-changed')).toHaveLength(2);
  });

  it('is told as joined when it was never there before', async () => {
    site.join();
    await wholePass();
    expect(await operations()).toContain('customer-joined');
  });
});
