import { createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { secretsOf } from '../../../src/engine/accounts/keys.ts';
import { AccountConnection } from '../../../src/engine/connection.ts';
import { lastPlace } from '../../../src/engine/desk/evidence/log-sound.ts';
import { sealingKey } from '../../../src/engine/desk/evidence/seal-key.ts';
import { sealKeyName } from '../../../src/engine/desk/evidence/secret-names.ts';
import { account, type DeskUnderTest, deskUnderTest, refusal } from '../handlers/desk-under-test.ts';

async function aDesk(): Promise<DeskUnderTest> {
  const desk = await deskUnderTest();
  onTestFinished(desk.stop);
  return desk;
}

describe('the sealing key', () => {
  test('is made once, and named by the SHA-256 of its public part', async () => {
    const desk = await aDesk();
    const first = await desk.client.evidence.key({ account });
    expect(await desk.client.evidence.key({ account })).toEqual(first);
    const der = createPublicKey(first.publicKey).export({ type: 'spki', format: 'der' });
    expect(createHash('sha256').update(der).digest('hex')).toBe(first.fingerprint);
    expect(first).toMatchObject({ kept: 'memory', replaces: null });
    const signature = (await sealingKey(desk.desk)).sign('Grüße');
    expect(verify(null, Buffer.from('Grüße'), createPublicKey(first.publicKey), signature)).toBe(true);
  });

  test('is one key also when two ask for it at once', async () => {
    const desk = await aDesk();
    const [one, other] = await Promise.all([desk.client.evidence.key({ account }), desk.client.evidence.key({ account })]);
    expect(one).toEqual(other);
    const { rows } = await desk.store.log({ search: '', filters: { operation: 'setting-changed' }, before: null, limit: 9 });
    expect(rows.filter(({ entry }) => entry.detail.setting === 'seal-key')).toHaveLength(1);
  });

  test('leaves its private part in the secret store alone', async () => {
    const desk = await aDesk();
    const shown = await desk.client.evidence.key({ account });
    const secret = await desk.host.secrets.get(sealKeyName(account));
    // The last 32 bytes of PKCS 8 are the key itself.
    const bytes = Buffer.from(secret ?? '', 'base64').subarray(-32);
    expect(bytes).toHaveLength(32);
    expect(JSON.stringify(shown)).not.toContain(secret);
    const values = JSON.stringify(await desk.store.value('seal-key'));
    expect(values).toContain(shown.fingerprint);
    for (const form of ['base64', 'hex', 'base64url'] as const) expect(values).not.toContain(bytes.toString(form));
  });

  test.each([
    ['lost', async ({ host }: DeskUnderTest) => host.secrets.delete(sealKeyName(account))],
    ['no key any more', async ({ host }: DeskUnderTest) => host.secrets.set(sealKeyName(account), 'bm90IGEga2V5')],
  ])('that is %s is replaced by a new one, which is said and logged', async (_, lose) => {
    const desk = await aDesk();
    const before = await desk.client.evidence.key({ account });
    await lose(desk);
    const after = await desk.client.evidence.key({ account });
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(after.replaces).toBe(before.fingerprint);
    const { rows } = await desk.store.log({ search: '', filters: { operation: 'setting-changed' }, before: null, limit: 1 });
    expect(rows[0]?.entry.detail).toEqual({ setting: 'seal-key', fingerprint: after.fingerprint, replaces: before.fingerprint });
    expect(await desk.store.value('seal-key')).toMatchObject({ earlier: [{ fingerprint: before.fingerprint }] });
    expect(await desk.client.evidence.key({ account })).toMatchObject({ fingerprint: after.fingerprint, replaces: null });
  });

  test('is not replaced while the secret store is locked', async () => {
    const desk = await aDesk();
    const before = await desk.client.evidence.key({ account });
    const { get } = desk.host.secrets;
    desk.host.secrets.get = () => Promise.reject(new Fault('secret-store-locked'));
    expect(await refusal(desk.client.evidence.key({ account }))).toMatchObject({ code: 'secret-store-locked' });
    desk.host.secrets.get = get;
    expect(await desk.client.evidence.key({ account })).toEqual(before);
  });

  test('goes with the other secrets of its account', () => {
    const connection = AccountConnection.parse({
      kind: 'manual',
      account: 'account-1',
      name: 'Acme',
      site: 'intl',
      partnerType: 'reseller',
      signInAddress: null,
      secrets: {},
    });
    expect(secretsOf(connection)).toEqual(expect.arrayContaining(['account-1.seal-key', 'account-1.last-checkpoint']));
  });
});

test('a place that was never kept, or cannot be read, is none', async () => {
  const desk = await aDesk();
  expect(await lastPlace(desk.desk)).toBeNull();
  await desk.host.secrets.set(`${account}.last-checkpoint`, '{"sequence":1}');
  expect(await lastPlace(desk.desk)).toBeNull();
  await desk.host.secrets.set(`${account}.last-checkpoint`, 'not json');
  expect(await lastPlace(desk.desk)).toBeNull();
});
