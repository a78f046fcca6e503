import 'temporal-polyfill/global';
import { createRouterClient } from '@orpc/server';
import { AccountId } from '../../../src/core/account/account.ts';
import { compose } from '../../../src/engine/compose.ts';
import { AccountConnection } from '../../../src/engine/connection.ts';
import { fakeHost } from '../../fakes/host.ts';

/** An engine over a profile that files a mail, seals its case, and never comes to the end of drawing it. Ended from outside. */
const [profile = ''] = process.argv.slice(2);
const account = AccountId.parse('by-hand');
const connection = AccountConnection.parse({
  kind: 'manual',
  account,
  name: 'Acme Resale',
  site: 'intl',
  partnerType: 'reseller',
  signInAddress: null,
  secrets: {},
});
const host = fakeHost();
host.print = () => {
  process.stdout.write('drawing\n');
  return new Promise(() => {});
};
const clock = { now: () => '2026-11-22T01:30:00.000Z' };
const engine = await compose({ profile, host, clock, shell: 'none', version: '0.0.0', accounts: [connection] });
const { settings, imports, requests, mails, evidence } = createRouterClient(engine.router);
await settings.setPerson({ account, role: 'administrator', operator: 'Ann Lee' });
const seen = { name: 'Acme', association: 'reseller', frozen: false, seenOn: '2026-11-21', note: '' } as const;
const { customerId } = await imports.addCustomer({ account, customerId: '', accountName: 'acme-hk', ...seen });
const { caseId } = await requests.prepare({ account, customerId });
const raw = Buffer.from('From: kim@example.test\r\nSubject: Application\r\n\r\nA secret word: quicksilver.\r\n');
const { dropId } = await mails.begin({ account, name: 'application.eml', size: raw.length });
await mails.part({ account, dropId, offset: 0, content: raw.toString('base64') });
await mails.propose({ account, dropId, caseId, customerId });
await mails.file({ account, dropId, kind: 'application', direction: 'received', customerId, caseId });
for await (const { step } of await evidence.seal({ account, caseId, pictures: true })) process.stdout.write(`${step}\n`);
