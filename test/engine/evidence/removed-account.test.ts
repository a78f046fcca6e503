import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { lastCheckpointName, sealKeyName } from '../../../src/engine/desk/evidence/secret-names.ts';
import { newProfile, noKeys, planFor } from '../accounts/profile.ts';

test('with an account its sealing key goes from the secret store; the public part stays in the archive', async () => {
  const profile = newProfile();
  onTestFinished(() => profile.remove());
  const client = await profile.begin();
  const { account } = await client.accounts.add({ plan: planFor('https://partner.example', { kind: 'manual' }), keys: noKeys });
  const { fingerprint, publicKey } = await client.evidence.key({ account });
  await client.evidence.checkpoint({ account, way: 'copy', to: '' });
  const { secrets } = profile.host;
  const kept = () => Promise.all([secrets.get(sealKeyName(account)), secrets.get(lastCheckpointName(account))]);
  const [secret, place] = await kept();
  expect([typeof secret, typeof place]).toEqual(['string', 'string']);
  const { archive } = await client.accounts.remove({ account, typedName: 'Acme Distribution' });
  expect(await kept()).toEqual([null, null]);
  const text = readFileSync(archive, 'utf8');
  expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ sealKeys: { current: { fingerprint, publicKey } } });
  expect(text).not.toContain(secret);
});
