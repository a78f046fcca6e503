import type { CustomerId } from '../../../core/customer/customer.ts';
import type { Store } from '../../../core/ports.ts';
import type { StoreContext } from './context.ts';

/** Customers by exactly this account name: asked once for a whole file, so one reading of the table serves all its names. */
export function accountNames({ database }: StoreContext): Pick<Store, 'customerIdsByAccountName'> {
  const named = database.prepare<[string], { account_name: string; customer_id: CustomerId }>(
    'SELECT account_name, customer_id FROM customer WHERE account_name IN (SELECT value FROM json_each(?)) ORDER BY customer_id',
  );
  return {
    async customerIdsByAccountName(names) {
      const found = new Map<string, CustomerId[]>();
      for (const { account_name, customer_id } of named.all(JSON.stringify(names))) {
        const before = found.get(account_name);
        if (before === undefined) found.set(account_name, [customer_id]);
        else before.push(customer_id);
      }
      return found;
    },
  };
}
