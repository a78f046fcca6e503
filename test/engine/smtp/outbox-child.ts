import 'temporal-polyfill/global';
import { createRouterClient } from '@orpc/server';
import { AccountId } from '../../../src/core/account/account.ts';
import { MailId } from '../../../src/core/mail/mail.ts';
import type { MailServer } from '../../../src/core/ports.ts';
import { compose } from '../../../src/engine/compose.ts';
import { fakeHost } from '../../fakes/host.ts';

/** What the child does with the profile: sends a first letter, looks at the outbox, or sends what it finds there once more. */
export interface OutboxJob {
  readonly profile: string;
  readonly server: MailServer;
  readonly task: 'first' | 'look' | 'again';
}

// A whole engine on a profile without a partner; it is ended from outside, or ends when its task is done.
const { profile, server, task } = JSON.parse(process.argv[2] ?? '') as OutboxJob;
const account = AccountId.parse('by-hand');
const engine = await compose({
  profile,
  host: fakeHost(),
  clock: { now: () => new Date().toISOString() },
  shell: 'none',
  version: '0.0.0',
  accounts: [
    { account, name: 'By hand', colour: 'blue', site: 'intl', partnerType: 'reseller', kind: 'manual', signInAddress: null, secrets: {} },
  ],
});
const client = createRouterClient(engine.router);
// The secrets of a fake desktop end with it.
await client.mailServer.set({ account, ...server, signIn: { kind: 'password', user: 'desk', password: 'correct horse' } });
if (task === 'first') {
  await client.settings.setPerson({ account, role: 'account-manager', operator: 'Ann Lee' });
  const partner = { accountName: 'acme', accountNameAgain: 'acme', email: 'desk@partner.example', emailAgain: 'desk@partner.example' };
  await client.settings.setPartner({ account, ...partner });
  const seen = { customerId: '', accountName: 'customer-1', name: 'Customer One', association: 'reseller', frozen: false } as const;
  const { customerId } = await client.imports.addCustomer({ account, ...seen, seenOn: '2026-11-20', note: '' });
  await client.consent.stateRecipient({ account, customerId, email: 'owner@customer.example', note: '' });
  await client.consent.send({ account, customerId, caseId: null, again: false });
}
const { rows } = await client.outbox.list({ account });
if (task === 'again') await client.outbox.sendNow({ account, mailId: MailId.parse(rows[0]?.id), again: true });
process.stdout.write(`${JSON.stringify(rows.map(({ state }) => state))}\n`);
await engine.stop();
