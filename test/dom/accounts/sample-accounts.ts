import type { AccountSummary, CallResult } from '../../../src/contract/accounts.ts';
import type { AccountId } from '../../../src/core/account/account.ts';
import { account as practiceId } from '../../fakes/desk/rows.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';

export const realId = 'account-1' as AccountId;
export const practice: AccountSummary = {
  account: practiceId,
  name: 'Acme Cloud',
  colour: 'teal',
  site: 'intl',
  partnerType: 'csp',
  connection: 'sandbox',
  endpoint: 'http://127.0.0.1:1',
  gatewayEndpoint: 'http://127.0.0.1:1',
  signInAddress: null,
  callsPerSecond: 5,
  network: null,
  proxySignIn: false,
  keys: 'kept',
  fault: null,
  removable: false,
};
export const real: AccountSummary = {
  ...practice,
  account: realId,
  name: 'Aurora',
  colour: 'violet',
  partnerType: 'distributor',
  connection: 'huawei-cloud',
  endpoint: 'https://bss-intl.myhuaweicloud.com',
  gatewayEndpoint: null,
  network: { proxy: { kind: 'system' }, authorities: [] },
  removable: true,
};
export const works = (call: CallResult['call']): CallResult => ({ call, outcome: 'works', fault: null, milliseconds: 12 });

/** A desk in memory with these accounts; the desks of all but those with a fault can be opened. */
export function deskWith(...accounts: AccountSummary[]): FakeDesk & { accounts: AccountSummary[] } {
  const desk = fakeDesk();
  const now = { ...desk, accounts };
  desk.answer('accounts.list', () => now.accounts);
  desk.answer('accounts.left', () => ({ fault: null, folders: [], archive: '/profile/archive' }));
  desk.answer('desk.app', () => ({
    version: '0.1.0',
    shell: 'none',
    secrets: { kind: 'memory', name: 'memory only' },
    accounts: now.accounts
      .filter(({ fault }) => fault === null)
      .map(({ account, name, colour, site, connection }) => ({ account, name, colour, site, simulated: connection === 'sandbox' })),
    playAddress: null,
  }));
  desk.answer('desk.status', ({ account }: { account: AccountId }) => {
    const shown = now.accounts.find((each) => each.account === account);
    return { ...desk.state.status, account, name: shown?.name ?? '', simulated: shown?.connection === 'sandbox' };
  });
  return now;
}
