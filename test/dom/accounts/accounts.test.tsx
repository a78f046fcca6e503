import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { openAccount } from '../../../src/renderer/bridge/open-account.ts';
import { openDesk } from '../desk-page.tsx';
import { deskWith, practice, real, realId, works } from './sample-accounts.ts';

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  openAccount(practice.account);
});

const shown = (name: RegExp) => screen.findByRole('button', { name });
const isPractice = /^Account: Acme Cloud · intl SIMULATED/;
const isReal = /^Account: Aurora · intl$/;

describe('The open account', () => {
  it('is named in the frame and switched by its menu', async () => {
    const { user } = await openDesk('/', deskWith(practice, real));
    await user.click(await shown(isPractice));
    await user.click(await screen.findByRole('menuitem', { name: 'Aurora · intl' }));
    expect(await shown(isReal)).toBeTruthy();
    await waitFor(() => expect(screen.queryByText(/SIMULATED/)).toBeNull());
  });

  it('is switched by keys to the same page of the other; Back leads to the account where one was', async () => {
    const { user, router, desk } = await openDesk('/customers/c000007', deskWith(practice, real));
    await shown(isPractice);
    await user.keyboard('g2');
    await shown(isReal);
    expect(router.state.location.pathname).toBe('/customers');
    await waitFor(() => expect(desk.calls.some(({ path, input }) => path === 'customers.page' && has(input, realId))).toBe(true));
    router.history.back();
    await shown(isPractice);
    await waitFor(() => expect(router.state.location.pathname).toBe('/customers/c000007'));
    router.history.forward();
    await shown(isReal);
  });

  it('is switched from the palette', async () => {
    const { user } = await openDesk('/', deskWith(practice, real));
    await shown(isPractice);
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Search or command' }), 'switch to aur');
    await user.keyboard('{Enter}');
    await shown(isReal);
  });

  it('is followed by a notice that is about another one', async () => {
    const desk = deskWith(practice, real);
    const { router } = await openDesk('/', desk);
    await shown(isPractice);
    desk.tell({ topic: 'open', account: realId, id: '/customers' });
    await shown(isReal);
    await waitFor(() => expect(router.state.location.pathname).toBe('/customers'));
  });

  it('that is removed elsewhere gives way to another', async () => {
    const desk = deskWith(practice, real);
    const { user } = await openDesk('/', desk);
    await shown(isPractice);
    await user.keyboard('g2');
    await shown(isReal);
    desk.accounts = [practice];
    desk.tell({ topic: 'accounts', account: null, id: null });
    await shown(isPractice);
  });

  it('whose keys are missing leads to where they are given', async () => {
    const desk = deskWith(practice);
    desk.state.status = { ...desk.state.status, reach: { state: 'offline', since: null, fault: { code: 'keys-missing' } } };
    await openDesk('/', desk);
    expect((await screen.findByRole('link', { name: 'Give them again' })).getAttribute('href')).toContain('/accounts/');
    expect(screen.getByText(/The keys of this account are missing: give them again/)).toBeTruthy();
  });
});

describe('The accounts', () => {
  it('are listed with what each needs; one that cannot be opened says why and can be tried again', async () => {
    const broken = { ...real, name: 'Broken', account: 'account-2' as typeof realId, fault: { code: 'store-damaged' } } as const;
    const desk = deskWith(practice, { ...real, keys: 'missing' }, broken);
    desk.answer('accounts.openAgain', () => ({}));
    const { user } = await openDesk('/accounts', desk);
    const items = await screen.findAllByRole('listitem');
    const card = (name: string) => items.find((item) => item.textContent?.includes(name)) as HTMLElement;
    expect(card('Aurora').textContent).toContain('Keys missing: give them again');
    expect(card('Broken').textContent).toContain('The database on this computer is damaged.');
    expect(within(card('Broken')).queryByRole('button', { name: /^Open/ })).toBeNull();
    await user.click(within(card('Broken')).getByRole('button', { name: 'Try to open it again' }));
    await waitFor(() => expect(desk.calls.some(({ path }) => path === 'accounts.openAgain')).toBe(true));
  });

  it('say where files are that are in no list', async () => {
    const desk = deskWith(practice);
    desk.answer('accounts.left', () => ({
      fault: { code: 'store-damaged', detail: { setAside: '/profile/accounts.json.set-aside' } },
      folders: ['/profile/accounts/account-9'],
      archive: '/profile/archive',
    }));
    await openDesk('/accounts', desk);
    expect(await screen.findByText('/profile/accounts.json.set-aside')).toBeTruthy();
    expect(screen.getByText('/profile/accounts/account-9')).toBeTruthy();
  });
});

describe('One account', () => {
  it('that comes with the app cannot be changed or removed, and says so', async () => {
    await openDesk(`/accounts/${practice.account}`, deskWith(practice));
    expect(screen.getByText(/This account comes with the app: it cannot be changed or removed/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
    expect(screen.queryByLabelText('Name')).toBeNull();
  });

  it('is renamed; its addresses and colour are kept', async () => {
    const desk = deskWith(practice, real);
    desk.answer('accounts.change', (input: { name: string }) => {
      desk.accounts = [practice, { ...real, name: input.name }];
      desk.tell({ topic: 'accounts', account: null, id: null });
      return desk.accounts[1];
    });
    const { user } = await openDesk(`/accounts/${realId}`, desk);
    const name = screen.getByLabelText('Name');
    await user.clear(name);
    await user.type(name, 'Aurora North');
    await user.click(screen.getByRole('button', { name: 'Keep' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Aurora North' })).toBeTruthy();
    expect(await screen.findByText('Kept')).toBeTruthy();
    expect(desk.calls.find(({ path }) => path === 'accounts.change')?.input).toEqual({
      account: realId,
      name: 'Aurora North',
      colour: 'violet',
      endpoint: null,
      gatewayEndpoint: null,
      signInAddress: null,
      callsPerSecond: 5,
      network: { proxy: { kind: 'system' } },
    });
  });

  it('is tested again with the keys that are kept', async () => {
    const desk = deskWith(practice, real);
    desk.answer('accounts.tryKept', () => [works('customers'), works('budgets')]);
    const { user } = await openDesk(`/accounts/${realId}`, desk);
    await user.click(screen.getByRole('button', { name: 'Test now' }));
    expect(await screen.findAllByRole('row', { name: /works/ })).toHaveLength(2);
  });

  it('keeps its old keys until new ones work, and forgets what was typed once they do', async () => {
    const desk = deskWith(practice, real);
    desk.fail('accounts.setKeys', { code: 'wrong-keys' });
    const { user } = await openDesk(`/accounts/${realId}`, desk);
    expect(screen.getByText(/the old ones stay in use until these work/)).toBeTruthy();
    await user.type(screen.getByLabelText('Access key (AK)'), 'AK');
    await user.type(screen.getByLabelText('Secret key (SK)'), 'SK');
    await user.click(screen.getByRole('button', { name: 'Try and keep' }));
    expect(await screen.findByText('Nothing was changed.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Secret key (SK)').value).toBe('SK');
    desk.fail('accounts.setKeys', null);
    desk.answer('accounts.setKeys', () => real);
    await user.click(screen.getByRole('button', { name: 'Try and keep' }));
    expect(await screen.findByText(/the new keys are in use/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Secret key (SK)').value).toBe('');
  });

  it('is removed when its name is typed; it says what is lost, what stays and where, and how to check it', async () => {
    const desk = deskWith(practice, real);
    desk.answer('accounts.remove', () => {
      desk.accounts = [practice];
      desk.tell({ topic: 'accounts', account: null, id: null });
      return { archive: "/profile/archive/it's.jsonl", sha256: 'ab'.repeat(32) };
    });
    const { user, router } = await openDesk(`/accounts/${realId}`, desk);
    expect(await screen.findByText(/the readings of 240 customers/)).toBeTruthy();
    expect(screen.getByText('/profile/archive')).toBeTruthy();
    await user.type(screen.getByLabelText('Type the name to remove it: Aurora'), 'Auror');
    await user.click(screen.getByRole('button', { name: 'Remove Aurora' }));
    expect(screen.getByText('This is not the name, letter by letter.')).toBeTruthy();
    expect(desk.calls.some(({ path }) => path === 'accounts.remove')).toBe(false);
    await user.type(screen.getByLabelText('Type the name to remove it: Aurora'), 'a');
    await user.click(screen.getByRole('button', { name: 'Remove Aurora' }));
    expect(await screen.findByText("/profile/archive/it's.jsonl")).toBeTruthy();
    expect(screen.getByText('ab'.repeat(32))).toBeTruthy();
    expect(screen.getByText("sed '$d' '/profile/archive/it'\\''s.jsonl' | openssl dgst -sha256")).toBeTruthy();
    expect(router.state.location.pathname).toBe('/accounts');
    await user.click(screen.getByRole('button', { name: 'I have noted it' }));
    expect(screen.queryByText('ab'.repeat(32))).toBeNull();
  });

  it('that is not here says so', async () => {
    await openDesk('/accounts/account-77', deskWith(practice));
    expect(await screen.findByText('This account is not here, or no longer.')).toBeTruthy();
  });
});

const has = (input: unknown, account: string) =>
  typeof input === 'object' && input !== null && 'account' in input && input.account === account;
