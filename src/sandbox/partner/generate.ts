import { instant } from '../instant.ts';
import type { Customer, Frozen, Script } from './customer.ts';
import { customerIdOf } from './identity.ts';
import { accountNameOf, realNameOf } from './names.ts';
import { bits, choose, happens, pick } from './random.ts';
import { resellerIdOf } from './resellers.ts';

const FIRST_ASSOCIATION = Date.UTC(2021, 0, 4);
const SPAN_OF_ASSOCIATIONS = 2_100 * 86_400;
const MANAGERS: readonly [string, ...string[]] = ['li.wei', 'somchai', 'fatima', 'garcia', 'tan.m'];
const LABELS: readonly [string, ...string[]] = ['', '', '', 'vip', 'East', '教育', 'renewal-q4'];
const COUNTRIES: readonly [string, ...string[]] = ['0852', '0065', '0066', '00971', '0052', '0027', '0055', '0062'];
const SCRIPTS: readonly [Script, ...Script[]] = [
  'agree',
  'agree',
  'agree',
  'agree',
  'agree',
  'agree',
  'reject',
  'reject',
  'never',
  'never',
];

/** About one in twelve belongs to one of the partner's resellers; cheap, for it is asked of every index when the listing is built. */
export function resellerOf(seed: number, index: number): string | null {
  return happens(83, seed, index, 21) ? resellerIdOf(seed, pick(seed, index, 22, 3)) : null;
}

function associationTypeOf(seed: number, index: number): string {
  const drawn = pick(seed, index, 23, 100);
  if (drawn < 15) return '1';
  return drawn < 19 ? '2' : '3';
}

function frozenOf(seed: number, index: number): Frozen {
  const drawn = pick(seed, index, 24, 100);
  if (drawn < 6) return 'account';
  return drawn < 10 ? 'account_and_resource' : 'no';
}

/** The customer at an index, the same for ever for one seed. */
export function generateCustomer(seed: number, index: number): Customer {
  const accountName = accountNameOf(seed, index);
  const often = (share: number, field: number): boolean => happens(share, seed, index, field);
  const budgetAmount = pick(seed, index, 40, 50) * 1000;
  return {
    index,
    customerId: customerIdOf(seed, index),
    accountName,
    customer: often(30, 25) ? null : realNameOf(seed, index),
    associatedOn: instant(FIRST_ASSOCIATION + (bits(seed, index, 26) % SPAN_OF_ASSOCIATIONS) * 1000),
    associationType: associationTypeOf(seed, index),
    label: choose(LABELS, seed, index, 27),
    telephone: often(60, 28) ? null : `1380${String(pick(seed, index, 29, 10_000_000)).padStart(7, '0')}`,
    countryCode: choose(COUNTRIES, seed, index, 30),
    verifiedStatus: often(100, 31) ? choose(['-1', '0', '1', '3'], seed, index, 32) : '2',
    customerType: often(150, 33) ? 0 : 1,
    accountManager: often(120, 34) ? null : choose(MANAGERS, seed, index, 35),
    customerLevel: `V${pick(seed, index, 36, 6)}`,
    email: often(60, 37) ? null : `owner@${accountName}.example`,
    indirectPartnerId: resellerOf(seed, index),
    frozen: frozenOf(seed, index),
    frozenManually: often(750, 38),
    independentMembers: often(40, 50) ? 1 + pick(seed, index, 51, 4) : 0,
    reservedInstances: often(90, 52) ? 1 + pick(seed, index, 53, 6) : 0,
    partnerSupportPlan: often(40, 54),
    serviceSupportPlan: often(40, 55),
    membersWithServicePlan: often(30, 56) ? 1 : 0,
    currency: often(50, 57) ? null : 'USD',
    specialContract: often(40, 58),
    namedAccount: often(30, 59),
    arrears: often(80, 60) ? 1 + pick(seed, index, 61, 900) : 0,
    unpaidOrders: often(90, 62) ? 1 + pick(seed, index, 63, 3) : 0,
    yearlyResources: pick(seed, index, 64, 6),
    onDemandResources: pick(seed, index, 65, 9),
    budgetAmount,
    budgetUsed: Math.floor((budgetAmount * pick(seed, index, 41, 110)) / 100),
    budgetType: often(200, 42) ? 'PACKAGE' : 'MONTHLY',
    script: choose(SCRIPTS, seed, index, 70),
    answerDelayMs: 3_000 + pick(seed, index, 71, 17_001),
    atOnce: often(20, 72),
  };
}
