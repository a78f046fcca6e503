import { expect } from 'vitest';
import type { AccountId } from '../../../src/core/account/account.ts';
import type { DeskClient } from './work.ts';

/** Each of them is found by its id, alone. */
export async function expectEverybodyFound(client: DeskClient, account: AccountId, everyone: readonly string[]): Promise<void> {
  const query = { account, filters: {}, sort: { by: 'accountName', descending: false }, offset: 0, limit: 2 } as const;
  for (const id of everyone) {
    const found = await client.customers.page({ ...query, search: id });
    expect(found.rows.map(({ customerId }) => customerId)).toEqual([id]);
  }
}
