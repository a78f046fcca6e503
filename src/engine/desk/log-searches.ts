import { z } from 'zod';
import { LogSearch } from '../../contract/log-searches.ts';
import { customerValueKey } from '../../core/customer/value-key.ts';
import { Fault } from '../../core/fault.ts';
import type { Desk } from './desk.ts';

const NAME = 'log-searches';
/** As many as a menu can show, and an answer of one page holds. */
const MOST = 50;
const Kept = z.array(LogSearch);
type Store = Pick<Desk, 'store'>;

/** A search for one customer stands among that customer's values, and is erased with them. */
const keyOf = ({ filters }: Pick<LogSearch, 'filters'>): string =>
  filters.customerId === undefined ? NAME : customerValueKey(filters.customerId, NAME);
const read = (value: unknown): readonly LogSearch[] => Kept.safeParse(value).data ?? [];

/** The kept searches of this account, by name. */
export async function keptSearches({ store }: Store): Promise<LogSearch[]> {
  const ofCustomers = await store.valuesNamed(NAME);
  const all = [...read(await store.value(NAME)), ...ofCustomers.flatMap(({ value }) => read(value))];
  return all.sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));
}

/** Fault invalid-input {most}. */
export async function keepSearch(desk: Store, kept: LogSearch): Promise<void> {
  const others = (await keptSearches(desk)).filter(({ id }) => id !== kept.id);
  if (others.length >= MOST) throw new Fault('invalid-input', { most: MOST });
  await removeSearch(desk, kept.id);
  const key = keyOf(kept);
  await write(desk, key, [...read(await desk.store.value(key)), kept]);
}

export async function removeSearch(desk: Store, id: string): Promise<void> {
  const gone = (await keptSearches(desk)).find((one) => one.id === id);
  if (gone === undefined) return;
  const key = keyOf(gone);
  const left = read(await desk.store.value(key)).filter((one) => one.id !== id);
  await write(desk, key, left);
}

/** Where none is left, nothing is. */
const write = ({ store }: Store, key: string, kept: readonly LogSearch[]): Promise<void> =>
  store.writeValue(key, kept.length === 0 ? null : kept, { log: [], notices: [] });
