import type { Association } from '../../../core/customer/customer.ts';
import type { Store } from '../../../core/ports.ts';
import { massLoss } from '../../../core/sync/gone.ts';
import type { Doubt, SyncProgress } from '../../../core/sync/sync.ts';
import type { SyncOptions } from './options.ts';

const keys = { fingerprint: 'sync.key', doubted: 'sync.doubted', scopes: 'sync.scopes', reading: 'sync.scopes.reading' } as const;
const noNews = { log: [], notices: [] } as const;

/** What is remembered about the connection itself, so that a smaller view is not taken for a loss of customers. */
export function createDoubt({ store, keyFingerprint }: Pick<SyncOptions, 'store' | 'keyFingerprint'>) {
  const put = async (key: string, value: unknown): Promise<void> => {
    if (JSON.stringify(await store.value(key)) !== JSON.stringify(value)) await store.writeValue(key, value, noNews);
  };
  const keyChanged = async (): Promise<boolean> => {
    const known = await store.value(keys.fingerprint);
    return keyFingerprint !== undefined && typeof known === 'string' && known !== keyFingerprint;
  };
  const scopesLost = async (): Promise<boolean> => {
    const [before, now] = await Promise.all([store.value(keys.scopes), store.value(keys.reading)]);
    return Array.isArray(before) && Array.isArray(now) && before.some((scope) => !now.includes(scope));
  };
  /** Two or more customers of one association, and nobody else of it is listed any more. */
  const associationLost = async (missing: readonly string[]): Promise<boolean> => {
    if (missing.length < 2) return false;
    const lost = new Map<Association, number>();
    for (const id of missing) {
      const association = (await store.customer(id))?.association;
      if (association !== undefined) lost.set(association, (lost.get(association) ?? 0) + 1);
    }
    for (const [association, count] of lost) if (count > 1 && (await visibleOf(store, association)) <= count) return true;
    return false;
  };

  return {
    /** Before a pass: which scopes it reads. A key that nobody has confirmed yet concludes nothing until a pass with it has ended. */
    async begun(scopes: readonly string[]): Promise<void> {
      await put(keys.reading, scopes);
    },
    async keyUnconfirmed(): Promise<void> {
      if (await keyChanged()) await put(keys.doubted, true);
    },
    /** Why this complete pass concludes nothing by itself; null when it may. */
    async of({ read }: SyncProgress, missing: readonly string[]): Promise<Doubt | null> {
      if (missing.length === 0) return null;
      if (await keyChanged()) return 'key-changed';
      if (await scopesLost()) return 'permissions-changed';
      if (massLoss({ known: read + missing.length, missing: missing.length })) return 'mass-loss';
      return (await associationLost(missing)) ? 'permissions-changed' : null;
    },
    async raised(): Promise<void> {
      await put(keys.doubted, true);
    },
    /** A pass came to its end: what it was read with is what is known now. */
    async settled(): Promise<void> {
      if (keyFingerprint !== undefined) await put(keys.fingerprint, keyFingerprint);
      await put(keys.scopes, await store.value(keys.reading));
      await put(keys.doubted, false);
    },
  };
}

async function visibleOf(store: Store, association: Association): Promise<number> {
  const sort = { by: 'accountName', descending: false } as const;
  return (await store.customers({ search: '', filters: { association, visibility: 'visible' }, sort, offset: 0, limit: 1 })).total;
}

/** True while nothing may be concluded about anybody, also not about one customer asked for alone. */
export const concludesNothing = async (store: Pick<Store, 'value'>): Promise<boolean> => (await store.value(keys.doubted)) === true;
