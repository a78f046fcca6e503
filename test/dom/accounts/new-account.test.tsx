import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountPlan, Keys } from '../../../src/contract/accounts.ts';
import { openAccount } from '../../../src/renderer/bridge/open-account.ts';
import { forgetDraft } from '../../../src/renderer/features/accounts/draft.ts';
import { openDesk } from '../desk-page.tsx';
import { deskWith, practice, real, realId, works } from './sample-accounts.ts';

const button = (name: string) => screen.getByRole('button', { name });
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name);
const step = (name: RegExp) => screen.findByRole('heading', { level: 2, name });

beforeEach(() => {
  forgetDraft();
  sessionStorage.clear();
  localStorage.clear();
  openAccount(practice.account);
});

/** Walks to the step with the keys. */
async function toAccess(kind: RegExp, type = /^Distributor/) {
  const desk = deskWith(practice);
  const page = await openDesk('/accounts/new', desk);
  const { user } = page;
  await user.click(await screen.findByRole('radio', { name: kind }));
  await user.click(button('Next'));
  await step(/^Step 2/);
  await user.click(screen.getByRole('radio', { name: type }));
  await user.type(await field('Name'), 'Aurora');
  await user.click(screen.getByRole('radio', { name: 'Violet' }));
  await user.click(button('Next'));
  await step(/^Step 3/);
  return { ...page, desk };
}

describe('Adding an account', () => {
  it.each([
    [/with API keys/, 'there is no public API for that'],
    [/company’s gateway/, 'The company answers for its gateway and the vendor’s terms.'],
    [/by hand/, 'what nobody imported or stated is unknown'],
  ])('says what the app can do and what it cannot: %s', async (kind, sentence) => {
    const { user } = await openDesk('/accounts/new', deskWith(practice));
    expect(screen.getByText(/no public API to request or decide a disassociation/)).toBeTruthy();
    await user.click(await screen.findByRole('radio', { name: kind }));
    expect(screen.getByText((text) => text.includes(sentence))).toBeTruthy();
  });

  it('asks for what is missing at each step and loses nothing', async () => {
    const { user } = await openDesk('/accounts/new', deskWith(practice));
    await user.click(button('Next'));
    expect(screen.getByRole('alert').textContent).toBe('Choose one of them.');
    await user.click(screen.getByRole('radio', { name: /with API keys/ }));
    await user.click(button('Next'));
    await step(/^Step 2/);
    await user.type(await field('Name'), 'Aurora');
    await user.click(button('Next'));
    expect(screen.getByRole('alert').textContent).toBe('Choose your partner type.');
    expect((await field('Name')).value).toBe('Aurora');
    await user.click(button('Previous step'));
    expect(((await screen.findByRole('radio', { name: /with API keys/ })) as HTMLInputElement).checked).toBe(true);
  });

  it('tells a reseller that it may not call the API, and offers to work by hand', async () => {
    const { user } = await openDesk('/accounts/new', deskWith(practice));
    await user.click(await screen.findByRole('radio', { name: /with API keys/ }));
    await user.click(button('Next'));
    await user.click(await screen.findByRole('radio', { name: /Cloud reseller/ }));
    await user.type(await field('Name'), 'Birch');
    await user.click(button('Next'));
    expect(screen.getByRole('alert').textContent).toContain('a reseller may not');
    await user.click(button('Work by hand'));
    await user.click(button('Next'));
    await step(/^Step 3/);
    expect(screen.getByText(/No key is needed/)).toBeTruthy();
    expect(screen.queryByLabelText('Secret key (SK)')).toBeNull();
  });

  it('says where keys are found, which items they need with source and date, and that acting ones are untested', async () => {
    await toAccess(/with API keys/);
    expect(screen.getByText(/Not documented here: on which page/)).toBeTruthy();
    const table = within(screen.getByRole('table'));
    const row = (name: RegExp) => table.getByRole('row', { name }).textContent;
    expect(row(/^List of customers/)).toContain('BPC_ITEM_SUBCUSTSERV_010100');
    expect(row(/^List of customers/)).toContain('dated 2025-11-20');
    expect(row(/^List of resellers, Unpaid orders, Resources, Budgets/)).toContain('The sources name none.');
    expect(row(/^Unfreeze customers/)).toContain('untested');
    const signIn = await field('Sign-in address of Partner Center');
    expect(signIn.value).toBe('');
  });

  it.each([
    ['Address of the API', 'http://partner.example', /Must begin with https/],
    ['Sign-in address of Partner Center', 'http://partner.example', /Must begin with https/],
    ['Calls a second, of each API', '11', /from 1 to 10/],
  ])('refuses what cannot be used: %s %s', async (name, value, problem) => {
    const { user } = await toAccess(/with API keys/);
    await user.clear(await field(name));
    await user.type(await field(name), value);
    await user.type(await field('Access key (AK)'), 'AK');
    await user.type(await field('Secret key (SK)'), 'SK');
    await user.click(button('Test the connection'));
    expect(screen.getByRole('alert').textContent).toMatch(problem);
    expect((await field(name)).value).toBe(value);
  });

  it('tests each reading call, tells each fault with what to do, and saves; no key stays anywhere', async () => {
    const { user, desk, queryClient } = await toAccess(/with API keys/);
    desk.answer('accounts.tryPlan', () => [
      works('customers'),
      { call: 'orders', outcome: 'refused', fault: { code: 'forbidden' }, milliseconds: 30 },
      { call: 'budgets', outcome: 'failed', fault: { code: 'timeout' }, milliseconds: 10_000 },
      { call: 'resources', outcome: 'skipped', fault: null, milliseconds: 0 },
    ]);
    await user.type(await field('Access key (AK)'), 'THE-ACCESS-KEY');
    const secret = await field('Secret key (SK)');
    expect(secret.type).toBe('password');
    await user.type(secret, 'THE-SECRET-KEY');
    await user.click(button('Test the connection'));
    expect((await screen.findByRole('row', { name: /List of customers works 12 ms/ })).textContent).toBeTruthy();
    // The open desk is the practice partner's, and says so at the top.
    expect(screen.getByText(/This is not simulated, whatever desk is open: the calls go to https:/)).toBeTruthy();
    expect(screen.getByRole('row', { name: /Unpaid orders refused/ }).textContent).toContain('Ask the partner administrator');
    expect(screen.getByRole('row', { name: /Budgets failed/ }).textContent).toContain('did not answer in time');
    expect(screen.getByRole('row', { name: /Resources not tried/ }).textContent).toContain('the listing gave none');

    desk.answer('accounts.add', () => {
      desk.accounts = [practice, real];
      return real;
    });
    await user.click(button('Save although not everything works'));
    expect(await screen.findByRole('button', { name: /^Account: Aurora/ })).toBeTruthy();
    const added = desk.calls.find(({ path }) => path === 'accounts.add')?.input as { plan: AccountPlan; keys: Keys };
    expect(added.plan).toMatchObject({
      kind: 'huawei-cloud',
      name: 'Aurora',
      colour: 'violet',
      partnerType: 'distributor',
      signInAddress: null,
    });
    expect(added.keys).toMatchObject({ accessKey: 'THE-ACCESS-KEY', secretKey: 'THE-SECRET-KEY' });
    const kept = JSON.stringify([
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ queryKey, state }) => [queryKey, state.data]),
      queryClient
        .getMutationCache()
        .getAll()
        .map(({ state }) => [state.variables, state.data]),
      { ...localStorage },
      { ...sessionStorage },
    ]);
    expect(kept).toContain(realId);
    expect(kept).not.toMatch(/THE-(ACCESS|SECRET)-KEY/);
  });

  it('keeps what was typed when one goes back from the keys, but forgets the keys', async () => {
    const { user } = await toAccess(/with API keys/);
    await user.type(await field('Sign-in address of Partner Center'), 'https://partner.example/');
    await user.type(await field('Access key (AK)'), 'AK');
    await user.click(button('Previous step'));
    await step(/^Step 2/);
    await user.click(button('Next'));
    await step(/^Step 3/);
    expect((await field('Sign-in address of Partner Center')).value).toBe('https://partner.example/');
    expect((await field('Access key (AK)')).value).toBe('');
  });

  it('says when a name is taken, and everything is still there', async () => {
    const { user, desk } = await toAccess(/by hand/);
    await user.click(button('Look over'));
    expect(await screen.findByText(/nothing to test/)).toBeTruthy();
    desk.fail('accounts.add', { code: 'invalid-input', detail: { field: 'name', reason: 'taken' } });
    await user.click(button('Save account'));
    expect((await screen.findByRole('alert')).textContent).toContain('one that looks like it');
    expect(screen.getByText('Aurora')).toBeTruthy();
  });

  it('is done by keyboard alone; each step says where one is', async () => {
    const desk = deskWith(practice);
    desk.answer('accounts.add', () => {
      desk.accounts = [practice, { ...real, connection: 'manual' }];
      return desk.accounts[1];
    });
    const { user } = await openDesk('/accounts/new', desk);
    const tabTo = async (wanted: HTMLElement) => {
      for (let stops = 0; stops < 60 && document.activeElement !== wanted; stops += 1) await user.tab();
      expect(document.activeElement).toBe(wanted);
    };
    const press = async (name: string, key: string) => {
      await tabTo(button(name));
      await user.keyboard(key);
    };
    await tabTo(screen.getByRole('radio', { name: /with API keys/ }));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await press('Next', '{Enter}');
    expect(document.activeElement).toBe(await step(/^Step 2 of 4: Partner/));
    await tabTo(screen.getByRole('radio', { name: /Cloud solution provider/ }));
    await user.keyboard(' ');
    await tabTo(await field('Name'));
    await user.keyboard('Birch{Enter}');
    await waitFor(async () => expect(document.activeElement).toBe(await step(/^Step 3 of 4: Access/)));
    await press('Look over', ' ');
    await waitFor(async () => expect(document.activeElement).toBe(await step(/^Step 4 of 4/)));
    await press('Save account', '{Enter}');
    expect(await screen.findByRole('button', { name: /^Account: Aurora/ })).toBeTruthy();
    expect(desk.calls.find(({ path }) => path === 'accounts.add')?.input).toMatchObject({
      plan: { kind: 'manual', name: 'Birch', partnerType: 'csp' },
    });
  });

  it('leads back to the first open step when an address names a later one', async () => {
    const { router } = await openDesk('/accounts/new?step=test', deskWith(practice));
    await step(/^Step 1/);
    await waitFor(() => expect(router.state.location.pathname).toBe('/accounts/new'));
  });
});
