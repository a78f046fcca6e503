import type { AccountId } from '../../core/account/account.ts';
import type { Desk } from '../desk/desk.ts';

const about = /^\/(requests|customers|consent)\/([^/?#]+)/u;

/**
 * The account to which an address such as `/requests/ID` belongs, since notices and links name none; null when it is about no one thing,
 * when no desk knows it, or when two do.
 */
export async function whoseIs(address: string, desks: readonly Pick<Desk, 'info' | 'store'>[]): Promise<AccountId | null> {
  const [, page, id] = about.exec(address) ?? [];
  if (page === undefined || id === undefined) return null;
  const knows = async ({ store }: Pick<Desk, 'store'>) => (await (page === 'requests' ? store.case(id) : store.customer(id))) !== null;
  const known = await Promise.all(desks.map((desk) => knows(desk).catch(() => false)));
  const owners = desks.filter((_, index) => known[index]);
  return owners.length === 1 ? (owners[0]?.info.account ?? null) : null;
}
