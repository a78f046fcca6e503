import type { TicketFacts, TicketWords } from './ticket-words.ts';

const limit = '根据用户指南,伙伴或客户在三个月内可发起三次解除关联申请;超出后需提交工单或联系客服。';
const own = '本工单内容由我方自行撰写,未发现相应的官方模板。';
const notKnown = '我方未查到此类工单是否须附对方同意的邮件。如需要,请告知。';

const requests = ({ requestedOn }: TicketFacts): string =>
  requestedOn.length === 0
    ? '我方记录中最近三个月没有申请;在网页控制台提交的申请可能未包含在内。'
    : `我方记录中最近三个月的申请:${requestedOn.join('、')}。在网页控制台提交的申请可能未包含在内。`;

const files = { letter: '同意邮件原件(.eml)', picture: '邮件图片(.png)' } as const;

const ours = '本文由我们(贵方的伙伴)撰写,并非华为云的文本;中文为便利翻译(courtesy translation),不是华为的模板。';
const never = '请不要向我们发送验证码或密码:本事项不需要这些信息,我们也不会索取。';

/** The service ticket and its mails in Chinese: a courtesy translation of ours; labels of the console stay in English where no Chinese one was seen. */
export const chinese: TicketWords = {
  simulated: 'SIMULATED(模拟):此为练习,不涉及任何真实账号。',
  subject: {
    'over-limit-by-partner': (customer, partner) => `解除关联申请超出次数限制:客户账号 ${customer},伙伴账号 ${partner}`,
    'over-limit-by-customer': (customer, partner) => `通过工单解除账号 ${customer} 与伙伴 ${partner} 的关联关系(超出申请次数)`,
    'route-2020': (customer, partner) => `通过工单解除账号 ${customer} 与伙伴 ${partner} 的关联关系:工单内容与附件`,
  },
  ticket: {
    'over-limit-by-partner': (facts) => [
      `我方为华为云伙伴,账号名 ${facts.partner}。账号名为 ${facts.customer} 的客户与我方存在关联关系。`,
      '我方希望与该客户解除关联关系,但解除关联申请的次数已达上限。',
      limit,
      requests(facts),
      '请协助解除关联关系,或告知所需的步骤和材料。',
      notKnown,
      own,
    ],
    'over-limit-by-customer': (facts) => [
      `我方为华为云客户,账号名 ${facts.customer},与账号名为 ${facts.partner} 的伙伴存在关联关系。`,
      '我方希望与该伙伴解除关联关系,但解除关联申请的次数已达上限。',
      limit,
      '请协助解除关联关系,或告知所需的步骤和材料。',
      notKnown,
      own,
    ],
    'route-2020': (facts) => [
      `我方为华为云客户,账号名 ${facts.customer},与账号名为 ${facts.partner} 的伙伴存在关联关系。`,
      '我方申请与该伙伴解除关联关系。伙伴已同意,见附件中其邮件的截图。',
      own,
    ],
  },
  mail: {
    'over-limit-by-customer': (facts) => ({
      opening: [
        ours,
        '',
        `贵方希望账号 ${facts.customer} 与我们(${facts.partner})解除关联关系,但三个月内三次申请的上限已达到。超出后可以提交工单或联系客服:`,
        '',
        '1. 登录华为云。',
        '2. 打开“Service Tickets > Create Service Ticket”(工单 > 新建工单),选择合适的类型;具体应选哪一类,文档中没有说明。',
        '3. 粘贴以下内容,核对后提交。',
      ],
      beforeText: '工单内容:',
      afterText: [requests(facts), '此类工单是否须附我们的同意邮件,文档中没有说明。如华为云需要,请联系我们。', never],
    }),
    'route-2020': (facts) => ({
      opening: [
        ours,
        '',
        `贵方希望账号 ${facts.customer} 与我们(${facts.partner})解除关联关系。按照华为云 2020 年的说明,由贵方(客户)提交工单,我们(伙伴)不能代为提交:`,
        '',
        '1. 登录华为云。',
        '2. 打开“Service Tickets > Create Service Ticket”(工单 > 新建工单)。',
        '3. 选择“Partners > Partner Registration”(伙伴 > 伙伴注册)。',
        '4. 粘贴以下内容,并附上证明我们同意的邮件图片。',
        '5. 核对后提交。',
        '',
        facts.attached.length === 0
          ? '本邮件没有附件:请对贵方收到的同意邮件截图,并作为工单附件。'
          : `本邮件的附件:${facts.attached.map((file) => files[file]).join('、')}。`,
        ...(facts.attached.length > 0 && !facts.attached.includes('picture')
          ? ['此处无法生成图片:请对贵方收到的同意邮件截图,并作为工单附件。']
          : []),
      ],
      beforeText: '工单内容:',
      afterText: [
        '该途径见于 2020-10-10 的页面;同一页面的后续版本(2024-07-29)不再说明该途径。目前双方在控制台确认:“My Account > My Partner”(账号中心 > 我的伙伴)。如果没有该工单类型,请使用上述途径或咨询客服。',
        never,
      ],
    }),
  },
  source: {
    limit: '以下页面(英文,无日期,查阅于 2026-11-21)为准:',
    route: '以下页面(英文,2020-10-10)为准:',
  },
};
