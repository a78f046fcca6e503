import type { FactKind } from '../fact/fact.ts';
import { cleanForHeader } from './template.ts';

/** What the customer can see in its own account, in the order in which it is asked (facts.md 2.3, 4.9). Each has words in both languages. */
export const askedOfCustomer = [
  'currencySet',
  'independentMembers',
  'memberServiceSupportPlan',
  'reservedInstance',
  'partnerSupportPlan',
  'serviceSupportPlan',
  'specialContract',
] as const satisfies readonly FactKind[];
export type AskedKind = (typeof askedOfCustomer)[number];

export interface QuestionsInput {
  readonly language: 'en' | 'zh';
  readonly customerAccountName: string;
  readonly partnerAccountName: string;
  /** What is not known now; at least one. */
  readonly kinds: readonly AskedKind[];
  readonly simulated: boolean;
}

/** A mail that asks the customer only what it can see, in our words, saying so first, and never for a code or a password. */
export function questionsMail(input: QuestionsInput): { subject: string; body: string } {
  const customer = cleanForHeader(input.customerAccountName);
  const partner = cleanForHeader(input.partnerAccountName);
  const words = input.language === 'zh' ? chinese : english;
  const asked = askedOfCustomer.filter((kind) => input.kinds.includes(kind));
  const lines = [
    words.ours,
    ...(input.simulated ? [words.simulated] : []),
    '',
    words.opening(customer, partner),
    '',
    ...asked.map((kind, index) => `${index + 1}. ${words.questions[kind]}`),
    '',
    words.answer,
    words.never,
  ];
  const subject = words.subject(customer, partner);
  return { subject: input.simulated ? `[SIMULATED] ${subject}` : subject, body: `${lines.join('\n')}\n` };
}

interface Words {
  readonly ours: string;
  readonly simulated: string;
  readonly subject: (customer: string, partner: string) => string;
  readonly opening: (customer: string, partner: string) => string;
  readonly questions: Readonly<Record<AskedKind, string>>;
  readonly answer: string;
  readonly never: string;
}

const english: Words = {
  ours: "This text is ours (your partner's), not Huawei Cloud's.",
  simulated: 'SIMULATED: this is practice; nothing in it concerns a real account.',
  subject: (customer, partner) => `Questions about account ${customer}, from your partner ${partner}`,
  opening: (customer, partner) =>
    `We, ${partner}, want to know whether the association of your account ${customer} with us can be ended without being refused by a check. You can see in your own account what we cannot. Please answer each question with yes or no, or "I do not know":`,
  questions: {
    currencySet: 'Is a currency set for your account? (account center)',
    independentMembers: 'Is your account an enterprise master account that is associated with independent accounting members?',
    memberServiceSupportPlan: 'Does any unified accounting member of your enterprise master account have a valid service support plan?',
    reservedInstance: 'Do you have any valid reserved instance?',
    partnerSupportPlan: 'Do you have a valid partner support plan?',
    serviceSupportPlan: 'Do you have a valid service support plan?',
    specialContract: 'Is there a special commerce contract in effect for your account?',
  },
  answer: 'Please say also on which day you looked. Your answer is recorded as told by you; it starts nothing by itself.',
  never: 'Never send us a verification code or a password: nobody needs them for this, and we do not ask for them.',
};

const chinese: Words = {
  ours: '本文由我们(贵方的伙伴)撰写,并非华为云的文本;中文为便利翻译(courtesy translation),不是华为的模板。',
  simulated: 'SIMULATED(模拟):此为练习,不涉及任何真实账号。',
  subject: (customer, partner) => `关于账号 ${customer} 的几个问题(伙伴 ${partner})`,
  opening: (customer, partner) =>
    `我们(${partner})想确认贵方账号 ${customer} 与我们解除关联关系时,检查能否通过。以下情况我们看不到,贵方可以在自己的账号中查看。请逐项回答“是”“否”或“不清楚”:`,
  questions: {
    currencySet: '贵方账号是否已设置币种?(账号中心)',
    independentMembers: '贵方账号是否为企业主账号,并关联了财务独立的企业子账号?',
    memberServiceSupportPlan: '贵方企业主账号下的财务托管企业子账号,是否有生效中的服务支持计划?',
    reservedInstance: '贵方是否有生效中的预留实例?',
    partnerSupportPlan: '贵方是否有生效中的合作伙伴支持计划?',
    serviceSupportPlan: '贵方是否有生效中的服务支持计划?',
    specialContract: '贵方账号是否有生效中的特殊商务合同?',
  },
  answer: '请同时注明查看的日期。贵方的回答将记录为“由贵方告知”,不会自动触发任何操作。',
  never: '请不要向我们发送验证码或密码:本事项不需要这些信息,我们也不会索取。',
};
