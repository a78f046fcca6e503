import type { DeskSettings } from '../../../contract/settings.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';
import { namedPerson } from '../person.ts';

/** Settings of a desk at which the partner's administrator sits: erasing and keeping are decided by nobody else. Faults: role-may-not-act, operator-missing. */
export async function administrator(desk: Desk): Promise<DeskSettings> {
  const settings = await namedPerson(desk);
  if (settings.role !== 'administrator') throw new Fault('role-may-not-act');
  return settings;
}
