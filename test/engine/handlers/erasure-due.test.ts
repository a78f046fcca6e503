import { describe, expect, test } from 'vitest';
import type { DueProgress } from '../../../src/contract/erasure.ts';
import { account, refusal } from './desk-under-test.ts';
import { deskWithPast, gone, openCase } from './erasure-desk.ts';

const reason = 'Kept as long as our policy says';
const page = { account, offset: 0, limit: 100 } as const;
const DAY = 24 * 3_600_000;

/** A desk whose first six customers went three years ago, with one year to keep. */
async function deskWithDue() {
  const made = await deskWithPast({ customers: 8 });
  const { desk } = made;
  for (const place of [0, 1, 2, 3, 4, 5]) await gone(desk, desk.customer(place));
  desk.time.advance(3 * 366 * DAY);
  await desk.client.erasure.setRetention({ account, retention: { kind: 'years', years: 1 } });
  return made;
}
type Made = Awaited<ReturnType<typeof deskWithDue>>;

async function erase(
  { desk }: Pick<Made, 'desk'>,
  change: Partial<{ until: string; count: number }> = {},
  heard: (at: DueProgress) => void = () => {},
) {
  const { until, total } = await desk.client.erasure.due(page);
  let last: DueProgress | null = null;
  for await (const at of await desk.client.erasure.eraseDue({ account, until: until ?? '', count: total, reason, ...change })) {
    heard(at);
    last = at;
  }
  if (last?.kind !== 'ended') throw new Error('the stream says how it ended');
  return last;
}

describe('retention', () => {
  test('is for ever until an administrator says otherwise, and then is nothing but a list', async () => {
    const { desk } = await deskWithPast({ customers: 3 });
    await gone(desk, desk.customer(0));
    desk.time.advance(40 * 366 * DAY);
    expect(await desk.client.erasure.state({ account })).toMatchObject({ retention: { kind: 'for-ever' } });
    expect(await desk.client.erasure.due(page)).toEqual({ until: null, total: 0, rows: [] });
    await desk.client.erasure.setRetention({ account, retention: { kind: 'years', years: 10 } });
    const due = await desk.client.erasure.due(page);
    expect(due).toMatchObject({ total: 1, rows: [{ customerId: desk.customer(0), last: 'not-visible' }] });
    expect(await desk.store.customer(desk.customer(0))).not.toBeNull();
    const { rows } = await desk.store.log({ search: '', filters: { operation: 'retention-set' }, before: null, limit: 9 });
    expect(rows.map(({ entry }) => entry.detail)).toEqual([{ years: 10 }]);
    await desk.client.settings.setPerson({ account, role: 'account-manager', operator: 'Kim' });
    expect(await refusal(desk.client.erasure.setRetention({ account, retention: { kind: 'for-ever' } }))).toEqual({
      code: 'role-may-not-act',
    });
  });

  test('counts from the last thing that ended, and proposes nobody who is visible, open or held', async () => {
    const { desk } = await deskWithDue();
    const due = async () => (await desk.client.erasure.due(page)).rows.map(({ customerId }) => customerId).sort();
    const six = [0, 1, 2, 3, 4, 5].map((place) => desk.customer(place)).sort();
    expect(await due()).toEqual(six);
    await openCase(desk, desk.customer(1));
    await desk.client.erasure.setHold({ account, customerId: desk.customer(2), reason: 'A dispute' });
    expect(await due()).toEqual(six.filter((id) => id !== desk.customer(1) && id !== desk.customer(2)));
    await desk.client.erasure.setRetention({ account, retention: { kind: 'years', years: 4 } });
    expect(await due()).toEqual([]);
    await desk.client.erasure.setRetention({ account, retention: { kind: 'years', years: 1 } });
    await desk.client.erasure.setHold({ account, customerId: null, reason: 'An audit' });
    expect(await due()).toEqual([]);
  });

  test('a request that was closed later than the customer went counts, too', async () => {
    const { desk } = await deskWithDue();
    const { id } = await openCase(desk, desk.customer(1));
    await desk.client.requests.cancel({ account, caseId: id as never, reason: 'Not any more' });
    desk.time.advance(200 * DAY);
    expect((await desk.client.erasure.due(page)).total).toBe(5);
    desk.time.advance(200 * DAY);
    const { rows } = await desk.client.erasure.due(page);
    expect(rows.at(-1)).toMatchObject({ customerId: desk.customer(1), last: 'case-closed' });
  });
});

describe('erasing those that are due', () => {
  test('erases each after one confirmation, with progress, and names the years in the log', async () => {
    const { desk } = await deskWithDue();
    const heard: DueProgress[] = [];
    const ended = await erase({ desk }, {}, (at) => heard.push(at));
    expect(ended).toMatchObject({ outcome: 'finished', of: 6, erased: 6, refused: 0 });
    expect(ended.rows).toHaveLength(6);
    expect(heard.some(({ kind }) => kind !== 'ended')).toBe(true);
    expect(await desk.client.erasure.due(page)).toMatchObject({ total: 0 });
    expect((await desk.client.customers.facets({ account })).total).toBe(2);
    const { rows } = await desk.store.log({ search: '', filters: { operation: 'customer-erased' }, before: null, limit: 9 });
    expect(rows.map(({ entry, personal }) => [entry.detail.retentionYears, personal?.reason])).toEqual(Array(6).fill([1, reason]));
    expect(await desk.store.verifyLog()).toMatchObject({ sound: true });
    expect((await desk.client.erasure.state({ account })).erased).toBe(6);
  });

  test('ends between two customers when it is stopped, and the rest is found on the list again', async () => {
    const { desk } = await deskWithDue();
    const ended = await erase({ desk }, {}, (at) => {
      if (at.kind === 'erasing' && at.done >= 1) void desk.client.erasure.stopDue({ account });
    });
    expect(ended.outcome).toBe('cancelled');
    expect(ended.erased).toBeGreaterThan(0);
    expect(ended.erased).toBeLessThan(6);
    expect((await desk.client.erasure.due(page)).total).toBe(6 - ended.erased);
    expect(await erase({ desk })).toMatchObject({ outcome: 'finished', of: 6 - ended.erased });
    const { total } = await desk.store.log({ search: '', filters: { operation: 'customer-erased' }, before: null, limit: 1 });
    expect(total).toBe(6);
  });

  test('leaves whoever came back meanwhile or came under a hold, and says so in its own row', async () => {
    const { desk } = await deskWithDue();
    const [first, second] = [desk.customer(4), desk.customer(5)];
    const { until, total } = await desk.client.erasure.due(page);
    let changed = false;
    const ended = await erase({ desk }, { until: until ?? '', count: total }, () => {
      if (changed) return;
      changed = true;
      void desk.store.writeVisibility({ customerId: first, to: 'visible', log: [], notices: [] });
      void desk.client.erasure.setHold({ account, customerId: second, reason: 'A dispute' });
    });
    expect(ended).toMatchObject({ outcome: 'finished', erased: 4, refused: 2 });
    const faults = new Map(ended.rows.map(({ customerId, fault }) => [customerId, fault?.code]));
    expect([faults.get(first), faults.get(second)]).toEqual(['not-allowed-here', 'legal-hold']);
  });

  test('begins only with the list that was shown, by an administrator, once at a time', async () => {
    const { desk } = await deskWithDue();
    const { until } = await desk.client.erasure.due(page);
    const asked = (change: object) => refusal(erase({ desk }, change));
    expect(await asked({ count: 5 })).toMatchObject({ code: 'invalid-input', detail: { field: 'count' } });
    const later = Temporal.Instant.from(until ?? '')
      .add({ hours: 24 })
      .toString();
    expect(await asked({ until: later })).toMatchObject({ code: 'invalid-input', detail: { field: 'count' } });
    const second: unknown[] = [];
    await erase({ desk }, {}, (at) => {
      if (at.kind === 'erasing' && second.length === 0) second.push(asked({}));
    });
    expect(await second[0]).toMatchObject({ code: 'not-allowed-here', detail: { reason: 'erasing' } });
    await desk.client.settings.setPerson({ account, role: 'account-manager', operator: 'Kim' });
    expect(await asked({ until: until ?? '', count: 1 })).toEqual({ code: 'role-may-not-act' });
  });
});
