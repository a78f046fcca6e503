import { expect, test } from 'vitest';
import { account } from './desk-under-test.ts';
import { deskWithPast, listed } from './erasure-desk.ts';

test('a customer that was erased and is listed again is taken in anew, the person is told, and what was erased stays erased', async () => {
  const { desk, customerId, caseId, customer } = await deskWithPast();
  // What begins at the first start: only then is anybody new.
  await desk.store.writeValue('sync.listed', true, { log: [], notices: [] });
  const { at } = await desk.client.erasure.erase({ account, customerId, typedName: customer.accountName, reason: 'A letter asked for it' });
  desk.time.advance(3_600_000);
  await desk.desk.sync.start('person');
  await expect.poll(() => desk.store.customer(customerId)).not.toBeNull();
  expect((await listed(desk, customerId)).firstSeenAt > at).toBe(true);
  const { rows } = await desk.client.notices.page({ account, unreadOnly: true, before: null, limit: 20 });
  const told = rows.filter(({ kind }) => kind === 'erased-listed');
  expect(told).toHaveLength(1);
  expect(told[0]?.body).toContain(`erased here on ${at.slice(0, 10)}`);
  expect(told[0]?.open).toBe(`/customers/${customerId}`);
  const entries = await desk.store.log({ search: '', filters: { customerId }, before: null, limit: 20 });
  expect(entries.rows.map(({ entry, personal }) => [entry.operation, personal?.erasedBefore])).toEqual([['customer-joined', at]]);
  // Nothing in the chain ties the new pseudonym to the old one.
  expect(JSON.stringify(entries.rows[0]?.entry)).not.toContain(at);
  const old = await desk.client.log.page({ account, search: '', filters: { caseId }, before: null, limit: 50 });
  expect(old.rows.every(({ customerId: id, personal, erasedAt }) => id === null && personal === null && erasedAt === at)).toBe(true);
  expect((await desk.client.customers.card({ account, customerId })).cases).toEqual([]);
});
