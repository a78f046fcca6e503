import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** Pseudonyms of customers in the log: random, so that nothing but the erasable mapping leads back from one. */
export interface Subjects {
  /** The customer's pseudonym, made at first use. */
  of(customerId: string): string;
  find(customerId: string): string | null;
  forget(customerId: string): void;
}

export function subjects(database: Database): Subjects {
  const find = database.prepare<[string], string>('SELECT subject FROM subject WHERE customer_id = ?').pluck();
  const insert = database.prepare('INSERT INTO subject (customer_id, subject) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM subject WHERE customer_id = ?');
  return {
    of(customerId) {
      const known = find.get(customerId);
      if (known !== undefined) return known;
      const subject = randomBytes(16).toString('hex');
      insert.run(customerId, subject);
      return subject;
    },
    find: (customerId) => find.get(customerId) ?? null,
    forget: (customerId) => void remove.run(customerId),
  };
}
