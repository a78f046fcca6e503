import type { CaseId } from '../../../src/core/case/case.ts';
import { CustomerId } from '../../../src/core/customer/customer.ts';
import { addCustomer, type KeptDesk, keptDesk } from '../backup/kept-desk.ts';

/** Everything personal about one customer, each text rare enough to be searched for byte by byte. */
export const told = {
  id: '5b1e0c2f9d3a4e71aabbccddeeff0011',
  accountName: 'qzxwvu-hk-Grünfeld',
  name: 'Zyxwvutia 曌龘公司',
  stated: 'stated-person@zyxwvutia.example',
  note: 'Telephoned about the Quizzaciously inheritance',
  reason: 'Their Fjordbank closes',
  covering: 'Dear Ms Quetzalcoatlus',
  fact: 'Seen at Llanfairpwllgwyngyll',
  sender: 'Oberhofmeisterin 諸葛',
  mailPlain: 'Wirtschaftswunderkind greets',
  mailBase64: 'base64 hides the Xylographer 饕餮',
  mailQuoted: 'quoted printable hides Æthelstan the Ünready',
  attachment: 'attachment of the Zwischenzug',
} as const;
export const texts: readonly string[] = Object.values(told);

const customerId = CustomerId.parse(told.id);

/** A profile whose desk knows much about one customer among others; its only request is closed. */
export async function toldDesk(): Promise<KeptDesk & { readonly caseId: CaseId }> {
  const desk = await keptDesk(12);
  const { client, account } = desk;
  const identity = { accountName: 'aurora', email: 'partner@aurora.example' };
  await client.settings.setPartner({ account, ...identity, accountNameAgain: identity.accountName, emailAgain: identity.email });
  const { accountName, name } = told;
  const common = { association: 'reseller', frozen: false, seenOn: '2026-11-20', note: told.note } as const;
  await client.imports.addCustomer({ account, customerId, accountName, name, ...common });
  const { caseId } = await client.requests.prepare({ account, customerId });
  await client.requests.saveReason({ account, caseId, reason: told.reason });
  await client.requests.note({ account, caseId, note: told.note });
  await client.consent.stateRecipient({ account, customerId, email: told.stated, note: told.note });
  await client.consent.setNote({ account, customerId, note: told.covering });
  await client.facts.state({
    account,
    subject: customerId,
    kind: 'arrears',
    value: false,
    seenOn: '2026-11-20',
    note: told.fact,
    told: null,
  });
  for (const way of ['file', 'mail', 'copy'] as const) await client.consent.deliver({ account, customerId, caseId, way });
  await dropLetter(desk, caseId);
  for await (const step of await client.evidence.seal({ account, caseId, pictures: false })) if (step.step === 'done') break;
  await client.requests.cancel({ account, caseId, reason: told.reason });
  for (let number = 20; number < 30; number += 1) await addCustomer(client, account, number);
  return Object.assign(desk, { caseId });
}

/** A letter of the customer whose parts are written in every way that mail has. */
async function dropLetter({ client, account }: KeptDesk, caseId: CaseId): Promise<void> {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const part = (head: string, body: string) => ['--edge', head, '', body].join('\r\n');
  const quoted = [...Buffer.from(told.mailQuoted)].map((byte) =>
    byte > 126 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte),
  );
  const letter = [
    `From: =?UTF-8?B?${base64(told.sender)}?= <${told.stated}>`,
    'To: partner@aurora.example',
    `Subject: =?UTF-8?Q?${quoted.join('').replaceAll(' ', '_')}?=`,
    'Message-ID: <told-1@zyxwvutia.example>',
    'Date: Fri, 20 Nov 2026 08:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=edge',
    '',
    part('Content-Type: text/plain; charset=utf-8', told.mailPlain),
    part('Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64', base64(told.mailBase64)),
    part('Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable', quoted.join('')),
    part('Content-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt', told.attachment),
    '--edge--',
    '',
  ].join('\r\n');
  const bytes = Buffer.from(letter);
  const { dropId } = await client.mails.begin({ account, name: 'told.eml', size: bytes.length });
  await client.mails.part({ account, dropId, offset: 0, content: bytes.toString('base64') });
  await client.mails.propose({ account, dropId, caseId, customerId });
  await client.mails.file({ account, dropId, kind: 'answer', direction: 'received', customerId, caseId });
}

export const eraseTold = ({ client, account }: KeptDesk) =>
  client.erasure.erase({ account, customerId, typedName: told.accountName, reason: 'A letter of 20 November asked for it' });
export { customerId as toldId };
