import type { StoreContext } from './context.ts';
import { type CustomerRow, customerColumns, customerTables } from './customer-row.ts';

export interface CustomerRows {
  of(customerId: string): CustomerRow | null;
  /** In no particular order; unknown ids are left out. */
  many(customerIds: readonly string[]): readonly CustomerRow[];
}

export function customerRows({ database, ids }: StoreContext): CustomerRows {
  const one = database.prepare<[number], CustomerRow>(`SELECT ${customerColumns} FROM ${customerTables} WHERE c.id = ?`);
  const listed = database.prepare<[string], CustomerRow>(
    `SELECT ${customerColumns} FROM json_each(?) j CROSS JOIN ${customerTables} WHERE c.id = j.value`,
  );
  return {
    of(customerId) {
      const id = ids.of(customerId);
      return id === null ? null : (one.get(id) ?? null);
    },
    many(customerIds) {
      const found = ids.many(customerIds);
      return found.size === 0 ? [] : listed.all(`[${[...found.values()].join(',')}]`);
    },
  };
}
