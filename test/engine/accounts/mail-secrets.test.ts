import { afterEach, beforeEach, expect, it } from 'vitest';
import { newProfile, noKeys, type Profile, planFor } from './profile.ts';

let profile: Profile;
beforeEach(() => {
  profile = newProfile();
});
afterEach(() => profile.remove());

it('the secrets of an account’s mail server are its own, and go with it', async () => {
  const client = await profile.begin();
  const add = async (name: string) =>
    (await client.accounts.add({ plan: planFor('https://partner.example', { kind: 'manual', name }), keys: noKeys })).account;
  const [one, other] = [await add('One'), await add('Other')];
  const server = { host: 'mail.partner.example', port: 465, security: 'implicit', authorities: '' } as const;
  for (const account of [one, other]) {
    await client.mailServer.set({ account, ...server, signIn: { kind: 'password', user: 'desk', password: `of ${account}` } });
  }
  const secret = (account: string) => profile.host.secrets.get(`${account}.mail-password`);
  expect([await secret(one), await secret(other)]).toEqual([`of ${one}`, `of ${other}`]);
  await client.accounts.remove({ account: one, typedName: 'One' });
  expect([await secret(one), await secret(other)]).toEqual([null, `of ${other}`]);
  expect(await client.mailServer.get({ account: other })).toMatchObject({ secret: 'there' });
});
