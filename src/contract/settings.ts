import { z } from 'zod';
import { Role } from '../core/account/account.ts';
import { Protection } from '../core/protection/protection.ts';
import { ask, askDesk, line } from './define.ts';

export const DeskSettings = z.object({
  role: Role,
  /** The person at the desk: stands beside what is stated. */
  operator: z.string(),
  /** The partner's login account name and the registered email of Basic Information > Account Information (R28). '' until typed. */
  partnerAccountName: z.string(),
  partnerEmail: z.string(),
  timeZone: z.string(),
});
export type DeskSettings = z.infer<typeof DeskSettings>;

export const Appearance = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['en']),
  density: z.enum(['compact', 'comfortable']),
});
export type Appearance = z.infer<typeof Appearance>;

export const LoginItem = z.enum(['on', 'off', 'not-offered']);

export const settings = {
  get: askDesk({}).output(DeskSettings),
  setPerson: askDesk({ role: Role, operator: line(120) }).output(DeskSettings),
  /** Both typed and confirmed: the engine compares. Fault name-mismatch when they differ. */
  setPartner: askDesk({
    accountName: line(128),
    accountNameAgain: line(128),
    email: z.email().max(256),
    emailAgain: z.string().max(256),
  }).output(DeskSettings),
  setTimeZone: askDesk({ timeZone: line(64) }).output(DeskSettings),
  /** How secrets are protected on this computer, and which files were set aside. No operation returns a secret. */
  protection: ask.output(Protection),
  /** Basic text is accepted, or that is taken back; written in every account's log. Fault not-allowed-here where there is no such choice. */
  acceptWeakProtection: ask.input(z.object({ accepted: z.boolean() })).output(Protection),
  appearance: ask.output(Appearance),
  setAppearance: ask.input(Appearance).output(Appearance),
  /** Whether the app opens when the person signs in to the computer; off until they say so. */
  loginItem: ask.output(LoginItem),
  /** Faults: not-allowed-here where it is not offered, disk-full, disk-read-only. */
  setLoginItem: ask.input(z.object({ on: z.boolean() })).output(LoginItem),
};
