import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogSearch } from '../../../src/contract/log-searches.ts';
import { account, type DeskUnderTest, deskUnderTest } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

const refusals: LogSearch = { id: '11111111-0000', name: 'refusals', search: '到', filters: { result: 'refused' } };
const names = async () => (await desk.client.logSearches.list({ account })).rows.map(({ name }) => name);

describe('Kept searches of the log', () => {
  it('are listed by name, as they were asked, and keep their place under a new name', async () => {
    await desk.client.logSearches.keep({ account, kept: refusals });
    const { rows } = await desk.client.logSearches.keep({
      account,
      kept: { id: '22222222-0000', name: 'Acts', search: '', filters: { operation: 'case-submitted', operator: 'Ada Lin' } },
    });
    expect(rows.map(({ name }) => name)).toEqual(['Acts', 'refusals']);
    expect(rows[1]).toEqual(refusals);
    await desk.client.logSearches.keep({ account, kept: { ...refusals, name: 'A first' } });
    expect(await names()).toEqual(['A first', 'Acts']);
  });

  it('are deleted, and come back when that is undone', async () => {
    await desk.client.logSearches.keep({ account, kept: refusals });
    await desk.client.logSearches.remove({ account, id: refusals.id });
    expect(await names()).toEqual([]);
    await desk.client.logSearches.remove({ account, id: refusals.id });
    await desk.client.logSearches.keep({ account, kept: refusals });
    expect(await names()).toEqual(['refusals']);
  });

  it('for one customer go when that customer is erased; the others stay', async () => {
    const customerId = desk.customer(0);
    await desk.client.logSearches.keep({ account, kept: refusals });
    await desk.client.logSearches.keep({ account, kept: { ...refusals, id: '33333333-0000', name: 'theirs', filters: { customerId } } });
    expect(await names()).toEqual(['refusals', 'theirs']);
    const at = desk.time.now();
    const entry = {
      at,
      operation: 'customer-erased',
      result: 'ok',
      source: 'person',
      customerId,
      caseId: null,
      detail: {},
      personal: {},
    } as const;
    await desk.store.eraseCustomer({ customerId, at, log: [entry], notices: [] });
    expect(await names()).toEqual(['refusals']);
  });

  it('are fifty at most, and the fifty-first is refused by name', async () => {
    const kept = (number: number) => ({ ...refusals, id: `${10_000_000 + number}`, name: `search ${number}` });
    for (let number = 0; number < 50; number += 1) await desk.client.logSearches.keep({ account, kept: kept(number) });
    await expect(desk.client.logSearches.keep({ account, kept: kept(50) })).rejects.toMatchObject({ data: { code: 'invalid-input' } });
    await desk.client.logSearches.keep({ account, kept: { ...kept(7), name: 'renamed' } });
    expect(await names()).toContain('renamed');
  });
});
