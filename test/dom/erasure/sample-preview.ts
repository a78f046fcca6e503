import type { ErasurePreview, OutsideLine } from '../../../src/contract/erasure.ts';
import type { CustomerId } from '../../../src/core/customer/customer.ts';

export const outsideLine = (change: Partial<OutsideLine> = {}): OutsideLine => ({
  kind: 'consent-mail',
  way: 'file',
  ending: 'eml',
  at: '2026-11-20T08:00:00Z',
  sequence: 12,
  scope: 'customer',
  name: null,
  ...change,
});

export const samplePreview = (change: Partial<ErasurePreview> = {}): ErasurePreview => ({
  customerId: 'customer-7' as CustomerId,
  accountName: 'acme-hk-007',
  visibility: 'visible',
  comesBack: false,
  goes: { entries: 14, facts: 6, notices: 1, values: 2, mails: 3, mailBytes: 48_200, mailsWaiting: 1 },
  stays: { entries: 14, closedCases: 1, countedRequests: 2, mentions: 0 },
  outside: { total: 1, rows: [outsideLine()] },
  holds: { customer: null, account: null },
  obstacles: [],
  ...change,
});
