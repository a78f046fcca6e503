import type { DeskSettings } from '../../contract/settings.ts';
import { Fault } from '../../core/fault.ts';
import type { Desk } from './desk.ts';
import { readSettings } from './settings.ts';

/** Settings of a desk whose person is named: what is stated stands beside a name. Fault operator-missing. */
export async function namedPerson(desk: Desk): Promise<DeskSettings> {
  const settings = await readSettings(desk);
  if (settings.operator.trim() === '') throw new Fault('operator-missing');
  return settings;
}
