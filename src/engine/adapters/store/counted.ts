import { randomBytes } from 'node:crypto';
import type { StoreContext } from './context.ts';

/** Whose requests are counted after erasing: the limit goes on counting them, while the file names the customer no more. */
export interface Counted {
  /** The salted digest that stands for an erased customer. Writes the salt at first use: inside a transaction. */
  erasedAs(customerId: string): string;
  /** The digests of those of `ids` that may have been erased; empty while nobody was. */
  digestsOf(ids: readonly string[]): ReadonlyMap<string, string>;
}

const saltKey = 'store/counted-salt';
const prefix = 'erased/';

export function countedCustomers({ database, sha256 }: StoreContext): Counted {
  const read = database.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck();
  const put = database.prepare('INSERT INTO setting (key, value) VALUES (?, ?)');
  const digest = (salt: string, customerId: string) => `${prefix}${sha256(`${salt}/${customerId}`)}`;
  return {
    erasedAs(customerId) {
      const known = read.get(saltKey);
      const salt = known ?? JSON.stringify(randomBytes(16).toString('hex'));
      if (known === undefined) put.run(saltKey, salt);
      return digest(salt, customerId);
    },
    digestsOf(ids) {
      const salt = read.get(saltKey);
      return new Map(salt === undefined ? [] : ids.map((id) => [digest(salt, id), id]));
    },
  };
}
