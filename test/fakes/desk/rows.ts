import type { CustomerRow } from '../../../src/contract/customers.ts';
import type { AccountId } from '../../../src/core/account/account.ts';
import type { CaseId } from '../../../src/core/case/case.ts';
import type { CustomerId } from '../../../src/core/customer/customer.ts';

export const account = 'sandbox-1' as AccountId;
/** The fake's clock: everything in the samples is told relative to it. */
export const hoursAgo = (hours: number): string =>
  Temporal.Now.instant()
    .subtract({ minutes: Math.round(hours * 60) })
    .toString({ smallestUnit: 'second' });

const companies = [
  'A••• L••••••••',
  'B••••• M•••••',
  '深•••••公司',
  'C••••••• F•••••',
  'ش••• ا•••••••',
  'D•••• S•••••',
  'ร••••• ไ••••',
  'E•••',
];
const managers = ['Li Wei', 'Ana Souza', 'Somchai P.', ''];

const verdictOf = (index: number): CustomerRow['verdict'] => {
  if (index % 11 === 10) return null;
  const kind = (['allowed', 'blocked', 'unknown', 'unknown', 'blocked'] as const)[index % 5] ?? 'unknown';
  return {
    submit: kind,
    agree: kind === 'allowed' && index % 2 === 1 ? 'unknown' : kind,
    violated: kind === 'blocked' ? 1 + (index % 3) : 0,
    unknown: kind === 'allowed' ? 0 : 1 + (index % 4),
    lapsed: index % 13 === 7,
  };
};

/** One customer of the sample, by its place in the list (from 0). Number 7 is blocked, 5 is allowed, 2 is unknown. */
export function sampleRow(index: number): CustomerRow {
  const association = (['reseller', 'reseller', 'referral', 'unconfirmed'] as const)[index % 4] ?? 'reseller';
  return {
    customerId: `c${String(index).padStart(6, '0')}` as CustomerId,
    accountName: `acme-${['hk', 'sg', 'th', 'ae'][index % 4]}-${String(index).padStart(3, '0')}`,
    maskedName: companies[index % companies.length] ?? 'A•••',
    association,
    associationRaw: association === 'referral' ? '1' : '2',
    frozen: index % 9 === 7,
    manager: managers[index % managers.length] ?? '',
    resellerId: index % 17 === 0 && index > 0 ? 'reseller-1' : '',
    visibility: index === 19 ? 'no-longer-visible' : 'visible',
    lastSeenAt: hoursAgo(2),
    verdict: verdictOf(index),
    openCase: index % 23 === 7 ? { id: `case-${index}` as CaseId, state: 'awaiting-customer', side: 'partner' } : null,
  };
}

export const sampleRows = (count: number): CustomerRow[] => Array.from({ length: count }, (_, index) => sampleRow(index));
