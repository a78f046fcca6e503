import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type Keyring, openSecrets, systemKeyring } from '../../src/web/host/secrets.ts';

const run = promisify(execFile);
const onDesktop = process.env.CONSENT_DESK_DESKTOP === '1';

/** A keyring in memory; `broken` names the calls that fail or forget. */
function keyring(broken: 'nothing' | 'writing' | 'keeping' = 'nothing'): Keyring & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (key) => kept.get(key) ?? null,
    async set(key, value) {
      if (broken === 'writing') throw new Error('AccessDenied');
      if (broken === 'nothing') kept.set(key, value);
    },
    delete: async (key) => void kept.delete(key),
  };
}

test('a working keyring keeps secrets and holds nothing of the probe', async () => {
  const ring = keyring();
  const secrets = await openSecrets(ring, 'linux');
  expect(await secrets.describe()).toEqual({ kind: 'os', name: 'Secret Service' });
  expect(ring.kept.size).toBe(0);
  await secrets.set('key', 'value');
  expect(await secrets.get('key')).toBe('value');
  await secrets.delete('key');
  expect(await secrets.get('key')).toBeNull();
});

test.each(['writing', 'keeping'] as const)('where %s fails, secrets stay in memory and the app can say so', async (broken) => {
  const ring = keyring(broken);
  const secrets = await openSecrets(ring);
  expect(await secrets.describe()).toEqual({ kind: 'memory', name: 'memory only' });
  await secrets.set('key', 'value');
  expect(await secrets.get('key')).toBe('value');
  expect(ring.kept.size).toBe(0);
});

test('without any keyring, secrets stay in memory', async () => {
  expect((await (await openSecrets(null)).describe()).kind).toBe('memory');
});

test('a keyring that fails later is a fault, not an empty answer', async () => {
  const ring = keyring();
  const secrets = await openSecrets(ring, 'linux');
  ring.get = async () => {
    throw new Error('locked');
  };
  await expect(secrets.get('key')).rejects.toMatchObject({ code: 'secret-store-missing', detail: { store: 'Secret Service' } });
});

test.runIf(onDesktop)('the real Secret Service keeps a secret, apart for each profile', async () => {
  const profile = `/profiles/${randomUUID()}`;
  const secrets = await openSecrets(systemKeyring(profile));
  expect(await secrets.describe()).toEqual({ kind: 'os', name: 'Secret Service' });
  await secrets.set('sandbox', 'word');
  expect(await secrets.get('sandbox')).toBe('word');
  expect(await (await openSecrets(systemKeyring('/profiles/other'))).get('sandbox')).toBeNull();
  const found = await run('secret-tool', ['search', 'username', `${profile} :: sandbox`]);
  expect(`${found.stdout}${found.stderr}`).toContain('secret = word');
  await secrets.delete('sandbox');
  expect(await secrets.get('sandbox')).toBeNull();
});
