import type { CustomerCard, CustomerRow } from '../../../src/contract/customers.ts';
import type { CaseId } from '../../../src/core/case/case.ts';
import { hoursAgo } from './rows.ts';
import { guide, procedure, sampleFact, sampleVerdict } from './verdicts.ts';

/** The card of a sample row, with every part filled. */
export function sampleCard(row: CustomerRow): CustomerCard {
  const id = row.customerId;
  const state = row.verdict?.submit ?? 'unknown';
  return {
    row,
    associatedOn: '2024-03-02T08:00:00Z',
    masked: { name: row.maskedName, telephone: '+852 •••• ••12', email: 'o•••@e•••.example' },
    emailKnown: true,
    label: 'renewal 2027',
    level: 'V1',
    verified: 'authenticated',
    customerType: 'enterprise',
    firstSeenAt: '2026-11-01T08:00:00Z',
    verdicts: [sampleVerdict(id, 'partner', 'submit', state), sampleVerdict(id, 'partner', 'agree', row.verdict?.agree ?? 'unknown')],
    checklist: [
      {
        kind: 'currencySet',
        subject: id,
        fact: null,
        stale: false,
        lapsesAt: null,
        ruleIds: ['R11'],
        askWhom: 'customer',
        answers: [true, false],
      },
      {
        kind: 'reservedInstance',
        subject: id,
        fact: sampleFact(id, 'reservedInstance', true, 'person', 'Li Wei'),
        stale: false,
        lapsesAt: null,
        ruleIds: ['R07'],
        askWhom: 'partner-center',
        answers: [true, false],
      },
      {
        kind: 'freezeKind',
        subject: id,
        fact: sampleFact(id, 'freezeKind', 'account', 'person', 'Li Wei'),
        stale: true,
        lapsesAt: null,
        ruleIds: ['R05', 'R06'],
        askWhom: 'partner-center',
        answers: ['none', 'account', 'account-and-resources', 'automatic'],
      },
    ],
    money: {
      unpaidOrders: sampleFact(id, 'unpaidOrders', 2),
      yearlyResources: sampleFact(id, 'yearlyResources', 4),
      payPerUseResources: sampleFact(id, 'payPerUseResources', 11),
      budgetAmount: sampleFact(id, 'budgetAmount', 5000),
      budgetUsed: sampleFact(id, 'budgetUsed', 3150.5),
    },
    consequences: [
      { ruleId: 'R24', statement: 'A pay-per-use grace period shorter than 15 days becomes 15 days.', inferred: false, sources: [guide] },
      {
        ruleId: 'R25',
        statement: 'Without a new payment method grace (15 days) and then retention (15 days) begin; then data is deleted.',
        inferred: false,
        sources: [procedure],
      },
      { ruleId: 'R26', statement: 'What is owed is settled between partner and customer.', inferred: false, sources: [guide] },
    ],
    quota: [
      {
        side: 'partner',
        limit: 3,
        months: 3,
        timeZone: 'Asia/Hong_Kong',
        used: 2,
        left: 1,
        nextFreeAt: null,
        published: false,
        entries: [],
      },
      {
        side: 'customer',
        limit: 3,
        months: 3,
        timeZone: 'Asia/Hong_Kong',
        used: 3,
        left: 0,
        nextFreeAt: '2027-01-14T16:00:00Z',
        published: true,
        entries: [],
      },
    ],
    cases: [
      { id: 'case-old' as CaseId, side: 'partner', state: 'rejected', openedAt: '2026-09-01T08:00:00Z', closedAt: '2026-09-09T08:00:00Z' },
    ],
    gatewayDiffers: [
      {
        side: 'partner',
        step: 'submit',
        code: 'R08',
        gatewayPassed: false,
        statement: 'Partner support plan found',
        checkedAt: hoursAgo(2),
      },
    ],
  };
}
