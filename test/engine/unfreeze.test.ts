import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActKey } from '../../src/core/case/case.ts';
import { CustomerId } from '../../src/core/customer/customer.ts';
import { compose, type Engine } from '../../src/engine/compose.ts';
import { AccountConnection } from '../../src/engine/connection.ts';
import { fakeHost } from '../fakes/host.ts';
import { refusal } from './handlers/desk-under-test.ts';
import { type SandboxProcess, startSandbox } from './sandbox-process.ts';

const path = '/v2/partners/sub-customers/unfreeze';
let sandbox: SandboxProcess;
let profile: string;
let engine: Engine;
let host: ReturnType<typeof fakeHost>;
let ids: CustomerId[];

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 20 });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  const { customer_ids } = await sandbox.control('POST', '/customers/join', { count: 3 });
  ids = (customer_ids as string[]).map((id) => CustomerId.parse(id));
  for (const id of ids) await set(id, { indirect_partner_id: null, association_type: '3', frozen: 'account', frozen_manually: true });
  profile = mkdtempSync(join(tmpdir(), 'desk-unfreeze-'));
  host = fakeHost();
  await host.secrets.set('access', sandbox.accessKey);
  await host.secrets.set('secret', sandbox.secretKey);
});
afterEach(async () => {
  await engine.stop();
  rmSync(profile, { recursive: true, force: true });
  await sandbox.control('DELETE', '/faults');
});

const set = (id: string, change: object) => sandbox.control('POST', `/customers/${id}/set`, change);
const sent = async () => Number((await sandbox.control('GET', '/calls'))[`POST ${path}`] ?? 0);
const fault = (kind: string, more: object = {}) => sandbox.control('POST', '/faults', { match: path, kind, ...more });
const account = 'acme' as never;

/** A desk of a real partner account, without any gateway, whose site is the simulated one. */
async function open() {
  const connection = AccountConnection.parse({
    kind: 'huawei-cloud',
    account: 'acme',
    name: 'Acme',
    site: 'intl',
    partnerType: 'csp',
    endpoint: sandbox.url,
    callsPerSecond: 1000,
    signInAddress: 'https://partner.example/sign-in',
    secrets: { accessKey: 'access', secretKey: 'secret' },
  });
  const clock = { now: () => new Date().toISOString() };
  engine = await compose({ profile, host, clock, shell: 'none', version: '0.0.0', accounts: [connection] });
  const client = createRouterClient(engine.router);
  const wanted = async () => (await client.customers.card({ account, customerId: first() })).row.frozen;
  await vi.waitFor(async () => expect(await wanted()).toBe(true), 20_000);
  await client.settings.setPerson({ account, role: 'account-manager', operator: 'Ann Lee' });
  return client;
}
const first = (): CustomerId => ids[0] ?? CustomerId.parse('none');
const act = (change: object = {}) => ({
  account,
  customerIds: ids.slice(0, 1),
  kind: 'account' as const,
  reason: 'Arrears are paid',
  understood: true,
  actKey: ActKey.parse(crypto.randomUUID()),
  ...change,
});
type Client = Awaited<ReturnType<typeof open>>;
const logOf = async (client: Client, customerId: string) =>
  (await client.log.page({ account, search: '', filters: { customerId }, before: null, limit: 50 })).rows
    .map(({ entry }) => entry)
    .filter(({ operation }) => operation.startsWith('unfreeze'))
    .reverse();

describe('unfreezing from the desk', () => {
  it('is written before it is sent, told row by row, and read again afterwards; its permission is untested until then', async () => {
    const client = await open();
    await set(ids[1] ?? '', { frozen: 'account_and_resource' });
    expect(await client.freezes.state({ account, customerId: first() })).toEqual({ why: null, permission: 'untested', last: null });
    const { rows } = await client.freezes.unfreeze(act({ customerIds: ids }));
    expect(rows.map(({ result, frozenNow }) => [result, frozenNow])).toEqual([
      ['unfrozen', false],
      ['refused', true],
      ['unfrozen', false],
    ]);
    expect(rows[1]?.fault).toMatchObject({ code: 'refused-by-partner-center', detail: { apiCode: 'CBC.0100' } });
    expect((await logOf(client, first())).map(({ operation, result }) => [operation, result])).toEqual([
      ['unfreeze-intended', 'ok'],
      ['unfreeze-answered', 'ok'],
    ]);
    expect((await logOf(client, ids[1] ?? '')).at(-1)).toMatchObject({
      result: 'refused',
      detail: { became: 'refused', apiCode: 'CBC.0100' },
    });
    expect(await client.freezes.state({ account, customerId: first() })).toMatchObject({
      why: 'not-frozen',
      permission: 'works',
      last: { by: 'Ann Lee', kind: 'account', result: 'unfrozen', seen: { frozen: false } },
    });
    expect((await client.customers.card({ account, customerId: first() })).row.frozen).toBe(false);
  });

  it('that got no answer is not known, is not sent again, and is settled by reading', async () => {
    const client = await open();
    await fault('reset', { after: 'apply' });
    const before = await sent();
    const once = act();
    const { rows } = await client.freezes.unfreeze(once);
    expect(rows[0]).toMatchObject({ result: 'unknown', fault: { code: 'unreachable' } });
    expect(await sent()).toBe(before + 1);
    expect(await refusal(client.freezes.unfreeze(once))).toEqual({ code: 'act-key-reused' });
    expect((await logOf(client, first())).at(-1)).toMatchObject({ operation: 'unfreeze-answered', result: 'unknown' });
    expect(await client.freezes.look({ account, customerIds: [first()] })).toEqual({ rows: [{ customerId: first(), frozen: false }] });
    expect((await client.freezes.state({ account, customerId: first() })).last).toMatchObject({
      result: 'unknown',
      seen: { frozen: false },
    });
    expect(await sent()).toBe(before + 1);
  });

  it('that is delivered twice at once is sent once', async () => {
    const client = await open();
    const twice = act();
    const both = await Promise.allSettled([client.freezes.unfreeze(twice), client.freezes.unfreeze(twice)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ data: { code: 'act-key-reused' } });
    expect((await logOf(client, first())).map(({ operation }) => operation)).toEqual(['unfreeze-intended', 'unfreeze-answered']);
    expect(await refusal(client.freezes.unfreeze(twice))).toEqual({ code: 'act-key-reused' });
  });

  it('of several leaves out the one that cannot be read again, and sends the others', async () => {
    const client = await open();
    await sandbox.control('POST', '/faults', { match: '/v2/orders/customer-orders', kind: 'wrong_shape', times: 1 });
    const before = await sent();
    const { rows } = await client.freezes.unfreeze(act({ customerIds: ids }));
    expect(rows.map(({ result, frozenNow }) => [result, frozenNow])).toEqual([
      ['not-sent', true],
      ['unfrozen', false],
      ['unfrozen', false],
    ]);
    expect(rows[0]?.fault).toMatchObject({ code: 'malformed-answer' });
    expect(await sent()).toBe(before + 1);
    expect((await client.freezes.state({ account, customerId: first() })).last).toBeNull();
  });

  it('finds the others to choose from: frozen, of the reseller model, and ours where the customer is ours', async () => {
    const client = await open();
    const filters = { frozen: true, association: 'reseller' as const, visibility: 'visible' as const, resellerId: '' };
    const question = { account, search: '', filters, sort: { by: 'accountName' as const, descending: false }, offset: 0, limit: 100 };
    const { rows } = await client.customers.page(question);
    expect(rows.map(({ customerId }) => customerId)).toEqual(expect.arrayContaining(ids));
    expect(rows.filter(({ frozen, association, resellerId }) => !frozen || association !== 'reseller' || resellerId !== '')).toEqual([]);
  });

  it('that was throttled was not done, and says so', async () => {
    const client = await open();
    await fault('429');
    const { rows } = await client.freezes.unfreeze(act());
    expect(rows[0]).toMatchObject({ result: 'refused', fault: { code: 'throttled' }, frozenNow: true });
  });

  it('that was cut off by the end of the engine stands as not known', async () => {
    const client = await open();
    await fault('latency', { ms: 60_000 });
    const before = await sent();
    const cut = refusalOrRows(client.freezes.unfreeze(act()));
    await vi.waitFor(async () => expect(await logOf(client, first())).toHaveLength(1), 10_000);
    await engine.stop();
    await cut;
    await sandbox.control('DELETE', '/faults');
    const again = await open();
    expect((await again.freezes.state({ account, customerId: first() })).last).toMatchObject({ result: 'unknown' });
    expect(await sent()).toBeLessThanOrEqual(before + 1);
  });

  it('needs the warning to be understood, a reason and a named person, and sends nothing without them', async () => {
    const client = await open();
    const before = await sent();
    expect(await refusal(client.freezes.unfreeze(act({ understood: false })))).toMatchObject({ code: 'not-understood' });
    expect(await refusal(client.freezes.unfreeze(act({ reason: ' ' })))).toMatchObject({
      code: 'invalid-input',
      detail: { field: 'reason' },
    });
    await client.settings.setPerson({ account, role: 'administrator', operator: '' });
    expect(await refusal(client.freezes.unfreeze(act()))).toEqual({ code: 'operator-missing' });
    expect(await sent()).toBe(before);
  });

  it('is only for customers of the reseller model that are frozen now', async () => {
    const client = await open();
    await set(ids[0] ?? '', { association_type: '1' });
    await set(ids[1] ?? '', { frozen: 'no' });
    const before = await sent();
    const { rows } = await client.freezes.unfreeze(act({ customerIds: ids.slice(0, 2) }));
    expect(rows.map(({ result }) => result)).toEqual(['not-sent', 'not-frozen']);
    expect(await sent()).toBe(before);
    expect(await client.freezes.state({ account, customerId: first() })).toMatchObject({
      why: 'not-reseller-model',
      permission: 'untested',
    });
  });
});

const refusalOrRows = (asked: Promise<unknown>) => asked.catch((error: unknown) => error);

describe('a guided request of an account without a gateway', () => {
  it('opens the sign-in of the site, logged as that, and stands as stated; nothing is sent', async () => {
    const client = await open();
    await client.settings.setPerson({ account, role: 'administrator', operator: 'Ann Lee' });
    const { caseId } = await client.requests.prepare({ account, customerId: first() });
    expect(await client.requests.guide({ account, caseId })).toMatchObject({
      signInAddress: 'https://partner.example/sign-in',
      documented: true,
    });
    await client.requests.openGuide({ account, caseId, what: 'sign-in' });
    expect(host.opened).toEqual(['https://partner.example/sign-in']);
    await client.requests.stateGuided({
      account,
      caseId,
      actKey: ActKey.parse(crypto.randomUUID()),
      what: 'submitted',
      at: new Date(Date.now() - 60_000).toISOString(),
      note: '',
      reason: 'The contract has ended',
      passQuotaReason: null,
    });
    const { row, acts } = await client.requests.get({ account, caseId });
    expect(row).toMatchObject({ state: 'awaiting-customer', stated: true, statedBy: 'Ann Lee' });
    expect(acts).toEqual(expect.arrayContaining(['tell-outcome', 'take-back-statement', 'chase']));
    await sandbox.control('POST', `/customers/${first()}/leave`, { record: true });
    await client.requests.tellOutcome({
      account,
      caseId,
      actKey: ActKey.parse(crypto.randomUUID()),
      outcome: 'agreed',
      at: new Date().toISOString(),
      note: '',
    });
    await client.requests.askConnection({ account, caseId });
    expect((await client.requests.get({ account, caseId })).connectionSays?.[0]).toMatchObject({ what: 'disassociated' });
  });
});
