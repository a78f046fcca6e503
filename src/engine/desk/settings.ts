import { DeskSettings } from '../../contract/settings.ts';
import type { Desk } from './desk.ts';

const KEY = 'settings';

/**
 * Settings of one desk. The person at a practice desk begins as administrator, so that the whole job can be done once; on any other
 * connection the right to act has to be stated first (R01).
 */
export async function readSettings(desk: Pick<Desk, 'store' | 'info'>): Promise<DeskSettings> {
  const kept = DeskSettings.partial().safeParse(await desk.store.value(KEY));
  return {
    role: desk.info.kind === 'sandbox' ? 'administrator' : 'account-manager',
    operator: '',
    partnerAccountName: '',
    partnerEmail: '',
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(kept.success ? given(kept.data) : {}),
  };
}

/** At the first start: a machine that moves must not move the days that were counted (R02, working days) with it. */
export async function keepTimeZone(desk: Pick<Desk, 'store' | 'info'>): Promise<void> {
  const kept = DeskSettings.partial().safeParse(await desk.store.value(KEY));
  if (kept.success && kept.data.timeZone !== undefined) return;
  const { timeZone } = await readSettings(desk);
  await desk.store.writeValue(KEY, { ...(kept.success ? kept.data : {}), timeZone }, { log: [], notices: [] });
}

export async function writeSettings(
  desk: Pick<Desk, 'store'>,
  next: DeskSettings,
  log: Parameters<Desk['store']['writeValue']>[2]['log'],
): Promise<void> {
  await desk.store.writeValue(KEY, next, { log, notices: [] });
}

/** The object without fields that are undefined. */
export function given<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  // Removing undefined fields is exactly what the result type says; the compiler cannot follow `fromEntries`.
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>;
  };
}
