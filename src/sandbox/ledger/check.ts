import type { Settings, Side } from '../journal/event.ts';
import type { Customer } from '../partner/customer.ts';
import type { Quota } from './quota.ts';

export type Step = 'submit' | 'agree';

/** One finding of the account check; the code is the rule's id in the facts, section 7. */
export interface CheckItem {
  readonly code: string;
  readonly passed: boolean;
  /** false: a failed item is a warning (R13 to R15 on intl). */
  readonly blocking: boolean;
  readonly statement: string;
}

export interface CheckQuestion {
  readonly customer: Customer;
  readonly settings: Settings;
  readonly initiatedBy: Side;
  readonly step: Step;
  /** Of the side that initiates. */
  readonly quota: Quota;
}

interface Rule {
  readonly code: string;
  readonly statement: string;
  readonly warns?: true;
  readonly applies?: (question: CheckQuestion) => boolean;
  readonly violated: (question: CheckQuestion) => boolean;
}

/** The pages for customers name any freeze, the partner's pages only the manual one (facts 1.5 c, 2.3). */
const partnerDecidesNow = ({ initiatedBy, step }: CheckQuestion): boolean => (initiatedBy === 'partner') === (step === 'submit');
const customerTakesPart = ({ initiatedBy, step }: CheckQuestion): boolean => initiatedBy === 'customer' || step === 'agree';
const partnerInitiated = ({ initiatedBy }: CheckQuestion): boolean => initiatedBy === 'partner';

const RULES: readonly Rule[] = [
  {
    code: 'R02',
    statement: 'At most three requests within three months by the initiating side.',
    applies: ({ step, settings }) => step === 'submit' && settings.publishCounting,
    violated: ({ quota }) => quota.nextFreeAt !== null,
  },
  {
    code: 'R04',
    statement: 'The enterprise master account is associated with an independent accounting member.',
    violated: ({ customer }) => customer.independentMembers > 0,
  },
  {
    code: 'R05',
    statement: 'The account is frozen; the partner must unfreeze it.',
    violated: (question) => question.customer.frozen === 'account' && (question.customer.frozenManually || !partnerDecidesNow(question)),
  },
  {
    code: 'R06',
    statement: 'The account and its resources are frozen; the partner must unfreeze both.',
    violated: (question) =>
      question.customer.frozen === 'account_and_resource' && (question.customer.frozenManually || !partnerDecidesNow(question)),
  },
  { code: 'R07', statement: 'The customer has a valid reserved instance.', violated: ({ customer }) => customer.reservedInstances > 0 },
  { code: 'R08', statement: 'The customer has a valid partner support plan.', violated: ({ customer }) => customer.partnerSupportPlan },
  {
    code: 'R09',
    statement: 'The customer has a valid service support plan.',
    applies: partnerInitiated,
    violated: ({ customer }) => customer.serviceSupportPlan,
  },
  {
    code: 'R10',
    statement: 'Unified accounting members of the enterprise master account have valid service support plans.',
    applies: partnerInitiated,
    violated: ({ customer }) => customer.membersWithServicePlan > 0,
  },
  {
    code: 'R11',
    statement: 'The currency of the account is not set.',
    applies: customerTakesPart,
    violated: ({ customer }) => customer.currency === null,
  },
  {
    code: 'R12',
    statement: 'A special commerce contract is in effect.',
    applies: customerTakesPart,
    violated: ({ customer }) => customer.specialContract,
  },
  {
    code: 'R13',
    statement: 'The customer is a Huawei Cloud NA customer: a further rule applies, ask Huawei.',
    warns: true,
    violated: ({ customer }) => customer.namedAccount,
  },
  { code: 'R14', statement: 'The account is in arrears.', warns: true, violated: ({ customer }) => customer.arrears > 0 },
  { code: 'R15', statement: "Orders wait for the partner's payment.", warns: true, violated: ({ customer }) => customer.unpaidOrders > 0 },
  { code: 'R33', statement: 'The partner itself is frozen.', violated: ({ settings }) => settings.partnerFrozen },
];

/** The account check at this moment: one item for every rule that applies to this side and step. */
export function checkAccount(question: CheckQuestion): readonly CheckItem[] {
  return RULES.filter((rule) => rule.applies?.(question) ?? true).map((rule) => ({
    code: rule.code,
    passed: !rule.violated(question),
    blocking: rule.warns !== true,
    statement: rule.statement,
  }));
}

export function failedItems(items: readonly CheckItem[]): readonly CheckItem[] {
  return items.filter((item) => item.blocking && !item.passed);
}
