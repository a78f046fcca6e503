import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PartnerCenterActs } from '../../../src/core/ports.ts';
import { createPartnerCenter } from '../../../src/engine/adapters/partner-center/partner-center.ts';
import { intlAssociationTypes } from '../../../src/engine/adapters/partner-center/wire/association.ts';
import { type SandboxProcess, startSandbox } from '../../engine/sandbox-process.ts';

const path = '/v2/partners/sub-customers/unfreeze';
let sandbox: SandboxProcess;
let slept: number[];
let ids: string[];

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 60 });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  const { customer_ids } = await sandbox.control('POST', '/customers/join', { count: 4 });
  ids = customer_ids as string[];
  for (const id of ids) await set(id, { indirect_partner_id: null, association_type: '3', frozen: 'account', frozen_manually: true });
});
afterEach(async () => {
  await sandbox.control('DELETE', '/faults');
  await sandbox.control('POST', '/settings', { throttle: false, partner_frozen: false });
});

const set = (id: string, change: object) => sandbox.control('POST', `/customers/${id}/set`, change);
const frozen = async (id: string) => (await sandbox.control('GET', `/customers/${id}`)).frozen;
const calls = async () => Number((await sandbox.control('GET', '/calls'))[`POST ${path}`] ?? 0);
const fault = (kind: string, more: object = {}) => sandbox.control('POST', '/faults', { match: path, kind, ...more });
function acts(timeout = 30_000): PartnerCenterActs {
  slept = [];
  return createPartnerCenter({
    endpoint: sandbox.url,
    accessKey: sandbox.accessKey,
    secretKey: sandbox.secretKey,
    clock: { now: () => new Date().toISOString() },
    associationTypes: intlAssociationTypes,
    perSecond: Number.POSITIVE_INFINITY,
    sleep: async (milliseconds) => void slept.push(milliseconds),
    random: () => 0,
    timeout,
  }).acts;
}
const unfreeze = (customerIds: readonly string[], change: object = {}, timeout?: number) =>
  acts(timeout).unfreeze({ customerIds, resellerId: '', kind: 'account', reason: 'Arrears are paid', ...change });
const refusal = (asking: Promise<unknown>) =>
  asking.then(
    () => 'no fault',
    (error: unknown) => error,
  );

describe('Unfreezing by the public API', () => {
  it('unfreezes what was frozen in that way', async () => {
    expect(await unfreeze(ids)).toEqual(ids.map((customerId) => ({ customerId, fault: null })));
    for (const id of ids) expect(await frozen(id)).toBe('no');
  });

  it('unfreezes account and resources only as such (R06)', async () => {
    const [id = ''] = ids;
    await set(id, { frozen: 'account_and_resource' });
    expect(await refusal(unfreeze([id]))).toMatchObject({ code: 'refused-by-partner-center', detail: { apiCode: 'CBC.0100' } });
    expect(await unfreeze([id], { kind: 'account-and-resources' })).toEqual([{ customerId: id, fault: null }]);
  });

  it('tells row by row what failed inside HTTP 200', async () => {
    const [first = '', other = '', third = ''] = ids;
    await set(other, { frozen: 'account_and_resource' });
    await set(third, { association_type: '1' });
    const rows = await unfreeze([first, other, third]);
    expect(rows[0]).toEqual({ customerId: first, fault: null });
    expect(rows[1]).toMatchObject({ customerId: other, fault: { code: 'refused-by-partner-center', detail: { apiCode: 'CBC.0100' } } });
    expect(rows[2]).toMatchObject({ customerId: third, fault: { detail: { apiCode: 'CBC.5024' } } });
    expect(await frozen(first)).toBe('no');
    expect(await frozen(other)).toBe('account_and_resource');
  });

  it('sends nothing for none, for eleven, or for one twice', async () => {
    const before = await calls();
    const eleven = Array.from({ length: 11 }, (_, number) => `customer-${number}`);
    for (const wrong of [[], eleven, [ids[0] ?? '', ids[0] ?? '']])
      expect(await refusal(unfreeze(wrong))).toMatchObject({ code: 'invalid-input', detail: { field: 'customerIds' } });
    expect(await calls()).toBe(before);
  });

  for (const [kind, code] of [
    ['reset', 'unreachable'],
    ['429', 'throttled'],
    ['500', 'server-failed'],
    ['503', 'server-failed'],
    ['retry_after', 'throttled'],
    ['truncated', 'malformed-answer'],
  ] as const) {
    it(`is sent once and never again after ${kind}`, async () => {
      const before = await calls();
      await fault(kind);
      expect(await refusal(unfreeze(ids))).toMatchObject({ code });
      expect(slept).toEqual([]);
      expect(await calls()).toBeLessThanOrEqual(before + 1);
    });
  }

  for (const kind of ['reset', '500', 'truncated'] as const) {
    it(`may have happened although its answer was lost by ${kind}`, async () => {
      await fault(kind, { after: 'apply' });
      expect(await refusal(unfreeze(ids))).toMatchObject({ code: expect.stringMatching(/unreachable|server-failed|malformed-answer/u) });
      expect(await frozen(ids[0] ?? '')).toBe('no');
    });
  }

  it('does not know what became of it when no answer came in time', async () => {
    await fault('timeout');
    expect(await refusal(unfreeze(ids, {}, 150))).toMatchObject({ code: 'timeout', detail: { sent: 'unknown' } });
    expect(slept).toEqual([]);
  });

  it('is refused for resources while the partner itself is frozen (facts.md 1.5)', async () => {
    await sandbox.control('POST', '/settings', { partner_frozen: true });
    expect(await refusal(unfreeze(ids, { kind: 'account-and-resources' }))).toMatchObject({ code: 'forbidden' });
  });
});
