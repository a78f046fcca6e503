import type { DeskSettings } from '../../contract/settings.ts';
import { Fault } from '../../core/fault.ts';
import type { LogDraft } from '../../core/log/entry.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import type { Desk } from '../desk/desk.ts';
import { readSettings, writeSettings } from '../desk/settings.ts';
import { logged } from '../desk/witness.ts';

export function settingHandlers(on: Implementer['settings'], desks: Desks) {
  return {
    get: on.get.handler(({ input }) => readSettings(deskOf(desks, input.account))),

    setPerson: on.setPerson.handler(({ input }) => {
      const operator = input.operator.trim();
      return change(deskOf(desks, input.account), { role: input.role, operator }, { setting: 'person', role: input.role }, { operator });
    }),

    /** Typed twice, since no API gives them (facts.md 4.0) and the consent email rests on them (R28). */
    setPartner: on.setPartner.handler(({ input }) => {
      if (input.accountName !== input.accountNameAgain) throw new Fault('name-mismatch', { field: 'accountNameAgain' });
      if (input.email !== input.emailAgain) throw new Fault('name-mismatch', { field: 'emailAgain' });
      if (input.accountName.trim() === '') throw new Fault('invalid-input', { field: 'accountName' });
      const { accountName: partnerAccountName, email: partnerEmail } = input;
      return change(
        deskOf(desks, input.account),
        { partnerAccountName, partnerEmail },
        { setting: 'partner' },
        { partnerAccountName, partnerEmail },
      );
    }),

    setTimeZone: on.setTimeZone.handler(({ input }) => {
      if (!isTimeZone(input.timeZone)) throw new Fault('invalid-input', { field: 'timeZone' });
      return change(deskOf(desks, input.account), { timeZone: input.timeZone }, { setting: 'time-zone', timeZone: input.timeZone }, {});
    }),

    protection: on.protection.handler(() => desks.host.secrets.protection()),

    acceptWeakProtection: on.acceptWeakProtection.handler(async ({ input: { accepted } }) => {
      const protection = await desks.host.secrets.acceptWeak(accepted);
      for (const desk of desks.all) await logWeakProtection(desk, accepted);
      desks.news.tell('settings', null);
      return protection;
    }),

    appearance: on.appearance.handler(() => desks.appearances.read()),

    setAppearance: on.setAppearance.handler(async ({ input }) => {
      await desks.appearances.write(input);
      await desks.host.theme(input.theme);
      desks.news.tell('settings', null);
      return input;
    }),

    loginItem: on.loginItem.handler(() => desks.host.loginItem.state()),

    setLoginItem: on.setLoginItem.handler(async ({ input }) => {
      const now = await desks.host.loginItem.set(input.on);
      desks.news.tell('settings', null);
      return now;
    }),
  };
}

async function change(
  desk: Desk,
  next: Partial<DeskSettings>,
  detail: LogDraft['detail'],
  personal: LogDraft['personal'],
): Promise<DeskSettings> {
  const before = await readSettings(desk);
  const settings = { ...before, ...next };
  const entry = logged({
    at: desk.clock.now(),
    operation: 'setting-changed',
    detail,
    personal: { operator: before.operator, ...personal },
  });
  await writeSettings(desk, settings, [entry]);
  const { account } = desk.info;
  desk.news.tell('settings', account);
  desk.news.tell('status', account);
  desk.news.tell('log', account);
  return settings;
}

/** The choice is of the whole profile, and each account's secrets depend on it: so it stands in each account's log. */
async function logWeakProtection(desk: Desk, accepted: boolean): Promise<void> {
  const { operator } = await readSettings(desk);
  const detail = { setting: 'weak-protection', accepted };
  const entry = logged({ at: desk.clock.now(), operation: 'setting-changed', detail, personal: { operator } });
  await desk.store.writeValue('weak-protection', { accepted }, { log: [entry], notices: [] });
  desk.news.tell('log', desk.info.account);
}

function isTimeZone(name: string): boolean {
  try {
    return (
      Intl.supportedValuesOf('timeZone').includes(name) ||
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
    );
  } catch {
    return false;
  }
}
