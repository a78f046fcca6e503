import type { FactKind, FactValue } from './fact.ts';

/** What can be known about a kind of fact, and from whom (facts.md 4.9). `answers` empty: a number of 0 or more. */
export interface FactNature {
  readonly knownBy: 'api' | 'partner-center' | 'customer';
  readonly about: 'customer' | 'partner';
  readonly answers: readonly FactValue[];
}

const yesNo: readonly FactValue[] = [true, false];
const customer = (knownBy: FactNature['knownBy'], answers: readonly FactValue[] = yesNo): FactNature => ({
  knownBy,
  about: 'customer',
  answers,
});

export const natures: Readonly<Record<FactKind, FactNature>> = {
  visible: customer('api', [true, false, 'through-reseller']),
  association: customer('api', ['reseller', 'referral', 'unconfirmed']),
  frozen: customer('api'),
  freezeKind: customer('partner-center', ['none', 'account', 'account-and-resources', 'automatic']),
  independentMembers: customer('customer'),
  enterpriseLink: customer('customer'),
  reservedInstance: customer('partner-center'),
  partnerSupportPlan: customer('partner-center'),
  serviceSupportPlan: customer('partner-center'),
  memberServiceSupportPlan: customer('customer'),
  currencySet: customer('customer'),
  specialContract: customer('partner-center'),
  namedAccount: customer('partner-center'),
  arrears: customer('partner-center'),
  unpaidOrders: customer('api', []),
  yearlyResources: customer('api', []),
  payPerUseResources: customer('api', []),
  budgetAmount: customer('api', []),
  budgetUsed: customer('api', []),
  partnerFrozen: { knownBy: 'partner-center', about: 'partner', answers: yesNo },
};

/** A value of the wrong kind is no answer: a rule must not be satisfied by it. */
export function isAnswer(kind: FactKind, value: FactValue): boolean {
  const { answers } = natures[kind];
  if (answers.length > 0) return answers.includes(value);
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
