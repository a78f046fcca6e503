import type { Store } from '../../../core/ports.ts';
import type { SyncState } from '../../../core/sync/sync.ts';
import { type StoreContext, write } from './context.ts';
import type { WitnessWriter } from './witness.ts';

const syncKey = 'store/sync-state';
const neverSynced: SyncState = { phase: 'idle', progress: null, lastCompleteAt: null, missing: 0 };

/** Small JSON values by key; `null` where nothing was written. */
export function values(context: StoreContext, witness: WitnessWriter): Pick<Store, 'value' | 'valuesNamed' | 'writeValue'> {
  const settings = settingTable(context);
  const named = context.database.prepare<[string], { key: string; value: string }>(
    `SELECT key, value FROM setting WHERE key > 'value/customer/' AND key < 'value/customer0' AND key LIKE '%/' || ? AND value <> 'null'`,
  );
  return {
    async value(key) {
      return settings.get(`value/${key}`) ?? null;
    },
    async valuesNamed(name) {
      // A name holds no slash, and neither does an encoded id.
      return named.all(name).map(({ key, value }) => ({
        customerId: decodeURIComponent(key.split('/')[2] ?? ''),
        value: JSON.parse(value) as unknown,
      }));
    },
    async writeValue(key, value, change) {
      write(context, 'full', () => {
        settings.put(`value/${key}`, value);
        witness.write(change);
      });
    },
  };
}

export function syncStates(context: StoreContext): Pick<Store, 'syncState' | 'writeSyncState'> & { put(state: SyncState): void } {
  const settings = settingTable(context);
  return {
    async syncState() {
      return (settings.get(syncKey) as SyncState | undefined) ?? neverSynced;
    },
    async writeSyncState(state) {
      write(context, 'full', () => settings.put(syncKey, state));
    },
    /** Inside a transaction. */
    put: (state) => settings.put(syncKey, state),
  };
}

function settingTable(context: StoreContext) {
  const read = context.database.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck();
  const put = context.database.prepare(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value',
  );
  return {
    get(key: string): unknown {
      const text = read.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    put: (key: string, value: unknown): void => void put.run(key, JSON.stringify(value ?? null)),
  };
}
