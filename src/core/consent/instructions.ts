import type { Side } from '../rule/finding.ts';
import { cleanForHeader } from './template.ts';

export interface InstructionsInput {
  readonly language: 'en' | 'zh';
  readonly customerAccountName: string;
  readonly partnerAccountName: string;
  /** Who asked: our request is for the customer to decide; its own request it makes itself. */
  readonly side: Side;
  readonly simulated: boolean;
}

const page = 'https://support.huaweicloud.com/intl/ar-mena/usermanual-bpconsole/dc_030200.html';
const tick = 'I understand the preceding statement and confirm to disassociate from the partner account';

/** A mail to the customer with the steps of the 2025 document (SEED-2025, R17 to R19, R21, R25) in our own words, and saying so in its first line. */
export function instructionsMail(input: InstructionsInput): { subject: string; body: string } {
  const customer = cleanForHeader(input.customerAccountName);
  const partner = cleanForHeader(input.partnerAccountName);
  const words = input.language === 'zh' ? chinese : english;
  const steps = input.side === 'partner' ? words.decide : words.request;
  const lines = [
    words.ours,
    ...(input.simulated ? [words.simulated] : []),
    '',
    words.opening[input.side](customer, partner),
    '',
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    '',
    ...words.conditions,
    '',
    ...words.after,
    '',
    `${words.source} ${page}`,
  ];
  const subject = words.subject[input.side](customer, partner);
  return { subject: input.simulated ? `[SIMULATED] ${subject}` : subject, body: `${lines.join('\n')}\n` };
}

interface Words {
  readonly ours: string;
  readonly simulated: string;
  readonly subject: Readonly<Record<Side, (customer: string, partner: string) => string>>;
  readonly opening: Readonly<Record<Side, (customer: string, partner: string) => string>>;
  readonly decide: readonly string[];
  readonly request: readonly string[];
  readonly conditions: readonly string[];
  readonly after: readonly string[];
  readonly source: string;
}

const english: Words = {
  ours: "This text is ours (your partner's), not Huawei Cloud's.",
  simulated: 'SIMULATED: this is practice; nothing in it concerns a real account.',
  subject: {
    partner: (customer, partner) => `Your decision on ending the association of ${customer} with ${partner}`,
    customer: (customer, partner) => `How to request that the association of ${customer} with ${partner} ends`,
  },
  opening: {
    partner: (customer, partner) =>
      `We, ${partner}, have asked to be disassociated from your account ${customer}. The decision is yours; you can agree or reject.`,
    customer: (customer, partner) => `You want your account ${customer} to be disassociated from us, ${partner}. These are the steps.`,
  },
  decide: [
    'Sign in, open My Account > My Partner and click "process".',
    'Your account is checked. If it passes, read the precautions. If it fails, handle the items that are named and check again. To reject you can go on even if the check fails.',
    `To agree, tick "${tick}" and click Agree. To disagree, click Reject.`,
    'Get a verification code by email or mobile (you choose if both are linked), enter it and click OK. The code is needed to agree and to reject.',
    'A message says that you have been disassociated, or that you have rejected the request.',
  ],
  request: [
    'Sign in and open My Account > My Partner.',
    'At the bottom of the page click More Operations > Disassociate.',
    `Your account is checked. If it passes, tick "${tick}" and click Disassociate. If it fails, handle the items that are named and check again.`,
    'Get a verification code by email or mobile (you choose if both are linked), enter it and click OK.',
    'Select the reason and click Submit.',
    'A message says that the request was submitted. When we have processed it, you are notified of the result.',
  ],
  conditions: [
    'The check does not pass while one of these holds (reseller model):',
    '- an enterprise master account that still has independent accounting members',
    '- a frozen account, or frozen account and resources: ask us to unfreeze them',
    '- valid reserved instances or a partner support plan: unsubscribe first',
    '- no currency set: set it in the account center',
    '- an effective special commerce contract: talk to us, it is handled offline',
  ],
  after: [
    'Afterwards, promptly update your account information and set a valid payment method. If a payment fails, a grace period begins (only some resources can be used), then a retention period (no use, data kept). If nothing is paid by its end, data is deleted and resources are released.',
    'We know of no documented deadline for the decision.',
  ],
  source:
    'It follows the page "How Does a Customer Associated with Its Partner in Reseller Model Request Disassociation?" (2025-06-30), which alone counts:',
};

const chinese: Words = {
  ours: '本文由我们(贵方的伙伴)撰写,并非华为云的文本;中文为便利翻译(courtesy translation),不是华为的模板。',
  simulated: 'SIMULATED(模拟):此为练习,不涉及任何真实账号。',
  subject: {
    partner: (customer, partner) => `请处理:账号 ${customer} 与伙伴 ${partner} 解除关联关系`,
    customer: (customer, partner) => `如何申请解除账号 ${customer} 与伙伴 ${partner} 的关联关系`,
  },
  opening: {
    partner: (customer, partner) => `我们(${partner})已申请与贵方账号 ${customer} 解除关联关系。由贵方决定,可以同意,也可以拒绝。`,
    customer: (customer, partner) => `贵方希望账号 ${customer} 与我们(${partner})解除关联关系,步骤如下。`,
  },
  decide: [
    '登录后进入“账号中心 > 我的伙伴”(My Account > My Partner),点击“process”(处理)。',
    '系统检查账号。检查通过,请阅读注意事项;不通过,请按提示处理后重新检查。如果要拒绝,即使检查不通过也可以进入下一步。',
    `同意:勾选“${tick}”,点击“Agree”(同意)。不同意:点击“Reject”(拒绝)。`,
    '通过邮箱或手机获取验证码(两者都已绑定时由贵方选择),输入后点击“OK”。同意和拒绝都需要验证码。',
    '系统提示已成功解除关联关系,或已拒绝该申请。',
  ],
  request: [
    '登录后进入“账号中心 > 我的伙伴”(My Account > My Partner)。',
    '在页面底部点击“More Operations > Disassociate”(更多操作 > 解除关联)。',
    `系统检查账号。检查通过,勾选“${tick}”,点击“Disassociate”;不通过,请按提示处理后重新检查。`,
    '通过邮箱或手机获取验证码(两者都已绑定时由贵方选择),输入后点击“OK”。',
    '选择解除关联的原因,点击“Submit”(提交)。',
    '系统提示申请已提交。我们处理完成后,贵方会收到处理结果通知。',
  ],
  conditions: [
    '存在下列任一情形时,检查不会通过(转售模式):',
    '- 企业主账号仍关联财务独立的企业子账号',
    '- 账号被冻结,或账号与资源被冻结:请联系我们解冻',
    '- 有生效中的预留实例或伙伴支持计划:请先退订',
    '- 未设置币种:请在账号中心设置',
    '- 有生效中的特殊商务合同:请与我们线下处理',
  ],
  after: [
    '解除关联后,请及时更新账号信息并设置有效的支付方式。若扣款失败,将进入宽限期(只能使用部分资源),随后进入保留期(资源不可用,数据保留)。保留期结束仍未续费或结清欠款的,数据将被删除,资源将被释放。',
    '据我们所知,文档中没有规定处理期限。',
  ],
  source: '以下页面(英文,2025-06-30)为准:',
};
