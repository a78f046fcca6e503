import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, startProxy } from './network/company.ts';
import { type SandboxProcess, startSandbox } from './sandbox-process.ts';

const program = fileURLToPath(new URL('../../scripts/probe.mjs', import.meta.url));
let sandbox: SandboxProcess;
beforeAll(async () => {
  sandbox = await startSandbox({ customers: 50 });
});
afterAll(() => sandbox.stop());

const canaries = {
  CONSENT_DESK_ACCESS_KEY: 'CANARYACCESS0001',
  CONSENT_DESK_SECRET_KEY: 'canary/secret+key=0002',
  CONSENT_DESK_SECURITY_TOKEN: 'canary-token-0003',
  CONSENT_DESK_PROXY_SIGN_IN: 'li.wei:canary-password-0004',
};
const forms = (secret: string) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];

/** Runs the probe as a person does; whatever it says must hold none of the keys, in any form. */
function probe(args: readonly string[], secrets: Partial<typeof canaries> = canaries): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const { HTTPS_PROXY: _, HTTP_PROXY: __, ...environment } = process.env;
    execFile(process.execPath, [program, ...args], { env: { ...environment, ...secrets } }, (error, stdout, stderr) => {
      const said = `${stdout}${stderr}`;
      for (const secret of Object.values(secrets)) for (const form of forms(secret)) expect(said).not.toContain(form);
      expect(said).not.toMatch(/canary|\bat .*\.ts:\d+/iu);
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said });
    });
  });
}
const real = () => ({ CONSENT_DESK_ACCESS_KEY: sandbox.accessKey, CONSENT_DESK_SECRET_KEY: sandbox.secretKey });

describe('The probe of a connection', () => {
  it('shows each reading call with its result, its time and the permission item it needs', async () => {
    const { code, said } = await probe(['--endpoint', sandbox.url, '--partner-type', 'distributor'], real());
    for (const call of ['customers', 'resellers', 'orders', 'resources', 'budgets', 'budget-records'])
      expect(said).toMatch(new RegExp(`^${call} +works +\\d+ ms`, 'mu'));
    expect(said).toContain('BPC_ITEM_SUBCUSTSERV_010111 or BPC_ITEM_SUBCUSTSERV_010503');
    expect(code).toBe(0);
  });

  it('does not fail over what is refused and not needed, but over what is needed', async () => {
    const refuse = (match: string) => sandbox.control('POST', '/faults', { match, kind: '503' });
    await refuse('/v2/partners/sub-customers/budget/records');
    const unneeded = await probe(['--endpoint', sandbox.url], real());
    expect(unneeded.said).toMatch(/^budget-records +FAILED \(server-failed\)/mu);
    expect(unneeded.code).toBe(0);
    await refuse('/v2/orders/customer-orders');
    const missing = await probe(['--endpoint', sandbox.url], real());
    expect(missing.said).toMatch(/^orders +FAILED/mu);
    expect(missing.code).toBe(1);
  });

  it('says what is wrong with the keys and what to do, without repeating them', async () => {
    const { code, said } = await probe(['--endpoint', sandbox.url]);
    expect(said).toMatch(/^customers +REFUSED \(wrong-keys, APIGW.0301\)/mu);
    expect(said).toContain('Get new temporary keys with their security token');
    expect(code).toBe(1);
  });

  it('says when nobody listens there, and what a proxy answers', async () => {
    const away = await probe(['--endpoint', `https://127.0.0.1:${await freePort()}`]);
    expect(away.said).toContain('Nobody listens at the partner’s address.');
    expect(away.code).toBe(1);
    const proxy = await startProxy(1, { signIn: 'another:one' });
    const refused = await probe(['--endpoint', 'https://partner.test', '--proxy', proxy.address]);
    await proxy.stop();
    expect(refused.said).toContain('The proxy wants somebody to sign in.');
    expect(proxy.signIns[0]).toBe(`Basic ${Buffer.from(canaries.CONSENT_DESK_PROXY_SIGN_IN).toString('base64')}`);
    expect(refused.code).toBe(1);
  });

  for (const [what, args] of Object.entries({
    'plain http to another computer': ['--endpoint', 'http://partner.example'],
    'keys in the address': ['--endpoint', 'https://CANARYACCESS0001:canary@partner.example'],
    'no address at all': ['--endpoint', 'canary-token-0003'],
    'a key as an argument': ['--secret-key', canaries.CONSENT_DESK_SECRET_KEY],
    'a bare key': [canaries.CONSENT_DESK_SECRET_KEY],
    'a site that is none': ['--site', 'canary-token-0003'],
    'a password in the proxy': ['--proxy', 'http://li:canary-password-0004@proxy.example:8080'],
    'certificates that are not there': ['--certificates', '/nowhere/canary.pem'],
  }))
    it(`refuses ${what} and repeats nothing of it`, async () => {
      const { code, said } = await probe(args);
      expect(code).toBe(2);
      expect(said.trim()).toMatch(/^.+\.$/u);
    });

  it('asks for keys that are missing, by the names that its help lists', async () => {
    const missing = await probe(['--endpoint', sandbox.url], { CONSENT_DESK_ACCESS_KEY: 'CANARYACCESS0001' });
    expect(missing.code).toBe(2);
    const help = await probe(['--help']);
    for (const name of Object.keys(canaries)) expect(help.said).toContain(name);
    expect(missing.said).toContain('CONSENT_DESK_SECRET_KEY');
    expect(help.code).toBe(0);
  });
});
