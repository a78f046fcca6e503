import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { whoseIs } from '../../../src/engine/bridge/whose.ts';
import { type SandboxProcess, startSandbox } from '../sandbox-process.ts';
import { keysOf, newProfile, type Profile, planFor } from './profile.ts';

let sandbox: SandboxProcess;
let profile: Profile;
beforeAll(async () => {
  sandbox = await startSandbox({ customers: 10 });
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  profile = newProfile();
});
afterEach(() => profile.remove());

describe('an account beside the company’s gateway', () => {
  it('is tried with its gateway, reads the public API, and may do what the gateway offers', async () => {
    const client = await profile.begin();
    const plan = planFor(sandbox.url, { kind: 'gateway', gatewayEndpoint: sandbox.url });
    const keys = { ...keysOf(sandbox), gatewayToken: sandbox.gatewayToken };
    const results = await client.accounts.tryPlan({ plan, keys });
    expect(results.at(-1)).toMatchObject({ call: 'gateway', outcome: 'works' });
    const wrong = await client.accounts.tryPlan({ plan, keys: { ...keys, gatewayToken: 'wrong' } });
    expect(wrong.map(({ call, outcome }) => `${call} ${outcome}`)).toContain('customers works');
    expect(wrong.at(-1)).toMatchObject({ call: 'gateway', outcome: 'refused' });
    const { account } = await client.accounts.add({ plan, keys });
    await vi.waitFor(async () => expect((await client.desk.status({ account })).counts.customers).toBe(10), 20_000);
    expect(await client.desk.status({ account })).toMatchObject({ simulated: false, capabilities: { request: 'api', decide: 'api' } });
    await expect(client.accounts.setKeys({ account, keys: { ...keys, gatewayToken: 'wrong' } })).rejects.toMatchObject({
      data: { code: 'wrong-keys' },
    });
  });
});

describe('an address of one customer or request', () => {
  const desk = (account: string, known: readonly string[]) =>
    ({
      info: { account },
      store: {
        case: async (id: string) => (known.includes(id) ? {} : null),
        customer: async (id: string) => (known.includes(id) ? {} : null),
      },
    }) as unknown as Parameters<typeof whoseIs>[1][number];
  const desks = [desk('one', ['case-1', 'shared']), desk('two', ['case-2', 'shared'])];

  it.each([
    ['/requests/case-2', 'two'],
    ['/customers/case-1', 'one'],
    ['/consent/case-1', 'one'],
    ['/customers/shared', null],
    ['/requests/unknown', null],
    ['/log', null],
  ])('%s belongs to the account that knows it: %s', async (address, account) => {
    expect(await whoseIs(address, desks)).toBe(account);
  });
});
