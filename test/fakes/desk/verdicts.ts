import type { CustomerId } from '../../../src/core/customer/customer.ts';
import type { Fact, FactKind, FactValue } from '../../../src/core/fact/fact.ts';
import type { Finding, RuleSource, Side, Step, Verdict } from '../../../src/core/rule/finding.ts';
import { hoursAgo } from './rows.ts';

export const guide: RuleSource = {
  key: 'P-CSP-NEW',
  title: 'Managing Customer Association Relationships',
  address: 'https://support.example/usermanual-bpconsole/dp_050101.html',
  date: null,
  readOn: '2026-11-21',
};
export const procedure: RuleSource = {
  ...guide,
  key: 'SEED-2025',
  title: 'How Does a Customer Request Disassociation?',
  date: '2025-06-30',
};

export const sampleFact = (subject: string, kind: FactKind, value: FactValue, source: Fact['source'] = 'simulated', by = ''): Fact => ({
  subject: subject as CustomerId,
  kind,
  value,
  source,
  observedAt: hoursAgo(source === 'person' ? 72 : 2),
  by,
  note: '',
});

const finding = (ruleId: string, statement: string, more: Partial<Finding>): Finding => ({
  ruleId,
  state: 'satisfied',
  statement,
  quote: '',
  sources: [guide],
  inferred: false,
  remedy: '',
  mustAct: 'nobody',
  order: 0,
  facts: [],
  missing: [],
  stale: [],
  ...more,
});

/** A verdict with one finding in each state that it needs: `blocked` has a violation, `unknown` a missing and a stale fact. */
export function sampleVerdict(customerId: string, side: Side, step: Step, state: Verdict['state']): Verdict {
  const findings: Finding[] = [
    finding('R02', 'At most three requests within three months.', { inferred: true }),
    finding('R04', 'No enterprise master account with an independent accounting member.', {
      facts: [sampleFact(customerId, 'independentMembers', false, 'person', 'Li Wei')],
    }),
    finding('R13', 'A Huawei Cloud NA customer needs extra handling.', { state: 'not-applicable' }),
    finding('R15', 'Orders wait for payment.', {
      state: 'warning',
      remedy: 'Cancel or pay the two orders.',
      mustAct: 'partner',
      order: 3,
      sources: [procedure],
      facts: [sampleFact(customerId, 'unpaidOrders', 2)],
    }),
  ];
  if (state === 'blocked') {
    findings.push(
      finding('R07', 'The customer has a valid reserved instance.', {
        state: 'violated',
        quote: 'has any valid reserved instance (RI) or partner support plan',
        remedy: 'The customer unsubscribes from the reserved instance.',
        mustAct: 'customer',
        order: 2,
        facts: [sampleFact(customerId, 'reservedInstance', true, 'person', 'Li Wei')],
      }),
      finding('R05', 'The account was frozen by hand.', {
        state: 'violated',
        remedy: 'Unfreeze the account in Partner Center.',
        mustAct: 'partner',
        order: 1,
        facts: [sampleFact(customerId, 'frozen', true)],
      }),
    );
  }
  if (state !== 'allowed') {
    findings.push(
      finding('R11', 'The customer has set its currency.', {
        state: 'unknown',
        remedy: 'Ask the customer, record the answer.',
        mustAct: 'customer',
        missing: ['currencySet'],
        sources: [procedure],
      }),
      finding('R12', 'No effective special commerce contract.', {
        state: 'unknown',
        mustAct: 'customer-and-partner',
        stale: ['specialContract'],
        sources: [procedure],
      }),
    );
  }
  return {
    side,
    step,
    state,
    packId: 'intl-csp-partner-submit-undated',
    packTitle: 'intl, solution provider',
    packReadOn: '2026-11-21',
    computedAt: hoursAgo(2),
    validUntil: hoursAgo(-22),
    findings,
  };
}
