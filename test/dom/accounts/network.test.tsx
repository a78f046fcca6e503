import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountPlan, AccountSummary, Keys } from '../../../src/contract/accounts.ts';
import { openAccount } from '../../../src/renderer/bridge/open-account.ts';
import { forgetDraft } from '../../../src/renderer/features/accounts/draft.ts';
import { openDesk } from '../desk-page.tsx';
import { deskWith, practice, real, realId, works } from './sample-accounts.ts';

const pem = '-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----\n';
const authority = { subject: 'Company Authority', validFrom: '2026-01-01T00:00:00Z', validTo: '2036-01-01T12:00:00Z', authority: true };
const field = (name: string | RegExp) => screen.getByLabelText<HTMLInputElement>(name);
const button = (name: string) => screen.getByRole('button', { name });
const network = () => within(screen.getByRole('region', { name: 'Network', hidden: true }));
const proxy = (name: RegExp) => network().getByRole('radio', { name, hidden: true });
const authoritiesField = 'Your company’s own certificate authorities (PEM)';

beforeEach(() => {
  forgetDraft();
  sessionStorage.clear();
  localStorage.clear();
  openAccount(practice.account);
});

async function toAccess(kind: RegExp) {
  const desk = deskWith(practice);
  desk.answer('accounts.certificates', () => [authority]);
  desk.answer('accounts.tryPlan', () => [works('customers')]);
  const page = await openDesk('/accounts/new', desk);
  const { user } = page;
  await user.click(await screen.findByRole('radio', { name: kind }));
  await user.click(button('Next'));
  await user.click(await screen.findByRole('radio', { name: /^Distributor/ }));
  await user.type(field('Name'), 'Aurora');
  await user.click(button('Next'));
  await screen.findByRole('heading', { level: 2, name: /^Step 3/ });
  await user.type(field('Access key (AK)'), 'AK');
  await user.type(field('Secret key (SK)'), 'SK');
  return { ...page, desk };
}
const tried = (desk: ReturnType<typeof deskWith>) =>
  desk.calls.find(({ path }) => path === 'accounts.tryPlan')?.input as { plan: AccountPlan; keys: Keys } | undefined;

describe('The network of a new account', () => {
  it('is as the system says until somebody says otherwise, and says that certificates are never ignored', async () => {
    const { user, desk } = await toAccess(/with API keys/);
    expect((proxy(/As the system says/) as HTMLInputElement).checked).toBe(true);
    expect(network().getByText(/Certificates are never ignored/)).toBeTruthy();
    await user.click(button('Test the connection'));
    await screen.findByRole('row', { name: /List of customers works/ });
    expect(tried(desk)?.plan.network).toEqual({ proxy: { kind: 'system' }, certificates: '' });
    expect(tried(desk)?.keys.proxySignIn).toBeUndefined();
  });

  it('is tested with the proxy, its sign-in and the authority that were given; the password stays nowhere', async () => {
    const { user, desk, queryClient } = await toAccess(/with API keys/);
    await user.click(proxy(/This one/));
    await user.type(field('Address of the proxy'), 'proxy.example:8080');
    await user.type(field('Name at the proxy'), 'li.wei');
    expect(field('Password at the proxy').type).toBe('password');
    await user.type(field('Password at the proxy'), 'THE-PASSWORD');
    await user.click(field(authoritiesField));
    await user.paste(pem);
    const found = await screen.findByRole('list', { name: 'Certificates found in it', hidden: true });
    expect(found.textContent).toMatch(/Company Authority valid until 2036-01-0[12]/);
    await user.click(button('Test the connection'));
    await screen.findByRole('row', { name: /List of customers works/ });
    expect(tried(desk)?.plan.network).toEqual({ proxy: { kind: 'fixed', address: 'http://proxy.example:8080' }, certificates: pem.trim() });
    expect(tried(desk)?.keys.proxySignIn).toEqual({ name: 'li.wei', password: 'THE-PASSWORD' });
    const kept = JSON.stringify([
      queryClient
        .getMutationCache()
        .getAll()
        .map(({ state }) => state.variables),
      { ...sessionStorage },
      { ...localStorage },
    ]);
    expect(kept).not.toContain('THE-PASSWORD');
  });

  it.each([
    ['a proxy with a path', 'Address of the proxy', 'http://proxy.example/path', /Type host and port/],
    ['a proxy with a name in it', 'Address of the proxy', 'http://me@proxy.example', /Type host and port/],
    ['a password without a name', 'Password at the proxy', 'secret', /Give the name that belongs to the password/],
    ['what is no certificate', authoritiesField, 'hello', /This is no certificate/],
    ['a private key', authoritiesField, '-----BEGIN PRIVATE KEY-----', /A private key stands in it/],
  ])('is not gone on with by %s, and Advanced stays open while it is put right', async (_, name, typed, problem) => {
    const { user, desk } = await toAccess(/with API keys/);
    await user.click(proxy(/This one/));
    if (name !== 'Address of the proxy') await user.type(field('Address of the proxy'), 'http://proxy.example:8080');
    await user.type(field(name), typed);
    await user.click(button('Test the connection'));
    expect(screen.getByRole('alert').textContent).toMatch(problem);
    const advanced = screen.getByText(/^Advanced/).closest('details');
    expect(advanced?.open).toBe(true);
    await user.clear(field(name));
    expect(advanced?.open).toBe(true);
    expect(field(name).isConnected).toBe(true);
    expect(tried(desk)).toBeUndefined();
  });

  it('says what the engine says of a certificate that cannot be read', async () => {
    const { user, desk } = await toAccess(/with API keys/);
    desk.fail('accounts.certificates', { code: 'certificate-refused', detail: { reason: 'own-certificates' } });
    await user.click(field(authoritiesField));
    await user.paste(pem);
    expect(await screen.findByText(/The certificates given for this account cannot be read/)).toBeTruthy();
  });

  it('takes authorities from files, one after another, in text or in binary', async () => {
    const { user } = await toAccess(/with API keys/);
    const choose = field(`${authoritiesField}: or choose a file`);
    await user.upload(choose, new File([pem], 'one.pem'));
    await screen.findByRole('list', { name: 'Certificates found in it', hidden: true });
    await user.upload(choose, new File([new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x05])], 'two.cer'));
    await screen.findByDisplayValue(/MAMCAQU=/);
    expect(field(authoritiesField).value.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    await user.upload(choose, new File(['x'.repeat(200_000)], 'long.pem'));
    expect((await screen.findByRole('alert', { hidden: true })).textContent).toContain('too long');
  });

  it('has nothing to say where nothing is called', async () => {
    const desk = deskWith(practice, { ...real, connection: 'manual', network: null, endpoint: null });
    await openDesk(`/accounts/${realId}`, desk);
    await screen.findByLabelText('Name');
    expect(screen.queryByRole('region', { name: 'Network', hidden: true })).toBeNull();
  });
});

describe('The client certificate for a gateway', () => {
  it('keeps its lines, pasted or from a file', async () => {
    const { user, desk } = await toAccess(/company’s gateway/);
    await user.type(field('Address of the gateway'), 'https://gateway.example');
    await user.click(field('Client certificate (PEM)'));
    await user.paste(pem);
    const key = '-----BEGIN PRIVATE KEY-----\nTUlJQg==\n-----END PRIVATE KEY-----\n';
    await user.upload(field('Key of the client certificate (PEM): or choose a file'), new File([key], 'own.key'));
    const typed = await screen.findByLabelText<HTMLTextAreaElement>('Key of the client certificate (PEM)');
    await screen.findByDisplayValue(/BEGIN PRIVATE KEY/);
    expect(typed.tagName).toBe('TEXTAREA');
    await user.click(button('Test the connection'));
    await screen.findByRole('row', { name: /List of customers works/ });
    expect(tried(desk)?.keys).toMatchObject({ gatewayCertificate: pem, gatewayKey: key });
  });
});

describe('The network of an account that is here', () => {
  const inCompany: AccountSummary = {
    ...real,
    network: { proxy: { kind: 'fixed', address: 'http://proxy.example:8080' }, authorities: [authority] },
    proxySignIn: true,
  };
  async function open() {
    const desk = deskWith(practice, inCompany);
    desk.answer('accounts.change', () => inCompany);
    const page = await openDesk(`/accounts/${realId}`, desk);
    const changes = () => desk.calls.filter(({ path }) => path === 'accounts.change').map(({ input }) => input);
    return { ...page, changes };
  }

  it('shows proxy and authorities, says that a sign-in is kept, and keeps what is left as it is', async () => {
    const { user, changes } = await open();
    expect(field('Address of the proxy').value).toBe('http://proxy.example:8080');
    expect(screen.getByRole('list', { name: authoritiesField, hidden: true }).textContent).toContain('Company Authority');
    expect(screen.getByText(/A sign-in is in the secret store/)).toBeTruthy();
    await user.clear(field('Address of the proxy'));
    await user.type(field('Address of the proxy'), 'other.example:3128');
    await user.click(button('Keep'));
    await screen.findByText('Kept');
    expect(changes()).toMatchObject([{ network: { proxy: { kind: 'fixed', address: 'http://other.example:3128' } } }]);
    expect(changes()[0]).not.toHaveProperty('proxySignIn');
    expect(changes()[0]).not.toHaveProperty('network.certificates');
  });

  it('gets another sign-in, which is gone from the page once it is kept, or forgets the one there is', async () => {
    const { user, changes } = await open();
    await user.type(field('Name at the proxy'), 'wang.fang');
    await user.type(field('Password at the proxy'), 'another');
    await user.click(button('Keep'));
    await screen.findByText('Kept');
    expect(changes()).toMatchObject([{ proxySignIn: { name: 'wang.fang', password: 'another' } }]);
    expect(field('Password at the proxy').value).toBe('');
    await user.click(screen.getByLabelText('Forget the sign-in that is kept'));
    await user.click(button('Keep'));
    await screen.findByText('Kept');
    expect(changes()[1]).toMatchObject({ proxySignIn: null });
  });

  it('lets its authorities go only when a person says so, and says what that means', async () => {
    const { user, changes } = await open();
    await user.click(screen.getByRole('button', { name: 'Give others, or none', hidden: true }));
    expect(screen.getByText(/trusts the authorities of the system alone/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep those there are', hidden: true }));
    await user.click(button('Keep'));
    expect(changes()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Give others, or none', hidden: true }));
    await user.click(button('Keep'));
    await screen.findByText('Kept');
    expect(changes()).toMatchObject([{ network: { certificates: '' } }]);
  });

  it('asks for its sign-in again with the keys when all of them are missing', async () => {
    const desk = deskWith(practice, { ...inCompany, keys: 'missing', proxySignIn: false });
    desk.answer('accounts.setKeys', () => inCompany);
    const { user } = await openDesk(`/accounts/${realId}`, desk);
    await user.type(field('Access key (AK)'), 'AK');
    await user.type(field('Secret key (SK)'), 'SK');
    const [, name] = screen.getAllByLabelText('Name at the proxy');
    const [, password] = screen.getAllByLabelText('Password at the proxy');
    await user.type(name as HTMLElement, 'li.wei');
    await user.type(password as HTMLElement, 'secret');
    await user.click(button('Try and keep'));
    await screen.findByText(/the new keys are in use/);
    const given = desk.calls.find(({ path }) => path === 'accounts.setKeys')?.input as { keys: Keys };
    expect(given.keys.proxySignIn).toEqual({ name: 'li.wei', password: 'secret' });
  });
});
