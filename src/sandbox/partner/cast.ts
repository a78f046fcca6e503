import type { CustomerChange } from './customer.ts';

/** A request that lies before the sandbox's first start. Days count back from that start. */
export interface PastRequest {
  readonly initiatedBy: 'partner' | 'customer';
  readonly daysBefore: number;
  readonly rejectedDaysBefore: number | null;
  readonly reason: string;
}

/** A hand-written customer at the front of the listing: tests, stories and learners rely on it by its account name. */
export interface Role {
  readonly accountName: string;
  /** What a learner will find, in a sentence. */
  readonly story: string;
  readonly traits?: CustomerChange;
  readonly past?: readonly PastRequest[];
  /** Asks to leave by itself, so many seconds after the sandbox's first start. */
  readonly asksAfterSeconds?: number;
}

const rejected = (initiatedBy: 'partner' | 'customer', daysBefore: number, reason: string): PastRequest => ({
  initiatedBy,
  daysBefore,
  rejectedDaysBefore: daysBefore - 2,
  reason,
});
const pending = (daysBefore: number, reason: string): PastRequest => ({
  initiatedBy: 'customer',
  daysBefore,
  rejectedDaysBefore: null,
  reason,
});

/** Traits that are not named are those of a healthy reseller customer that agrees after six seconds. */
export const CAST: readonly Role[] = [
  {
    accountName: 'acme-hk-001',
    story: 'A clean reseller customer; agrees after four seconds.',
    traits: { customer: 'Aurora Lighting Ltd', answerDelayMs: 4_000 },
  },
  {
    accountName: 'acme-hk-002',
    story: 'Clean, but rejects after four seconds.',
    traits: { customer: 'Birch & Sons', script: 'reject', answerDelayMs: 4_000 },
  },
  {
    accountName: 'acme-hk-003',
    story: 'Clean, but never answers (R23: no deadline is documented).',
    traits: { customer: 'Cobalt Media', script: 'never' },
  },
  {
    accountName: 'acme-hk-004',
    story: 'Passes at submission, then cannot agree: its currency is not set (R11).',
    traits: { customer: 'Dune Travel', currency: null, answerDelayMs: 4_000 },
  },
  {
    accountName: 'acme-hk-005',
    story: 'A reseller customer that is disassociated at once on submission.',
    traits: { customer: 'Ember Foods', atOnce: true },
  },
  {
    accountName: 'acme-hk-006',
    story: 'A referral customer that is disassociated at once on submission.',
    traits: { customer: 'Fjord Optics', associationType: '1', atOnce: true },
  },
  {
    accountName: 'acme-hk-007',
    story: 'Blocked by a valid reserved instance (R07) and a manual freeze (R05).',
    traits: {
      customer: 'Atlas Logistics',
      associatedOn: '2024-03-02T04:00:00Z',
      reservedInstances: 2,
      frozen: 'account',
      frozenManually: true,
    },
  },
  {
    accountName: 'acme-hk-008',
    story: 'A Huawei Cloud NA customer (R13): a warning, ask Huawei.',
    traits: { customer: 'Granite Mining', namedAccount: true },
  },
  {
    accountName: 'acme-hk-009',
    story: 'Account and resources frozen, with resources still there (R06).',
    traits: { customer: 'Heron Shipping', frozen: 'account_and_resource', frozenManually: true, yearlyResources: 4, onDemandResources: 3 },
  },
  {
    accountName: 'acme-hk-010',
    story: 'Two orders wait for payment (R15) and arrears (R14): warnings on intl.',
    traits: { customer: 'Indigo Textiles', unpaidOrders: 2, arrears: 120 },
  },
  {
    accountName: 'acme-hk-011',
    story: 'Frozen automatically on association: the partner may submit, the customer cannot agree.',
    traits: { customer: 'Jade River Games', frozen: 'account', frozenManually: false },
  },
  {
    accountName: 'acme-hk-012',
    story: 'A referral customer; agrees like any other.',
    traits: { customer: 'Boreal Analytics', associationType: '1' },
  },
  {
    accountName: 'acme-hk-013',
    story: 'The partner asked twice within three months: one request is left (R02).',
    traits: { customer: 'Kite Robotics' },
    past: [rejected('partner', 50, 'End of support'), rejected('partner', 20, 'End of support, second request')],
  },
  {
    accountName: 'acme-hk-014',
    story: 'The partner asked three times within three months: the fourth is refused (R02).',
    traits: { customer: 'Lumen Energy' },
    past: [rejected('partner', 60, 'Contract ended'), rejected('partner', 40, 'Contract ended'), rejected('partner', 10, 'Contract ended')],
  },
  {
    accountName: 'acme-hk-015',
    story: 'The customer asked to leave twice and was rejected twice.',
    traits: { customer: 'Mosaic Education' },
    past: [rejected('customer', 70, 'Change of partner'), rejected('customer', 30, 'Change of partner')],
  },
  {
    accountName: 'acme-hk-016',
    story: 'An enterprise master account with two independent accounting members (R04).',
    traits: { customer: 'Nimbus Group', independentMembers: 2 },
  },
  {
    accountName: 'acme-hk-017',
    story: 'A valid partner support plan (R08).',
    traits: { customer: 'Opal Health', partnerSupportPlan: true },
  },
  {
    accountName: 'acme-hk-018',
    story: 'A valid service support plan (R09).',
    traits: { customer: 'Pinnacle Insurance', serviceSupportPlan: true },
  },
  {
    accountName: 'acme-hk-019',
    story: 'A unified accounting member has a valid service support plan (R10).',
    traits: { customer: 'Quill Publishing', membersWithServicePlan: 1 },
  },
  {
    accountName: 'acme-hk-020',
    story: 'A special commerce contract in effect: the customer cannot agree (R12).',
    traits: { customer: 'Ridge Foods', specialContract: true },
  },
  {
    accountName: 'acme-hk-021',
    story: 'Association type "2", which is not confirmed for intl.',
    traits: { customer: 'Sable Retail', associationType: '2' },
  },
  {
    accountName: 'acme-hk-022',
    story: 'No e-mail address is known: the consent email must ask for it.',
    traits: { customer: 'Tern Airways', email: null },
  },
  {
    accountName: 'acme-hk-023',
    story: 'Only what the API always gives: every optional field is absent.',
    traits: {
      customer: null,
      label: null,
      telephone: null,
      countryCode: null,
      verifiedStatus: null,
      accountManager: null,
      customerLevel: null,
      email: null,
    },
  },
  { accountName: 'acme-hk-024', story: 'A real name made of markup.', traits: { customer: '<script>alert("acme")</script> & Co.' } },
  {
    accountName: 'acme-hk-025-with-an-account-name-of-exactly-sixty-four-character',
    story: 'A long account name and a long real name.',
    traits: { customer: '字'.repeat(64) },
  },
  {
    accountName: 'acme-hk-026\r\nBcc: nobody@example.com',
    story: 'A line break in the account name tries to reach a mail header.',
    traits: { customer: 'Line\r\nBreak Ltd', email: 'owner@acme-hk-026.example' },
  },
  { accountName: 'acme-hk-027', story: 'A Chinese real name.', traits: { customer: '深圳市云海科技有限公司' } },
  {
    accountName: 'acme-hk-028',
    story: 'An Arabic real name with direction marks.',
    traits: { customer: '\u200Fشركة النور للتجارة (HK) Ltd' },
  },
  { accountName: 'acme-hk-029', story: 'A Thai real name.', traits: { customer: 'บริษัท สยามคลาวด์ จำกัด (มหาชน)' } },
  {
    accountName: 'acme-hk-030',
    story: 'Agrees, but only after twenty seconds.',
    traits: { customer: 'Vale Foundry', answerDelayMs: 20_000 },
  },
  {
    accountName: 'acme-hk-031',
    story:
      'Its request waits for the partner since twelve days and its check fails: a reserved instance was bought since (R07). It can be rejected.',
    traits: { customer: 'Willow Bank', reservedInstances: 1 },
    past: [pending(12, 'We move to another partner')],
  },
  {
    accountName: 'acme-hk-032',
    story: 'Its request waits for the partner since three days and its check passes.',
    traits: { customer: 'Xenon Labs' },
    past: [pending(3, 'We no longer use the services')],
  },
  {
    accountName: 'acme-hk-033',
    story: 'Asks to leave by itself half a minute after the first start.',
    traits: { customer: 'Yarrow Farms' },
    asksAfterSeconds: 30,
  },
  {
    accountName: 'acme-hk-034',
    story: 'Asks to leave by itself after two minutes.',
    traits: { customer: 'Zenith Travel' },
    asksAfterSeconds: 120,
  },
  {
    accountName: 'acme-hk-035',
    story: 'Asks to leave by itself after five minutes; a referral customer.',
    traits: { customer: 'Amberline', associationType: '1' },
    asksAfterSeconds: 300,
  },
  {
    accountName: 'acme-hk-036',
    story: 'The customer has used its own three requests; the partner still has all of its own.',
    traits: { customer: 'Basalt Works' },
    past: [rejected('customer', 80, 'Price'), rejected('customer', 45, 'Price'), rejected('customer', 8, 'Price')],
  },
  { accountName: 'acme-hk-0O7', story: 'Looks like acme-hk-007: a letter O for the zero.', traits: { customer: 'Atlas Logistic' } },
  { accountName: 'аcme-hk-007', story: 'Looks like acme-hk-007: the first letter is Cyrillic.', traits: { customer: 'Atlas Logistics' } },
  { accountName: 'ACME-HK-007', story: 'acme-hk-007 in capitals.', traits: { customer: 'ATLAS LOGISTICS' } },
  {
    accountName: 'acme-hk-007\u200B',
    story: 'acme-hk-007 with a zero-width space at the end.',
    traits: { customer: 'Atlas\u200B Logistics' },
  },
  { accountName: '=acme-hk-041', story: 'An account name that a spreadsheet takes for a formula.', traits: { customer: '=1+1' } },
  { accountName: '\u202Eacme-hk-042', story: 'An account name behind a direction override.', traits: { customer: '\u202Etxt.exe Ltd' } },
  { accountName: 'acme-hk-043', story: "O'Brien: quotes of every kind.", traits: { customer: `O'Brien "Sons" \`Ltd\` ‘x’ “y”` } },
  {
    accountName: 'acme-hk-044',
    story: 'Every blocker at once.',
    traits: {
      customer: 'Everything Wrong Ltd',
      frozen: 'account_and_resource',
      independentMembers: 1,
      reservedInstances: 1,
      partnerSupportPlan: true,
      serviceSupportPlan: true,
      membersWithServicePlan: 1,
      currency: null,
      specialContract: true,
      namedAccount: true,
      arrears: 10,
      unpaidOrders: 1,
    },
  },
];
