import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverCertificate } from '../smtp/certificates.ts';
import { account, type DeskUnderTest, deskUnderTest, refusal } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

const server = { host: 'Mail.Partner.example', port: 587, security: 'starttls', authorities: '' } as const;
const byPassword = (password: string | null, user = 'desk') => ({ kind: 'password', user, password }) as const;
const byToken = (change: { tokenAddress?: string; clientSecret?: string | null; refreshToken?: string | null } = {}) =>
  ({
    kind: 'oauth2',
    user: 'desk@partner.example',
    clientId: 'client-1',
    tokenAddress: 'https://login.example/token',
    clientSecret: 'client-secret-1',
    refreshToken: 'refresh-token-1',
    ...change,
  }) as const;
type Input = Parameters<DeskUnderTest['client']['mailServer']['set']>[0];
const set = (change: Partial<Input>) => desk.client.mailServer.set({ account, ...server, signIn: { kind: 'none' }, ...change });
const get = () => desk.client.mailServer.get({ account });
const secret = (name: string) => desk.host.secrets.get(`${account}.mail-${name}`);

describe('a token that is renewed while a letter is on its way', () => {
  it('takes the place of the old one, but never that of another server set up meanwhile', async () => {
    await set({ signIn: byToken() });
    await setPartner();
    const { signIn } = await usedFor(desk.client.consent.send({ account, customerId: desk.customer(0), caseId: null, again: false }));
    await signIn.renewed?.('refresh-token-2');
    expect(await secret('refresh-token')).toBe('refresh-token-2');
    await set({ signIn: byToken({ tokenAddress: 'https://elsewhere.example/token', refreshToken: 'for-elsewhere' }) });
    await signIn.renewed?.('refresh-token-3');
    expect(await secret('refresh-token')).toBe('for-elsewhere');
  });

  const setPartner = () => {
    const [accountName, email] = ['acme-partner', 'desk@partner.example'];
    return desk.client.settings.setPartner({ account, accountName, accountNameAgain: accountName, email, emailAgain: email });
  };
  async function usedFor(sending: PromiseLike<unknown>) {
    await sending;
    const signIn = desk.sender.letters.at(-1)?.signIn;
    if (signIn?.kind !== 'oauth2') throw new Error('it was signed in by a token');
    return { signIn };
  }
});

describe('the mail server of an account', () => {
  it('is none until a person sets it up, and none again when it is forgotten, with its secrets', async () => {
    expect(await get()).toBeNull();
    await set({ signIn: byPassword('correct horse') });
    expect(await get()).toMatchObject({ host: 'mail.partner.example', port: 587, signIn: 'password', user: 'desk', secret: 'there' });
    await desk.client.mailServer.forget({ account });
    expect(await get()).toBeNull();
    expect(await secret('password')).toBeNull();
    const { rows } = await desk.client.log.page({ account, search: '', filters: { operation: 'setting-changed' }, before: null, limit: 9 });
    expect(rows.map(({ entry }) => entry.detail).filter(({ setting }) => setting === 'mail-server')).toMatchObject([
      { set: false },
      { set: true },
    ]);
  });

  it('never gives a secret away, neither in an answer nor in the log nor in the store', async () => {
    const said = [await set({ signIn: byToken() }), await get(), await desk.store.value('mail-server')];
    const { rows } = await desk.client.log.page({ account, search: '', filters: {}, before: null, limit: 50 });
    expect(JSON.stringify([said, rows, desk.written])).not.toMatch(/client-secret-1|refresh-token-1/);
    expect([await secret('client-secret'), await secret('refresh-token')]).toEqual(['client-secret-1', 'refresh-token-1']);
  });

  it('keeps the secret when only its port or its authorities change', async () => {
    await set({ signIn: byPassword('correct horse') });
    await set({ port: 465, security: 'implicit', authorities: serverCertificate().authority, signIn: byPassword(null) });
    expect(await get()).toMatchObject({ port: 465, secret: 'there' });
    await desk.client.mailServer.test({ account });
    expect(await secret('password')).toBe('correct horse');
  });

  it.each([
    ['another server', { host: 'mail.evil.example', signIn: byPassword(null) }],
    ['another user', { signIn: byPassword(null, 'someone') }],
  ])('wants the password again for %s: what was given for one goes to no other', async (_, change) => {
    await set({ signIn: byPassword('correct horse') });
    expect(await refusal(set(change))).toEqual({ code: 'invalid-input', detail: { field: 'password', reason: 'given-again' } });
    expect(await get()).toMatchObject({ host: 'mail.partner.example', user: 'desk', secret: 'there' });
  });

  it('wants the secrets of OAuth2 again for another token address, and where there were none', async () => {
    const kept = { clientSecret: null, refreshToken: null };
    expect(await refusal(set({ signIn: byToken(kept) }))).toMatchObject({ detail: { reason: 'given-again' } });
    await set({ signIn: byToken() });
    await set({ signIn: byToken(kept) });
    const elsewhere = byToken({ ...kept, tokenAddress: 'https://login.evil.example/token' });
    expect(await refusal(set({ signIn: elsewhere }))).toMatchObject({ detail: { field: 'clientSecret', reason: 'given-again' } });
    await set({ signIn: byPassword('correct horse') });
    expect([await secret('client-secret'), await secret('refresh-token')]).toEqual([null, null]);
  });

  it('says when its secret is missing or cannot be read', async () => {
    await set({ signIn: byPassword('correct horse') });
    await desk.host.secrets.delete(`${account}.mail-password`);
    expect(await get()).toMatchObject({ secret: 'missing' });
    expect(await refusal(desk.client.mailServer.test({ account }))).toEqual({
      code: 'mail-sign-in-refused',
      detail: { reason: 'secret-missing' },
    });
    await set({});
    expect(await get()).toMatchObject({ signIn: 'none', secret: 'not-needed' });
  });

  it('is tried without sending anything', async () => {
    expect(await refusal(desk.client.mailServer.test({ account }))).toEqual({ code: 'mail-server-missing' });
    await set({ signIn: byPassword('correct horse') });
    await expect(desk.client.mailServer.test({ account })).resolves.toMatchObject({ greeting: '220 mail.partner.example' });
    expect(desk.sender.letters).toEqual([]);
  });

  it('keeps nothing but certificates of what was given as authorities', async () => {
    const { authority, key } = serverCertificate();
    await set({ authorities: `${key}\n${authority}` });
    expect((await get())?.authorities).not.toMatch(/PRIVATE KEY/);
    expect(await refusal(set({ authorities: '-----BEGIN CERTIFICATE-----\nAAAA' }))).toEqual({
      code: 'mail-server-certificate',
      detail: { reason: 'own-certificates' },
    });
  });
});
