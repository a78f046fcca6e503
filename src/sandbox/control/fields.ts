import type { Settings } from '../journal/event.ts';
import type { CustomerChange } from '../partner/customer.ts';

type Fields = Readonly<Record<string, unknown>>;

const toSnake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const toCamel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The same fields under their names on the wire. */
export function snakeCase(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [toSnake(name), value]));
}

type Kind = 'text' | 'text or null' | 'number' | 'boolean' | readonly string[];

const CUSTOMER: Readonly<Record<keyof CustomerChange, Kind>> = {
  accountName: 'text',
  customer: 'text or null',
  associatedOn: 'text',
  associationType: ['1', '2', '3'],
  label: 'text or null',
  telephone: 'text or null',
  countryCode: 'text or null',
  verifiedStatus: 'text or null',
  customerType: 'number',
  accountManager: 'text or null',
  customerLevel: 'text or null',
  email: 'text or null',
  indirectPartnerId: 'text or null',
  frozen: ['no', 'account', 'account_and_resource'],
  frozenManually: 'boolean',
  independentMembers: 'number',
  reservedInstances: 'number',
  partnerSupportPlan: 'boolean',
  serviceSupportPlan: 'boolean',
  membersWithServicePlan: 'number',
  currency: 'text or null',
  specialContract: 'boolean',
  namedAccount: 'boolean',
  arrears: 'number',
  unpaidOrders: 'number',
  yearlyResources: 'number',
  onDemandResources: 'number',
  budgetAmount: 'number',
  budgetUsed: 'number',
  budgetType: ['MONTHLY', 'PACKAGE'],
  script: ['agree', 'reject', 'never'],
  answerDelayMs: 'number',
  atOnce: 'boolean',
};

const SETTINGS: Readonly<Record<keyof Settings, Kind>> = {
  partnerVerificationCode: 'boolean',
  partnerFrozen: 'boolean',
  throttle: 'boolean',
  skewMs: 'number',
  shuffleListing: 'boolean',
  publishCounting: 'boolean',
  budgetAfterLeaving: 'boolean',
  incoming: 'boolean',
};

function fits(value: unknown, kind: Kind): boolean {
  if (kind === 'text') return typeof value === 'string';
  if (kind === 'text or null') return typeof value === 'string' || value === null;
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (kind === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && kind.includes(value);
}

function checked(fields: Fields, kinds: Readonly<Record<string, Kind>>): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([wire, value]) => {
      const name = toCamel(wire);
      const kind = kinds[name];
      if (kind === undefined) throw new Error(`${wire} is not known here. Known: ${Object.keys(kinds).map(toSnake).join(', ')}.`);
      if (!fits(value, kind)) throw new Error(`${wire} must be ${typeof kind === 'string' ? kind : `one of ${kind.join(', ')}`}.`);
      return [name, value];
    }),
  );
}

export function customerChangeOf(fields: Fields): CustomerChange {
  return checked(fields, CUSTOMER) as CustomerChange;
}

export function settingsOf(fields: Fields): Partial<Settings> {
  return checked(fields, SETTINGS) as Partial<Settings>;
}
