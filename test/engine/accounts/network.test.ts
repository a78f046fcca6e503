import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeHost } from '../../fakes/host.ts';
import { issue } from '../network/certificate.ts';
import { type CompanyProxy, startProxy, startSite } from '../network/company.ts';
import { newProfile, noKeys, type Profile, planFor } from './profile.ts';

const company = issue('Company Authority');
const honest = issue('partner.test', { issuer: company });
const signIn = { name: 'li.wei', password: 'p@ss:word' };
const keys = { ...noKeys, accessKey: 'AK', secretKey: 'SK' };

let profile: Profile;
let names: Map<string, string>;
let site: Awaited<ReturnType<typeof startSite>>;
let proxy: CompanyProxy;
beforeEach(async () => {
  const host = fakeHost();
  names = new Map();
  const { set, delete: remove } = host.secrets;
  host.secrets.set = async (name, value) => {
    names.set(name, value);
    await set(name, value);
  };
  host.secrets.delete = async (name) => {
    names.delete(name);
    await remove(name);
  };
  profile = newProfile(host);
  site = await startSite(honest);
  proxy = await startProxy(site.port, { signIn: 'li.wei:p@ss:word' });
});
afterEach(async () => {
  await profile.remove();
  await proxy.stop();
  await site.stop();
});

const network = () => ({ proxy: { kind: 'fixed', address: proxy.address } as const, certificates: company.pem });
const plan = () => planFor('https://partner.test', { partnerType: 'csp', network: network() });
const signInsKept = () => [...names].filter(([name]) => name.endsWith('proxy-sign-in')).map(([, value]) => value);
const change = {
  name: 'Renamed',
  colour: 'red',
  endpoint: 'https://partner.test',
  gatewayEndpoint: null,
  signInAddress: null,
  callsPerSecond: 3,
} as const;

describe('an account in a company’s network', () => {
  it('is tried over the proxy that demands a sign-in, by the company’s authority, before anything is kept', async () => {
    const client = await profile.begin();
    const tried = async (given: object) => (await client.accounts.tryPlan({ plan: plan(), keys: { ...keys, ...given } }))[0];
    expect(await tried({ proxySignIn: signIn })).toMatchObject({ call: 'customers', outcome: 'works' });
    expect(proxy.wanted).toEqual(['partner.test:443']);
    expect(await tried({})).toMatchObject({ outcome: 'failed', fault: { code: 'proxy-refused', detail: { reason: 'sign-in' } } });
    expect(names.size).toBe(0);
  });

  it('is added with it; the password stands in the secret store alone', async () => {
    const client = await profile.begin();
    const added = await client.accounts.add({ plan: plan(), keys: { ...keys, proxySignIn: signIn } });
    expect(added).toMatchObject({
      keys: 'kept',
      proxySignIn: true,
      network: { proxy: network().proxy, authorities: [{ subject: 'Company Authority', authority: true }] },
    });
    expect(signInsKept()).toEqual(['li.wei:p@ss:word']);
    expect(readFileSync(join(profile.path, 'accounts.json'), 'utf8')).not.toContain('p@ss');
    expect(JSON.stringify(await client.accounts.list())).not.toMatch(/p@ss|li\.wei|BEGIN/u);
    expect((await client.accounts.tryKept(added))[0]).toMatchObject({ outcome: 'works' });
  });

  it('keeps keys, sign-in and certificates when only its proxy or its name is changed', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: plan(), keys: { ...keys, proxySignIn: signIn } });
    const before = new Map(names);
    await client.accounts.change({ account, ...change });
    await client.accounts.change({ account, ...change, network: { proxy: network().proxy } });
    expect(names).toEqual(before);
    expect((await client.accounts.tryKept({ account }))[0]).toMatchObject({ outcome: 'works' });
    const { rows } = await client.log.page({ account, search: '', filters: { operation: 'setting-changed' }, before: null, limit: 1 });
    expect(rows[0]?.entry.detail).toMatchObject({ proxy: proxy.address, proxySignIn: true, authorities: 1 });
    expect(JSON.stringify(rows)).not.toContain('p@ss');
  });

  it('gets another sign-in, forgets it, and has none where it has no proxy; nothing of the old one stays', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: plan(), keys });
    expect(await client.accounts.change({ account, ...change, proxySignIn: signIn })).toMatchObject({ keys: 'kept', proxySignIn: true });
    expect((await client.accounts.tryKept({ account }))[0]).toMatchObject({ outcome: 'works' });
    await client.accounts.change({ account, ...change, proxySignIn: { ...signIn, password: 'other' } });
    expect(signInsKept()).toEqual(['li.wei:other']);
    expect(await client.accounts.change({ account, ...change, proxySignIn: null })).toMatchObject({ proxySignIn: false });
    expect(signInsKept()).toEqual([]);
    await client.accounts.change({ account, ...change, proxySignIn: signIn });
    const straight = await client.accounts.change({ account, ...change, network: { proxy: { kind: 'none' }, certificates: '' } });
    expect(straight).toMatchObject({ keys: 'kept', proxySignIn: false, network: { proxy: { kind: 'none' }, authorities: [] } });
    expect(signInsKept()).toEqual([]);
  });

  it('keeps its sign-in when it gets new keys', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: plan(), keys: { ...keys, proxySignIn: signIn } });
    await client.accounts.setKeys({ account, keys: { ...keys, accessKey: 'NEW' } });
    expect(names.size).toBe(3);
    expect(signInsKept()).toEqual(['li.wei:p@ss:word']);
    expect((await client.accounts.tryKept({ account }))[0]).toMatchObject({ outcome: 'works' });
  });
});

describe('certificates that a person gives', () => {
  const cutOff = `${company.pem}${company.pem.slice(0, 200)}`;

  it.each([
    ['text that holds none', 'hello'],
    ['a key alone', honest.key],
    ['one that is cut off, after a whole one', cutOff],
  ])('are refused and change nothing when they are %s', async (_, certificates) => {
    const client = await profile.begin();
    const refused = { data: { code: 'certificate-refused', detail: { reason: 'own-certificates' } } };
    const bad = { ...plan(), network: { ...network(), certificates } };
    await expect(client.accounts.certificates({ pem: certificates })).rejects.toMatchObject(refused);
    await expect(client.accounts.tryPlan({ plan: bad, keys })).rejects.toMatchObject(refused);
    await expect(client.accounts.add({ plan: bad, keys })).rejects.toMatchObject(refused);
    expect(names.size).toBe(0);
    const { account } = await client.accounts.add({ plan: plan(), keys: { ...keys, proxySignIn: signIn } });
    await expect(client.accounts.change({ account, ...change, network: bad.network })).rejects.toMatchObject(refused);
    expect(await client.accounts.list()).toMatchObject([{ name: 'Acme Distribution', network: { authorities: [{}] } }]);
  });

  it('are told by whose they are, until when they are valid, and whether they vouch for others', async () => {
    const client = await profile.begin();
    const old = issue('Old Authority', { days: [-30, -1] });
    const told = await client.accounts.certificates({ pem: `Bag attributes\n${old.pem}${honest.pem}` });
    expect(told.map(({ subject, authority }) => [subject, authority])).toEqual([
      ['Old Authority', true],
      ['partner.test', false],
    ]);
    expect(Date.parse(told[0]?.validTo ?? '')).toBeLessThan(Date.now());
    expect(Date.parse(told[1]?.validTo ?? '')).toBeGreaterThan(Date.now());
  });

  it('are kept without a key that stood in the same file', async () => {
    const client = await profile.begin();
    await client.accounts.add({ plan: { ...plan(), network: { ...network(), certificates: company.pem + company.key } }, keys });
    expect(readFileSync(join(profile.path, 'accounts.json'), 'utf8')).not.toContain('PRIVATE KEY');
  });
});
