import { closedCaseStates } from '../../../core/case/case.ts';
import type { Store } from '../../../core/ports.ts';
import { erasedIn } from '../../adapters/store/backup/erased-in.ts';
import type { ErasedLedger } from '../erased-ledger.ts';
import { logged } from '../witness.ts';

interface Erased {
  readonly customerId: string;
  /** When it was erased last. */
  readonly at: string;
}

/**
 * Customers that a database still has and that were erased afterwards, by what is noted outside of it. Whoever was erased and came back before
 * the backup was made stays: the database's own log has that erasing.
 */
export async function erasedSince(database: string, ledgers: readonly ErasedLedger[]): Promise<readonly Erased[]> {
  const { customers, erasures } = erasedIn(database);
  const noted = (await Promise.all(ledgers.map((ledger) => ledger.among(customers)))).flat();
  return noted.flatMap(({ customerId, at }) => {
    const missing = at.filter((one) => !erasures.has(one)).at(-1);
    return missing === undefined ? [] : [{ customerId, at: missing }];
  });
}

/** Erases them in `store`, which nobody else uses yet; open cases are given up first. Answers how many. */
export async function eraseAgain(store: Store, erased: readonly Erased[], now: () => string): Promise<number> {
  for (const { customerId, at } of erased) {
    await giveUpCases(store, customerId, now());
    const customer = { customerId, accountName: '' } as never;
    const log = [logged({ at: now(), operation: 'customer-erased', customer, detail: { again: at } })];
    await store.eraseCustomer({ customerId, at: now(), log, notices: [], scrub: 'later' });
  }
  if (erased.length > 0) await store.scrub();
  return erased.length;
}

async function giveUpCases(store: Store, customerId: string, at: string): Promise<void> {
  for (const one of await store.casesOf(customerId)) {
    if (closedCaseStates.includes(one.state)) continue;
    await store.writeCase({
      case: { ...one, state: 'cancelled-here', before: null, closedAt: at },
      expected: { state: one.state },
      event: { kind: 'cancelled', at, source: 'app', by: '', note: '' },
      quota: null,
      visibility: null,
      log: [logged({ at, operation: 'case-cancelled', caseId: one.id, detail: { why: 'erased' } })],
      notices: [],
    });
  }
}
