import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPause, pauseFile } from '../../../src/engine/desk/pause.ts';
import { account, type DeskUnderTest, deskUnderTest } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

const paused = async () => (await desk.client.desk.status({ account })).paused;
/** How often the other side was asked for anything new. */
const watch = () => {
  const changes = vi.spyOn(desk.gateway, 'changes');
  const listings = vi.spyOn(desk.partner, 'customers');
  return { changes, listings };
};

describe('Looking for changes', () => {
  it('stops and goes on when the person says so on the page, which says who', async () => {
    const { changes, listings } = watch();
    await desk.engine.start();
    await vi.waitFor(() => expect(changes).toHaveBeenCalled());
    await desk.client.desk.setPaused({ account, paused: true });
    expect(await paused()).toEqual({ at: desk.time.now(), by: 'Ann Lee', where: 'page' });
    await vi.waitFor(() => expect(desk.host.pausedNow).toBe(true));

    await desk.desk.sync.state();
    changes.mockClear();
    listings.mockClear();
    // Everything that wakes the poller otherwise: a page that comes, news of a case, the machine that wakes.
    const leave = new AbortController();
    const news = await desk.client.desk.news(undefined, { signal: leave.signal });
    await news.next();
    desk.desk.news.tell('requests', account);
    desk.host.power(true);
    desk.host.power(false);
    await desk.desk.sync.start('engine');
    expect(changes).not.toHaveBeenCalled();
    expect(listings).not.toHaveBeenCalled();

    await desk.client.desk.setPaused({ account, paused: false });
    await vi.waitFor(() => expect(changes).toHaveBeenCalled());
    await vi.waitFor(() => expect(listings).toHaveBeenCalled());
    expect(await paused()).toBeNull();
    await vi.waitFor(() => expect(desk.host.pausedNow).toBe(false));
    leave.abort();
  });

  it('stops and goes on at the tray, where nobody says who', async () => {
    const { changes } = watch();
    await desk.engine.start();
    desk.host.pause(true);
    expect(await paused()).toEqual({ at: desk.time.now(), by: '', where: 'tray' });
    await vi.waitFor(() => expect(desk.host.pausedNow).toBe(true));
    desk.host.pause(false);
    expect(await paused()).toBeNull();
    await vi.waitFor(() => expect(changes).toHaveBeenCalled());
  });

  it('goes on when a person reads the listing themselves', async () => {
    await desk.engine.start();
    await desk.client.desk.setPaused({ account, paused: true });
    const { listings } = watch();
    await desk.client.sync.start({ account });
    expect(await paused()).toBeNull();
    await vi.waitFor(() => expect(listings).toHaveBeenCalled());
  });

  it('does not go on when the machine wakes while it is paused, nor when it is resumed while the machine sleeps', async () => {
    await desk.engine.start();
    const { changes } = watch();
    desk.host.power(true);
    desk.host.pause(true);
    desk.host.pause(false);
    expect(changes).not.toHaveBeenCalled();
    desk.host.power(false);
    await vi.waitFor(() => expect(changes).toHaveBeenCalled());
  });
});

it('a listing that is paused half-way stops after its page, and goes on from there to its end', async () => {
  const large = await deskUnderTest({ customers: 450 });
  try {
    const asked: number[] = [];
    const real = large.partner.customers.bind(large.partner);
    const paused: Promise<unknown>[] = [];
    large.partner.customers = async (query) => {
      asked.push(query.offset);
      if (query.offset === 200 && paused.length === 0) paused.push(large.client.desk.setPaused({ account, paused: true }));
      return real(query);
    };
    await large.engine.start();
    await vi.waitFor(() => expect(paused).toHaveLength(1));
    await paused[0];
    await vi.waitFor(async () => expect((await large.desk.sync.state()).phase).toBe('idle'), 20_000);
    const before = asked.length;
    expect(asked).not.toContain(400);
    await large.client.desk.setPaused({ account, paused: false });
    await vi.waitFor(() => expect(asked).toContain(400), 20_000);
    await vi.waitFor(async () => expect((await large.desk.sync.state()).phase).toBe('idle'), 20_000);
    expect((await large.store.customerFacets()).total).toBe(450);
    expect(asked.slice(before)).not.toContain(0);
  } finally {
    await large.stop();
  }
});

it('the badge counts the requests that wait for a decision of ours', async () => {
  await desk.engine.start();
  const customerId = desk.customer(0);
  await desk.client.requests.record({ account, customerId, caseId: null, what: 'incoming', seenOn: '2026-11-21', note: '' });
  await vi.waitFor(() => expect(desk.host.badgeNow).toBe(1));
  const { waitingForUs } = (await desk.client.desk.status({ account })).counts;
  expect(desk.host.badgeNow).toBe(waitingForUs);
});

describe('A pause', () => {
  const folder = async () => {
    const made = await mkdtemp(join(tmpdir(), 'pause-'));
    onTestFinished(() => rm(made, { recursive: true, force: true }));
    return made;
  };
  const byAnn = { at: '2026-11-22T01:30:00Z', by: 'Ann Lee', where: 'page' } as const;

  it('is remembered over a restart, and its file is gone once it ends', async () => {
    const made = await folder();
    const path = join(made, 'paused.json');
    await createPause(pauseFile(path)).set(byAnn);
    const restarted = createPause(pauseFile(path));
    expect(restarted.now).toEqual(byAnn);
    const heard: boolean[] = [];
    restarted.onChange((now) => heard.push(now));
    await restarted.set(null);
    expect(heard).toEqual([true, false]);
    expect(createPause(pauseFile(path)).now).toBeNull();
    expect(await readdir(made)).toEqual([]);
  });

  it.each(['', '{', '[]', '{"at":1}', '{"at":"x","by":"y","where":"elsewhere"}'])('that cannot be read (%j) is none', async (text) => {
    const path = join(await folder(), 'paused.json');
    await writeFile(path, text);
    expect(createPause(pauseFile(path)).now).toBeNull();
  });
});
