import type { Database, Statement } from 'better-sqlite3';
import type { Revisions } from './context.ts';

interface Pair {
  readonly manager: string;
  readonly reseller: string;
}

/** Managers and resellers that customers have; what joined since is added to what was known. */
export class CustomerFacets {
  readonly #revisions: Revisions;
  readonly #fresh: Statement<[number], Pair>;
  readonly #managers = new Set<string>();
  readonly #resellers = new Set<string>();
  #revision = -1;
  #highest = 0;

  constructor(database: Database, revisions: Revisions) {
    this.#revisions = revisions;
    this.#fresh = database.prepare('SELECT DISTINCT manager, reseller_id AS reseller FROM customer WHERE id > ?');
  }

  /** `highest`: the last row there is. */
  read(highest: number): { readonly managers: readonly string[]; readonly resellers: readonly string[] } {
    if (this.#revision !== this.#revisions.facets) this.#forget();
    if (this.#highest < highest) this.#add(this.#fresh.all(this.#highest));
    this.#highest = highest;
    return { managers: [...this.#managers].sort(), resellers: [...this.#resellers].sort() };
  }

  #forget(): void {
    this.#managers.clear();
    this.#resellers.clear();
    this.#highest = 0;
    this.#revision = this.#revisions.facets;
  }

  #add(pairs: readonly Pair[]): void {
    for (const { manager, reseller } of pairs) {
      if (manager !== '') this.#managers.add(manager);
      if (reseller !== '') this.#resellers.add(reseller);
    }
  }
}
