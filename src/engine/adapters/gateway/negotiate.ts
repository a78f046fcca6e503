import type { z } from 'zod';
import type { Capabilities } from '../../../core/account/account.ts';
import type { CapabilitiesAnswer } from './wire.ts';

/** MAJOR.MINOR of the document that is spoken here. */
export const spoken = { major: 1, minor: 1 } as const;

/** The operations of the document; a gateway that names none offers them all (version 1.0). */
export const operations = [
  'getOpenApi',
  'getCapabilities',
  'checkAccount',
  'sendVerificationCode',
  'listRequests',
  'submitRequest',
  'getRequest',
  'approveRequest',
  'rejectRequest',
  'getAct',
  'listRecords',
] as const;
type OperationId = (typeof operations)[number];

type Gateway = NonNullable<Capabilities['gateway']>;

function ageOf(version: string): Gateway['age'] {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})(?:\.\d{1,6})?$/u.exec(version) ?? [];
  if (major === undefined || minor === undefined || Number(major) !== spoken.major) return 'unknown';
  return Number(minor) === spoken.minor ? 'same' : Number(minor) < spoken.minor ? 'older' : 'newer';
}

/**
 * What a gateway and this app can do together. Acts need more than their own operation: without `getAct` a lost answer could never be
 * settled, and a code that cannot be sent cannot be typed. Of an unknown major version only reading is used.
 */
export function readCapabilities(wire: z.infer<typeof CapabilitiesAnswer>): Capabilities {
  const version = wire.version ?? '1.0';
  const age = ageOf(version);
  const offered: ReadonlySet<string> = new Set(wire.operations ?? operations);
  const offers = (...needed: readonly OperationId[]): boolean => needed.every((one) => offered.has(one));
  const codes = offers('sendVerificationCode') || !wire.partner_verification_code;
  const acts = age !== 'unknown' && codes && offers('getAct');
  const { counting } = wire;
  return {
    read: true,
    request: acts && wire.can_request && offers('submitRequest') ? 'api' : 'guided',
    decide: acts && wire.can_decide && offers('approveRequest', 'rejectRequest') ? 'api' : 'guided',
    partnerCode: acts && wire.partner_verification_code,
    answersVisible: offers('listRequests'),
    counting: counting ? { limit: counting.limit, months: counting.months, timeZone: counting.time_zone, text: counting.counts } : null,
    gateway: { version: version.slice(0, 20), age, missing: operations.filter((one) => !offered.has(one)) },
  };
}
